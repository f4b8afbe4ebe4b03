"""How programs say who they are: with a token; a browser's session may only read."""

from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework.authentication import BaseAuthentication, SessionAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request

from accounts.models import Token, User
from accounts.tokens import token_of

SCHEME = "Token"


class TokenAuthentication(BaseAuthentication):
    """`Authorization: Token smile_…`; whoever it speaks for sees what it may reach."""

    def authenticate(self, request: Request) -> tuple[User, Token] | None:
        """The person and the token; a wrong one is refused, whatever else is sent."""
        scheme, _space, secret = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != SCHEME.lower():
            return None
        token = token_of(secret.strip(), now=timezone.now())
        if token is None:
            raise AuthenticationFailed(
                _("This token is not known, has ended or was revoked.")
            )
        token.user.only_baby = token.baby_id
        return token.user, token

    def authenticate_header(self, request: Request) -> str:  # noqa: ARG002 -- the framework's signature
        """What a 401 asks for."""
        return SCHEME


class SessionToRead(SessionAuthentication):
    """Lets the pages of somebody signed in read; a write needs a token."""

    def authenticate(self, request: Request) -> tuple[User, None] | None:
        """The person signed in here, for a request that changes nothing."""
        if request.method not in SAFE_METHODS:
            return None
        found: tuple[User, None] | None = super().authenticate(request)
        return found

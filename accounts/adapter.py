"""How the sign-in library behaves here: sign-in, sign-out, addresses and mail."""

from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from accounts.devices import begin_to_see
from accounts.kept import remember_person, welcome_back
from accounts.languages import remember_language
from accounts.models import User


class AccountAdapter(DefaultAccountAdapter):
    """The library's own, with what families on shared phones need."""

    def post_login(
        self, request: HttpRequest, user: AbstractBaseUser, **hooks: Any
    ) -> HttpResponse:
        """After signing in or up: settle what was kept, and for whom."""
        welcome_back(request, user)
        response = super().post_login(request, user, **hooks)
        remember_person(response, user)
        begin_to_see(request)
        if isinstance(user, User) and user.language:
            remember_language(response, user.language)
        return response

    def logout(self, request: HttpRequest) -> None:
        """What was said to this person is not shown to the next."""
        list(messages.get_messages(request))
        super().logout(request)
        messages.success(request, _("You signed out."))

    def clean_email(self, email: str) -> str:
        """Refuse what would not fit, instead of cutting it."""
        longest = User._meta.get_field("email").max_length  # noqa: SLF001 -- public
        if longest and len(email) > longest:
            raise ValidationError(
                _("This e-mail is too long. It may have %(longest)d letters."),
                params={"longest": longest},
            )
        return super().clean_email(email)

    def send_mail(
        self, template_prefix: str, email: str, context: dict[str, Any]
    ) -> None:
        """Lead to the address the operator set, whatever the browser called us."""
        if settings.PUBLIC_URL:
            host = urlsplit(settings.PUBLIC_URL).netloc
            context = {
                name: at_home(value) if name.endswith("_url") else value
                for name, value in context.items()
            } | {"current_site": SimpleNamespace(name=host, domain=host)}
        super().send_mail(template_prefix, email, context)

    def _get_login_attempts_cache_key(
        self,
        request: HttpRequest,  # noqa: ARG002 -- the library's signature
        **credentials: Any,
    ) -> str:
        """One count for an e-mail, whatever host and port the browser names."""
        return str(credentials.get("email", "")).lower()


def at_home(address: str) -> str:
    """The same page under the address the operator set."""
    there = urlsplit(address)
    path = urlunsplit(("", "", there.path, there.query, there.fragment))
    return f"{settings.PUBLIC_URL}{path}"

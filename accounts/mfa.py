"""The second step of signing in: secrets sealed in the database, errors in plain words."""

import base64
import secrets
from functools import cache
from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac
from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy

SECRET_BYTES = 20


class MFAAdapter(DefaultMFAAdapter):
    """The library's own, with sealed secrets and other words."""

    error_messages: dict[str, str | Promise] = {
        "add_email_blocked": gettext_lazy(
            "Turn off the second step first. Then you can add an address."
        ),
        "cannot_delete_authenticator": gettext_lazy("This cannot be turned off."),
        "cannot_generate_recovery_codes": gettext_lazy(
            "First add an app or a passkey."
        ),
        "incorrect_code": gettext_lazy("This code did not work. Try the next one."),
        "unverified_email": gettext_lazy(
            "Confirm your email first. We sent you a link. "
            "You find it under Settings, Email."
        ),
    }

    def encrypt(self, text: str) -> str:
        """Seal a secret for the database."""
        return _vault(*_secrets()).encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Open it again.

        When no key of ours fits, the operator has changed SECRET_KEY: then it is
        a secret that nobody knows, so that no code fits and no page breaks.
        """
        try:
            return _vault(*_secrets()).decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return base64.b32encode(secrets.token_bytes(SECRET_BYTES)).decode()

    def build_totp_svg(self, url: str) -> str:  # noqa: ARG002 -- the library's signature
        """Nothing: our page draws the code itself."""
        return ""

    def generate_authenticator_name(
        self,
        user: Any,
        type: Authenticator.Type,  # noqa: A002 -- the library's signature
    ) -> str:
        """What a passkey is called until somebody names it."""
        count = Authenticator.objects.filter(user=user, type=type).count()
        return _("Passkey %(number)d") % {"number": count + 1}


def _secrets() -> tuple[str, ...]:
    return (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)


@cache
def _vault(*keys: str) -> MultiFernet:
    """Seals with the first key, opens with any: one server secret after another."""
    return MultiFernet([Fernet(_key(secret)) for secret in keys])


def _key(secret: str) -> bytes:
    sealed = salted_hmac("smilestone.mfa", "", secret=secret, algorithm="sha256")
    return base64.urlsafe_b64encode(sealed.digest())

from django.apps import AppConfig
from django.core.checks import Tags, register

from accounts.checks import public_url


class AccountsConfig(AppConfig):
    """People who sign in."""

    name = "accounts"

    def ready(self) -> None:
        """Have `check --deploy` look at our own settings too."""
        register(public_url, Tags.security, deploy=True)

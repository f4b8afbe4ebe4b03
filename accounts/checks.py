"""What an operator should know before families come."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Warning as Warned


def public_url(**_kwargs: Any) -> list[CheckMessage]:
    """Mails lead to an address that only the operator can set."""
    if settings.PLAIN_HTTP:
        return []
    if not settings.PUBLIC_URL:
        return [
            Warned(
                "PUBLIC_URL is not set, so links in mails trust what a browser says.",
                hint="Set PUBLIC_URL to the site's address: https://smiles.example.com",
                id="accounts.W001",
            )
        ]
    parts = urlsplit(settings.PUBLIC_URL)
    if parts.scheme != "https" or not parts.netloc or parts.path:
        return [
            Warned(
                "PUBLIC_URL is not an address to put before a path.",
                hint="Write https:// and the host name, and nothing after it.",
                id="accounts.W002",
            )
        ]
    return []

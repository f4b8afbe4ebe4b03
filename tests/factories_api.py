"""Programs that speak for a person."""

import uuid
from typing import Any

from django.utils import timezone
from rest_framework.test import APIClient

from accounts.models import TokenScope, User
from accounts.tokens import TokenWish, make_token
from babies.models import Baby


def secret_for(
    user: User, *, scope: str = TokenScope.WRITE, baby_id: uuid.UUID | None = None
) -> str:
    """The secret of a new token."""
    wish = TokenWish(name="Test button", scope=TokenScope(scope), baby_id=baby_id)
    return make_token(user, wish, now=timezone.now())[1]


def api(user: User, **token: Any) -> APIClient:
    """A program with a token of this person; keywords are those of `secret_for`."""
    client = APIClient()
    client.default_format = "json"
    client.credentials(HTTP_AUTHORIZATION=f"Token {secret_for(user, **token)}")
    return client


def smiles_of(baby: Baby, *rest: object) -> str:
    """The address of a baby's smiles, or of what lies under it."""
    return "/".join(["/api/v1/babies", str(baby.pk), "smiles", *map(str, rest), ""])


def fields_of(response: Any) -> list[str]:
    """The fields that a problem names."""
    return [error["field"] for error in response.json()["errors"]]

"""Programs that speak for a person."""

import uuid
from typing import Any

from django.utils import timezone
from rest_framework.test import APIClient

from accounts.models import TokenScope, User
from accounts.tokens import TokenWish, make_token


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

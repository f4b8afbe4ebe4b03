"""Tokens with which programs speak for a person: made, found again, revoked."""

import secrets
import uuid
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from django.db.models import CharField

from accounts.models import Token, TokenScope, User
from accounts.prepared import Place, Prepared

START: Final = "smile_"
PUBLIC_BYTES: Final = 4
SECRET_BYTES: Final = 32
DAYS: Final = 365
MOST_DAYS: Final = 730
NOTED_EVERY: Final = timedelta(minutes=1)
#: Far above what a person needs; a list that can be read at a glance.
MOST_OPEN: Final = 50
_KNOWN: Final = Prepared(
    lambda: Token.objects.filter(
        secret_hash=Place("secret_hash", CharField())
    ).select_related("user")
)


class TooManyTokensError(Exception):
    """So many are open that nobody knows any more which program has which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenWish:
    """What somebody wants a token for; `key` is the id that the page chose."""

    name: str
    key: uuid.UUID = field(default_factory=uuid.uuid4)
    scope: TokenScope = TokenScope.WRITE
    baby_id: uuid.UUID | None = None
    days: int = DAYS


def make_token(user: User, wish: TokenWish, *, now: datetime) -> tuple[Token, str]:
    """A new token and its secret, which is told once and kept nowhere.

    The same form again is the same token with another secret: nobody has read the
    first. Raises TooManyTokensError.
    """
    mine = Token.objects.visible_to(user).open_at(now)
    token = mine.filter(pk=wish.key, last_used_at=None).first()
    if token is None:
        if mine.count() >= MOST_OPEN:
            raise TooManyTokensError
        is_taken = Token.objects.filter(pk=wish.key).exists()
        token = Token(pk=uuid.uuid4() if is_taken else wish.key, user=user)
    token.prefix = START + secrets.token_hex(PUBLIC_BYTES)
    secret = f"{token.prefix}_{secrets.token_urlsafe(SECRET_BYTES)}"
    token.secret_hash = _hash(secret)
    token.name, token.scope, token.baby_id = wish.name, wish.scope, wish.baby_id
    token.made_at, token.expires_at = now, now + timedelta(days=wish.days)
    token.save()
    return token, secret


def token_of(secret: str, *, now: datetime) -> Token | None:
    """The open token of a secret, with its person; its use is noted now and then."""
    if not secret.startswith(START):
        return None
    token: Token | None = next(iter(_KNOWN.ask(secret_hash=_hash(secret))), None)
    if token is None or not _is_open(token, now):
        return None
    if _is_news(token, now):
        Token.objects.filter(pk=token.pk).update(last_used_at=now)
    return token


def _is_open(token: Token, now: datetime) -> bool:
    """Of one token, what `open_at` says of many."""
    is_over = token.revoked_at is not None or token.expires_at <= now
    return token.user.is_active and not is_over


def _is_news(token: Token, now: datetime) -> bool:
    """Whether its last use was noted long ago; a write each time would be dear."""
    return token.last_used_at is None or now - token.last_used_at >= NOTED_EVERY


def revoke(token: Token, *, now: datetime) -> None:
    """End a token at once; a second time changes nothing."""
    if token.revoked_at is None:
        token.revoked_at = now
        token.save(update_fields=["revoked_at"])


def _hash(secret: str) -> str:
    """What is stored of a secret; it has so much chance in it that no salt is due."""
    return sha256(secret.encode(errors="surrogatepass")).hexdigest()

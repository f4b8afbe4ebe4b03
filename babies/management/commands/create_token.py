"""A token of the API for somebody who has an account."""

import uuid
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.models import TokenScope, User
from accounts.tokens import (
    DAYS,
    MOST_DAYS,
    TokenWish,
    TooManyTokensError,
    make_token,
)
from babies.models import Baby


class Command(BaseCommand):
    """Standard output has the token alone, so that a script can read it."""

    help = "Make a token of the API and print it; it is kept nowhere else."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whose it is, and what it may do."""
        parser.add_argument("email", help="of the person it speaks for")
        parser.add_argument(
            "--scope", choices=TokenScope.values, default=TokenScope.WRITE
        )
        parser.add_argument(
            "--baby", type=uuid.UUID, metavar="ID", help="the one baby it reaches"
        )
        parser.add_argument("--name", default="Command line", help="what it is for")
        parser.add_argument("--days", type=int, default=DAYS, help="until it ends")

    def handle(self, *_args: Any, **said: Any) -> None:
        """Print the token."""
        user = User.objects.filter(email__iexact=said["email"], is_active=True).first()
        if user is None:
            raise CommandError("Nobody has an account under this e-mail.")
        if not 1 <= said["days"] <= MOST_DAYS:
            raise CommandError(f"A token is for 1 to {MOST_DAYS} days.")
        mine = Baby.objects.visible_to(user)
        if said["baby"] is not None and not mine.filter(pk=said["baby"]).exists():
            raise CommandError("This person has no such baby.")
        wish = TokenWish(
            name=said["name"][:80],
            scope=TokenScope(said["scope"]),
            baby_id=said["baby"],
            days=said["days"],
        )
        try:
            _token, secret = make_token(user, wish, now=timezone.now())
        except TooManyTokensError:
            raise CommandError("This person has too many; revoke some.") from None
        self.stdout.write(secret)

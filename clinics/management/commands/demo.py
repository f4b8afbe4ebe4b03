"""manage.py demo: made-up families and clinics in an empty database."""

from datetime import UTC, datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from clinics.demo import fill_clinics
from milestones.demo import RealAccountsError, fill
from milestones.loading import load_expectations


class Command(BaseCommand):
    """Fill an empty database with the demo; the same each time."""

    help = "Fill an empty database with made-up families and clinics; refuses any other database"

    @transaction.atomic
    def handle(self, *_args: Any, **_options: Any) -> None:
        """Load the catalog and make the demo's people, babies and clinics."""
        now = datetime.now(UTC)
        load_expectations(today=now.date())
        try:
            babies = fill(now=now)
        except RealAccountsError:
            raise CommandError(
                "This database has accounts in it already. "
                "The demo needs an empty one, so nothing was changed."
            ) from None
        if babies:
            shares = fill_clinics(now=now)
            self.stdout.write(f"Made {babies} demo babies and {shares} shares.")
        else:
            self.stdout.write("The demo is there already; nothing was changed.")

"""Deletes for good what has been in the bin for thirty days; run it once a day."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from babies.bins import purge_bin
from exchange.removal import purge_babies


class Command(BaseCommand):
    """Empties the bin of old entries, and of whole babies."""

    help = __doc__ or ""

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Delete, and print how much went."""
        now = timezone.now()
        # Babies first: their entries then need not go one by one.
        babies = purge_babies(now=now)
        entries = purge_bin(now=now)
        self.stdout.write(f"Deleted {babies} babies and {entries} entries.")

"""Deletes for good what has been in the bin for thirty days; run it once a day."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from babies.bins import purge_bin


class Command(BaseCommand):
    """Empties the bin of old entries."""

    help = __doc__ or ""

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Delete, and print how many entries went."""
        self.stdout.write(f"Deleted {purge_bin(now=timezone.now())} entries.")

"""Forgets what was brought for an import and never confirmed; run it once a day."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from exchange.imports.writing import purge_uploads


class Command(BaseCommand):
    """Deletes uploads that are a day old."""

    help = __doc__ or ""

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Delete, and print how many went."""
        self.stdout.write(f"Deleted {purge_uploads(now=timezone.now())} uploads.")

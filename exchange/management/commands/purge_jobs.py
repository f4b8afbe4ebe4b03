"""Deletes exports and imports that have run out, with their files; run it every day."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from exchange.jobs import purge_jobs


class Command(BaseCommand):
    """Forgets jobs a week after they were asked for."""

    help = __doc__ or ""

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Delete, and print how many jobs went."""
        self.stdout.write(f"Deleted {purge_jobs(now=timezone.now())} jobs.")

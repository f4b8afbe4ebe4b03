"""Tells webhooks what is new in their diaries; run it every minute."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from exchange.deliveries import send_all


class Command(BaseCommand):
    """Collects what happened, and sends it."""

    help = __doc__ or ""

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Send, and print how much was taken."""
        taken, failed = send_all(now=timezone.now())
        self.stdout.write(f"Sent {taken}, failed {failed}.")

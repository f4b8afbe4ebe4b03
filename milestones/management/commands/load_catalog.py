"""manage.py load_catalog: the clinical catalog into the database."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from milestones.loading import load_expectations


class Command(BaseCommand):
    """Bring the expectations in the database in step with the clinical catalog."""

    help = "Load the clinical catalog into the database; safe to run again"

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Load, and say what that changed."""
        loaded = load_expectations(today=timezone.now().date())
        self.stdout.write(
            f"Catalog: {loaded.added} added, {loaded.changed} changed, "
            f"{loaded.retired} retired, {loaded.unchanged} unchanged."
        )

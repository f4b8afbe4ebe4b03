"""Classifies smiles again that an older version of the rules classified."""

from typing import Any

from django.core.management.base import BaseCommand

from babies.services import reclassify_outdated


class Command(BaseCommand):
    """Brings the stored classes up to date; run it after an update."""

    help = __doc__ or ""

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Classify, and print how many smiles changed."""
        self.stdout.write(f"Classified {reclassify_outdated()} smiles again.")

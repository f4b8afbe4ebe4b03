"""Prove the access log whole, or name its first bad line."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from clinics.looks import first_bad_line
from clinics.models import Look


class Command(BaseCommand):
    """Read the whole chain; the exit status is 1 when a line does not fit."""

    help = "Prove that no line of the access log was changed, taken out or put in."

    def handle(self, **_options: Any) -> None:
        """Say how many lines are whole, or which is the first that is not."""
        bad = first_bad_line()
        if bad is not None:
            raise CommandError(f"Line {bad.number} {bad.fault}.")
        self.stdout.write(f"All {Look.objects.count()} lines are whole.")

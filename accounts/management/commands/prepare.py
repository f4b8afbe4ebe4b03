"""Everything a start needs, in one process so that a second start is quick."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from accounts.models import User

DEMO_EMAILS = (
    "parent@example.com",
    "nurse@example.com",
    "doctor@example.com",
    "admin@example.com",
)
DEMO_PASSWORD = "smilestone-demo"  # noqa: S105 -- printed for everybody to use


class Command(BaseCommand):
    """Migrates, collects static files, loads the catalog; at home, makes the demo."""

    help = __doc__ or ""

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Bring the database and the static files up to date."""
        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        call_command("load_catalog")
        call_command("reclassify")
        if settings.PLAIN_HTTP and not User.objects.exists():
            call_command("demo")
        there = User.objects.filter(email__in=DEMO_EMAILS).values_list(
            "email", flat=True
        )
        if not settings.PLAIN_HTTP:
            self.stdout.write("No demo was made: that is for PLAIN_HTTP or DEBUG only.")
        if there and settings.PLAIN_HTTP:
            self.stdout.write(f"Demo sign-ins, password {DEMO_PASSWORD}:")
        elif there:
            self.stdout.write("Delete these, whose password everybody can read:")
        for email in sorted(there, key=DEMO_EMAILS.index):
            self.stdout.write(f"  {email}")

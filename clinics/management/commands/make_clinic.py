"""A new clinic with its first member of staff."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from babies.homes import zone_choices
from clinics.choices import StaffRole
from clinics.models import Clinic, Staff
from clinics.team import first_invitation, found_clinic


class Command(BaseCommand):
    """Whoever has an account starts at once, anybody else gets a link."""

    help = "Make a clinic. Prints a link for its first member of staff, if one is due."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What the clinic is called, and who comes first."""
        parser.add_argument("name", help="what families call the clinic")
        parser.add_argument("email", help="of its first member of staff")
        parser.add_argument("--role", choices=StaffRole.values, default=StaffRole.LEAD)
        parser.add_argument(
            "--time-zone",
            choices=[zone for zone, _words in zone_choices()],
            metavar="ZONE",
            required=True,
            help="of the clinic, like Europe/London",
        )

    @transaction.atomic
    def handle(self, *_args: Any, **said: Any) -> None:
        """Make it, and say how its first member of staff gets in."""
        if Clinic.objects.filter(name__iexact=said["name"]).exists():
            raise CommandError("There is a clinic of that name.")
        now = timezone.now()
        clinic = found_clinic(name=said["name"], time_zone=said["time_zone"], now=now)
        self.stdout.write(f"{clinic.name} is made. Families find it by {clinic.code}.")
        user = User.objects.filter(email__iexact=said["email"]).first()
        if user is None:
            secret = first_invitation(clinic=clinic, role=said["role"], now=now)
            path = reverse("clinics:join", args=[secret])
            self.stdout.write(f"Send this link to {said['email']}. It works once, for")
            self.stdout.write(f"seven days: {settings.PUBLIC_URL}{path}")
            return
        Staff.objects.create(
            clinic=clinic,
            user=user,
            name=user.email,
            role=said["role"],
            since_at=now,
        )
        self.stdout.write(f"{user.email} works there now, and can say under Team")
        self.stdout.write("what families are to read as the name.")

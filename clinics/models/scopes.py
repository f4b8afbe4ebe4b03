"""Who may reach the rows of a clinic: its staff, and the family they are about."""

from typing import Self, TypeVar

from django.db import models

from babies.models import Baby, Viewer
from clinics.models.clinic import Staff

Row = TypeVar("Row", bound=models.Model)


class ClinicQuerySet(models.QuerySet[Row]):
    """Rows of one clinic, which a family does not read."""

    def at_clinic(self, staff: Staff) -> Self:
        """The rows of the clinic at which somebody works."""
        return self.filter(clinic=staff.clinic_id)


class SharedQuerySet(ClinicQuerySet[Row]):
    """Rows of a clinic about a baby, which its family may read too."""

    def visible_to(self, user: Viewer) -> Self:
        """The rows about the babies a person cares for."""
        return self.filter(baby__in=Baby.objects.visible_to(user))

    def editable_by(self, user: Viewer) -> Self:
        """The rows about the babies a person may log for."""
        return self.filter(baby__in=Baby.objects.editable_by(user))

    def managed_by(self, user: Viewer) -> Self:
        """The rows about the babies a person manages, as a parent."""
        return self.filter(baby__in=Baby.objects.managed_by(user))

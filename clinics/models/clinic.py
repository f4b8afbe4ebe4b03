"""Clinics, and who works there."""

import uuid
from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from babies.models import Viewer
from clinics.choices import TEAM_ROLES, StaffRole


class Clinic(models.Model):
    """A practice or unit whose staff families can let in.

    Families find it by its `code`, which is public.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("name"), max_length=120)
    code = models.CharField(_("code"), max_length=12, unique=True)
    time_zone = models.CharField(_("time zone"), max_length=64)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    # ISO weekdays on which watched babies are read, unless a share says otherwise.
    reading_days = models.JSONField(default=list, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("clinic")
        verbose_name_plural = _("clinics")

    def __str__(self) -> str:
        return self.name


class StaffQuerySet(models.QuerySet["Staff"]):
    """People by the clinics they work at."""

    def working(self) -> Self:
        """Those who have not left."""
        return self.filter(left_at__isnull=True)

    def at_clinic(self, staff: "Staff") -> Self:
        """The people at the clinic at which somebody works, those who left too."""
        return self.filter(clinic=staff.clinic_id)

    def of(self, user: Viewer) -> Self:
        """The places at which a person works now."""
        if not user.is_authenticated:
            return self.none()
        return self.working().filter(user=user)


class Staff(models.Model):
    """One person's role at one clinic, for as long as it lasts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    clinic = models.ForeignKey(Clinic, models.CASCADE, related_name="staff")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="working"
    )
    name = models.CharField(_("name that families see"), max_length=120)
    role = models.CharField(_("role"), max_length=13, choices=StaffRole)
    since_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)

    objects = StaffQuerySet.as_manager()

    class Meta:
        verbose_name = _("member of staff")
        verbose_name_plural = _("staff")
        constraints = [
            models.UniqueConstraint(
                fields=["clinic", "user"],
                condition=Q(left_at__isnull=True),
                name="clinics_staff_once_a_clinic",
            ),
            models.CheckConstraint(
                condition=Q(role__in=StaffRole.values), name="clinics_staff_known_role"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class StaffInvitationQuerySet(models.QuerySet["StaffInvitation"]):
    """Invitations of staff, by clinic."""

    def at_clinic(self, staff: Staff) -> Self:
        """The invitations to the clinic at which somebody works."""
        return self.filter(clinic=staff.clinic_id)

    def open_at(self, now: datetime) -> Self:
        """Those whose link works: each ends with the role of who made it, too.

        The first of a clinic has no maker.
        """
        may_invite = Q(made_by__left_at__isnull=True, made_by__role__in=TEAM_ROLES)
        may_invite &= ~Q(role=StaffRole.LEAD) | Q(made_by__role=StaffRole.LEAD)
        return self.filter(
            may_invite | Q(made_by__isnull=True),
            used_at__isnull=True,
            revoked_at__isnull=True,
            expires_at__gt=now,
        )


class StaffInvitation(models.Model):
    """A link that lets one person join a clinic's staff once.

    The link's secret is not kept, only its hash.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    clinic = models.ForeignKey(Clinic, models.CASCADE, related_name="invitations")
    role = models.CharField(_("role"), max_length=13, choices=StaffRole)
    secret_hash = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(
        Staff, models.CASCADE, null=True, related_name="invitations"
    )
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = StaffInvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation of staff")
        verbose_name_plural = _("invitations of staff")

    def __str__(self) -> str:
        return f"{self.role} {self.made_at:%Y-%m-%d}"


class SavedViewQuerySet(models.QuerySet["SavedView"]):
    """Views, by whose they are."""

    def of(self, staff: Staff) -> Self:
        """The views that a member of staff kept."""
        return self.filter(staff=staff).order_by("name")


class SavedView(models.Model):
    """A filter of the worklist that a member of staff kept under a name."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    staff = models.ForeignKey(Staff, models.CASCADE, related_name="saved_views")
    name = models.CharField(_("name"), max_length=60)
    query = models.CharField(max_length=500)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved view")
        verbose_name_plural = _("saved views")
        constraints = [
            models.UniqueConstraint(
                fields=["staff", "name"], name="clinics_savedview_name_once"
            )
        ]

    def __str__(self) -> str:
        return self.name

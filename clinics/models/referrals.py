"""Referrals: from sent to seen, each step with its day."""

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from babies.models import NOTE_LENGTH, Baby, Viewer
from clinics.choices import ReferralKind, ReferralStep
from clinics.models.cases import Case
from clinics.models.clinic import Clinic, Staff
from clinics.models.scopes import SharedQuerySet


class ReferralQuerySet(SharedQuerySet["Referral"]):
    """Referrals, by whose turn it is."""

    def overdue(self, today: date) -> Self:
        """Those whose next step should have come before today."""
        return self.filter(due_on__lt=today).order_by("due_on", "pk")


class Referral(models.Model):
    """A baby sent on to another service, at the newest of its steps."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    baby = models.ForeignKey(Baby, models.CASCADE, related_name="referrals")
    clinic = models.ForeignKey(Clinic, models.CASCADE, related_name="referrals")
    case = models.ForeignKey(
        Case, models.SET_NULL, null=True, blank=True, related_name="referrals"
    )
    kind = models.CharField(_("to"), max_length=18, choices=ReferralKind)
    service = models.CharField(_("service"), max_length=120, blank=True)
    letter = models.TextField(_("letter"), max_length=10_000, blank=True)
    made_by = models.ForeignKey(Staff, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    step = models.CharField(max_length=12, choices=ReferralStep)
    step_on = models.DateField()
    # The day by which the next step should have come; None once it has ended.
    due_on = models.DateField(null=True, blank=True)

    objects = ReferralQuerySet.as_manager()

    class Meta:
        verbose_name = _("referral")
        verbose_name_plural = _("referrals")
        indexes = [
            models.Index(fields=["clinic", "due_on"], name="clinics_referral_due")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(step__in=ReferralStep.values),
                name="clinics_referral_known_step",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.step}"


class ReferralEventQuerySet(models.QuerySet["ReferralEvent"]):
    """The steps of referrals."""

    def visible_to(self, user: Viewer) -> Self:
        """The steps for the babies a person cares for."""
        return self.filter(referral__baby__in=Baby.objects.visible_to(user))

    def at_clinic(self, staff: Staff) -> Self:
        """The steps noted at the clinic at which somebody works."""
        return self.filter(referral__clinic=staff.clinic_id)


class ReferralEvent(models.Model):
    """One step of a referral: append-only."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    referral = models.ForeignKey(Referral, models.CASCADE, related_name="events")
    step = models.CharField(max_length=12, choices=ReferralStep)
    on = models.DateField()
    note = models.TextField(_("note"), max_length=NOTE_LENGTH, blank=True)
    by = models.ForeignKey(Staff, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    objects = ReferralEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event of a referral")
        verbose_name_plural = _("events of referrals")

    def __str__(self) -> str:
        return f"{self.step} {self.on}"

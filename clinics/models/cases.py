"""What staff do about flags: cases with their steps, advice, notes, corrections."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from babies.models import NOTE_LENGTH, Baby, Viewer
from clinical.advice import FlagKind
from clinics.choices import Action, AdviceKind, Audience, Outcome, Reply, Verdict
from clinics.models.clinic import Clinic, Staff
from clinics.models.scopes import ClinicQuerySet, SharedQuerySet


class Case(models.Model):
    """One flag of a watched baby at one clinic, by its kind and starting day.

    Made by the first thing staff do about it. What it covered then decides whether
    the flag is settled or has risen anew (as for reviews of families).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    clinic = models.ForeignKey(Clinic, models.CASCADE, related_name="cases")
    baby = models.ForeignKey(Baby, models.CASCADE, related_name="cases", db_index=False)
    kind = models.CharField(
        max_length=20, choices=[(k.value, k.value) for k in FlagKind]
    )
    since = models.DateField()
    taken_by = models.ForeignKey(
        Staff, models.SET_NULL, null=True, blank=True, related_name="cases"
    )
    # The newest thing done, and what it covered: see `CaseStep`.
    action = models.CharField(max_length=12, choices=Action)
    outcome = models.CharField(max_length=17, choices=Outcome, blank=True)
    snoozed_until = models.DateField(null=True, blank=True)
    covers_urgency = models.PositiveSmallIntegerField()
    covers_newest_on = models.DateField()
    covers_facts = models.PositiveIntegerField()
    first_step_at = models.DateTimeField()
    last_step_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = ClinicQuerySet["Case"].as_manager()

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        constraints = [
            models.UniqueConstraint(
                fields=["baby", "clinic", "kind", "since"], name="clinics_case_once"
            ),
            models.CheckConstraint(
                condition=~Q(action=Action.CLOSED) | ~Q(outcome=""),
                name="clinics_case_closed_with_an_outcome",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.since}"


class CaseStepQuerySet(models.QuerySet["CaseStep"]):
    """What was done, by clinic and by family."""

    def at_clinic(self, staff: Staff) -> Self:
        """The steps taken at the clinic at which somebody works."""
        return self.filter(case__clinic=staff.clinic_id)

    def visible_to(self, user: Viewer) -> Self:
        """The steps about the babies a person cares for, without the team's notes."""
        seen = self.filter(case__baby__in=Baby.objects.visible_to(user))
        return seen.defer("note")


class CaseStep(models.Model):
    """One thing staff did about a case: append-only."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="steps")
    action = models.CharField(max_length=12, choices=Action)
    outcome = models.CharField(max_length=17, choices=Outcome, blank=True)
    until_on = models.DateField(null=True, blank=True)
    to_staff = models.ForeignKey(
        Staff, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    note = models.TextField(_("note"), max_length=NOTE_LENGTH, blank=True)
    by = models.ForeignKey(Staff, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    objects = CaseStepQuerySet.as_manager()

    class Meta:
        verbose_name = _("step of a case")
        verbose_name_plural = _("steps of cases")

    def __str__(self) -> str:
        return f"{self.action} {self.at:%Y-%m-%d}"


class StaffAdvice(models.Model):
    """Advice of staff to a family, and what the family answered."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    baby = models.ForeignKey(Baby, models.CASCADE, related_name="staff_advice")
    clinic = models.ForeignKey(Clinic, models.CASCADE, related_name="+")
    case = models.ForeignKey(
        Case, models.SET_NULL, null=True, blank=True, related_name="advice"
    )
    kind = models.CharField(max_length=10, choices=AdviceKind)
    words = models.TextField(_("words"), max_length=NOTE_LENGTH, blank=True)
    by = models.ForeignKey(Staff, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    reply = models.CharField(max_length=8, choices=Reply, blank=True)
    reply_words = models.TextField(max_length=NOTE_LENGTH, blank=True)
    replied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    replied_at = models.DateTimeField(null=True, blank=True)

    objects = SharedQuerySet["StaffAdvice"].as_manager()

    class Meta:
        verbose_name = _("advice of staff")
        verbose_name_plural = _("advice of staff")

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d}"


class NoteQuerySet(SharedQuerySet["Note"]):
    """Notes of staff: a family reads those for the family only."""

    def visible_to(self, user: Viewer) -> Self:
        """The notes for the families of the babies a person cares for."""
        return super().visible_to(user).filter(audience=Audience.FAMILY)


class Note(models.Model):
    """A note of staff; one for the team never reaches the family."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    baby = models.ForeignKey(Baby, models.CASCADE, related_name="staff_notes")
    clinic = models.ForeignKey(Clinic, models.CASCADE, related_name="+")
    audience = models.CharField(max_length=6, choices=Audience)
    words = models.TextField(_("note"), max_length=NOTE_LENGTH)
    by = models.ForeignKey(Staff, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    objects = NoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("note of staff")
        verbose_name_plural = _("notes of staff")

    def __str__(self) -> str:
        return f"{self.audience} {self.at:%Y-%m-%d}"


class Correction(models.Model):
    """Other dates of birth that staff suggest; the family decides."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    baby = models.ForeignKey(Baby, models.CASCADE, related_name="corrections")
    clinic = models.ForeignKey(Clinic, models.CASCADE, related_name="+")
    # What the baby's page said then, and what it should say: fields of `Profile`.
    before = models.JSONField()
    after = models.JSONField()
    why = models.TextField(_("why"), max_length=NOTE_LENGTH, blank=True)
    by = models.ForeignKey(Staff, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    verdict = models.CharField(max_length=9, choices=Verdict, default=Verdict.OPEN)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = SharedQuerySet["Correction"].as_manager()

    class Meta:
        verbose_name = _("suggested correction")
        verbose_name_plural = _("suggested corrections")
        constraints = [
            models.UniqueConstraint(
                fields=["baby", "clinic"],
                condition=Q(verdict=Verdict.OPEN),
                name="clinics_correction_one_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.verdict} {self.at:%Y-%m-%d}"

"""Smiles, their history, and their days."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from babies.choices import (
    Change,
    DirectedChoice,
    EyesChoice,
    FormChoice,
    KindChoice,
    Precision,
    RepeatableChoice,
    ReporterChoice,
    SmileClassChoice,
    StateChoice,
)
from babies.models.diary import NOTE_LENGTH, DiaryQuerySet, DiaryRow
from babies.models.people import Baby, Viewer


class Smile(DiaryRow):
    """One smile or laugh, with what was known about it.

    `smile_class`, `is_core`, `is_strong` and `rules_version` are what the rules made
    of it; only `babies.services` writes them.
    """

    baby = models.ForeignKey(
        Baby, models.CASCADE, related_name="smiles", db_index=False
    )
    kind = models.CharField(max_length=5, choices=KindChoice, default=KindChoice.SMILE)
    observed_at = models.DateTimeField(null=True, blank=True)
    precision = models.CharField(
        max_length=5, choices=Precision, default=Precision.EXACT
    )
    time_zone = models.CharField(max_length=64)
    state = models.CharField(
        max_length=6, choices=StateChoice, default=StateChoice.UNSURE
    )
    eyes = models.CharField(max_length=6, choices=EyesChoice, default=EyesChoice.UNSURE)
    trigger = models.JSONField(default=list, blank=True)
    directed = models.CharField(
        max_length=6, choices=DirectedChoice, default=DirectedChoice.UNSURE
    )
    form = models.CharField(
        max_length=14, choices=FormChoice, default=FormChoice.UNSURE
    )
    repeatable = models.CharField(
        max_length=9, choices=RepeatableChoice, default=RepeatableChoice.NOT_TRIED
    )
    reporter = models.CharField(
        max_length=6, choices=ReporterChoice, default=ReporterChoice.PARENT
    )
    # A running sleep timer said "asleep", and nobody has looked at it since.
    state_is_guess = models.BooleanField(default=False)
    note = models.TextField(_("note"), max_length=NOTE_LENGTH, blank=True)
    # The same moment logged for several babies of a family: one id in all its rows.
    together = models.UUIDField(null=True, blank=True, editable=False)
    # The same smile logged twice: this row went to the bin for the other.
    merged_into = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="merged",
        db_index=False,
    )
    smile_class = models.CharField(
        max_length=13, choices=SmileClassChoice, editable=False
    )
    is_core = models.BooleanField(editable=False)
    is_strong = models.BooleanField(editable=False)
    rules_version = models.CharField(max_length=20, editable=False)

    objects = DiaryQuerySet["Smile"].as_manager()

    class Meta:
        verbose_name = _("smile")
        verbose_name_plural = _("smiles")
        indexes = [
            models.Index(
                fields=["baby", "-on", "-logged_at"], name="babies_smile_newest_first"
            ),
            # Few rows have one; without it, deleting many smiles reads all for each.
            models.Index(
                fields=["merged_into"],
                name="babies_smile_merged_into",
                condition=Q(merged_into__isnull=False),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(precision=Precision.DAY, observed_at__isnull=True)
                | ~Q(precision=Precision.DAY) & Q(observed_at__isnull=False),
                name="babies_smile_time_unless_only_day",
            ),
            models.CheckConstraint(
                condition=Q(smile_class__in=SmileClassChoice.values),
                name="babies_smile_known_class",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.smile_class} {self.on}"


class SmileVersionQuerySet(models.QuerySet["SmileVersion"]):
    """The history of entries."""

    def visible_to(self, user: Viewer) -> Self:
        """The history of entries of the babies a person can see."""
        return self.filter(baby__in=Baby.objects.visible_to(user))


class SmileVersion(models.Model):
    """What an entry said after each change: append-only."""

    smile = models.ForeignKey(Smile, models.CASCADE, related_name="versions")
    baby = models.ForeignKey(Baby, models.CASCADE, related_name="+")
    change = models.CharField(max_length=8, choices=Change)
    answers = models.JSONField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField()

    objects = SmileVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("earlier version of a smile")
        verbose_name_plural = _("earlier versions of smiles")
        indexes = [models.Index(fields=["smile", "at"], name="babies_version_of_smile")]

    def __str__(self) -> str:
        return f"{self.change} {self.at:%Y-%m-%d}"


class SmileDayQuerySet(models.QuerySet["SmileDay"]):
    """Days of smiles."""

    def visible_to(self, user: Viewer) -> Self:
        """The days of the babies a person can see."""
        return self.filter(baby__in=Baby.objects.visible_to(user))


class SmileDay(models.Model):
    """How many smiles of each class a baby's day holds.

    Derived from the day's smiles and kept in step by `babies.services`, so that a
    page costs the same after ten smiles and after ten thousand.
    """

    baby = models.ForeignKey(
        Baby, models.CASCADE, related_name="smile_days", db_index=False
    )
    on = models.DateField()
    reflex = models.PositiveIntegerField(default=0)
    unclear = models.PositiveIntegerField(default=0)
    likely_social = models.PositiveIntegerField(default=0)
    social = models.PositiveIntegerField(default=0)
    laugh = models.PositiveIntegerField(default=0)
    strong = models.PositiveIntegerField(default=0)
    staff_strong = models.PositiveIntegerField(default=0)

    objects = SmileDayQuerySet.as_manager()

    class Meta:
        verbose_name = _("day of smiles")
        verbose_name_plural = _("days of smiles")
        constraints = [
            models.UniqueConstraint(
                fields=["baby", "on"], name="babies_smileday_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.on}"

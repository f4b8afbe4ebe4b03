"""Sleep, and the evenings before it."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from babies.choices import BedtimeStepKind
from babies.models.diary import NOTE_LENGTH, DiaryQuerySet, DiaryRow
from babies.models.people import Baby, Viewer

STEP_LENGTH = 60


class Sleep(DiaryRow):
    """One sleep, by day or by night; without an end it is still running.

    `on` is the day at home on which it began.
    """

    baby = models.ForeignKey(
        Baby, models.CASCADE, related_name="sleeps", db_index=False
    )
    started_at = models.DateTimeField(_("fell asleep"))
    ended_at = models.DateTimeField(_("woke up"), null=True, blank=True)
    time_zone = models.CharField(max_length=64)
    note = models.TextField(_("note"), max_length=NOTE_LENGTH, blank=True)

    objects = DiaryQuerySet["Sleep"].as_manager()

    class Meta:
        verbose_name = _("sleep")
        verbose_name_plural = _("sleeps")
        indexes = [
            models.Index(fields=["baby", "on", "logged_at"], name="babies_sleep_by_day")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gt=F("started_at")),
                name="babies_sleep_ends_after_its_start",
            ),
            models.UniqueConstraint(
                fields=["baby"],
                condition=Q(ended_at__isnull=True, binned_at__isnull=True),
                name="babies_sleep_one_running",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.on}"


class BedtimeStepQuerySet(models.QuerySet["BedtimeStep"]):
    """The steps of bedtime routines."""

    def visible_to(self, user: Viewer) -> Self:
        """The steps of the babies a person can see."""
        return self.filter(baby__in=Baby.objects.visible_to(user))

    def editable_by(self, user: Viewer) -> Self:
        """The steps of the babies a person may log for."""
        return self.filter(baby__in=Baby.objects.editable_by(user))


class BedtimeStep(models.Model):
    """One step of a baby's bedtime routine, as the family chose it.

    A step taken out of the routine is retired, so that past nights keep their steps.
    """

    baby = models.ForeignKey(Baby, models.CASCADE, related_name="bedtime_steps")
    kind = models.CharField(max_length=8, choices=BedtimeStepKind)
    words = models.CharField(_("step"), max_length=STEP_LENGTH)
    position = models.PositiveSmallIntegerField()
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = BedtimeStepQuerySet.as_manager()

    class Meta:
        verbose_name = _("step at bedtime")
        verbose_name_plural = _("steps at bedtime")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=BedtimeStepKind.values),
                name="babies_bedtimestep_known_kind",
            )
        ]

    def __str__(self) -> str:
        return self.words


class BedtimeNight(DiaryRow):
    """One evening: when the baby went to bed, and which steps were done.

    `on` is the evening's date: until noon, the evening before (clinical rules G.4).
    """

    baby = models.ForeignKey(
        Baby, models.CASCADE, related_name="bedtime_nights", db_index=False
    )
    in_bed_at = models.DateTimeField(_("in bed"), null=True, blank=True)
    time_zone = models.CharField(max_length=64)
    # The ids of its steps, for as long as steps are retired and not deleted.
    steps = models.JSONField(default=list, blank=True)

    objects = DiaryQuerySet["BedtimeNight"].as_manager()

    class Meta:
        verbose_name = _("evening")
        verbose_name_plural = _("evenings")
        constraints = [
            models.UniqueConstraint(
                fields=["baby", "on"],
                condition=Q(binned_at__isnull=True),
                name="babies_bedtimenight_once_an_evening",
            )
        ]

    def __str__(self) -> str:
        return f"{self.on}"


class SleepVersionQuerySet(models.QuerySet["SleepVersion"]):
    """The history of sleeps."""

    def visible_to(self, user: Viewer) -> Self:
        """The history of the sleeps of the babies a person can see."""
        return self.filter(baby__in=Baby.objects.visible_to(user))


class SleepVersion(models.Model):
    """What a sleep said before a change: append-only."""

    sleep = models.ForeignKey(Sleep, models.CASCADE, related_name="versions")
    baby = models.ForeignKey(Baby, models.CASCADE, related_name="+")
    answers = models.JSONField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField()

    objects = SleepVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("earlier version of a sleep")
        verbose_name_plural = _("earlier versions of sleeps")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}"

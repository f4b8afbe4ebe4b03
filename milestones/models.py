"""What is expected of babies, what families answered, and what was done about it."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from babies.choices import Precision
from babies.models import NOTE_LENGTH, Baby, DiaryQuerySet, DiaryRow, Viewer
from clinical.advice import FlagKind, Level, When
from clinical.catalog import SourceList
from clinical.checklist import Value


class ValueChoice(models.TextChoices):
    """What a family can answer."""

    YES = Value.YES.value, _("Yes")
    NOT_YET = Value.NOT_YET.value, _("Not yet")
    NOT_SURE = Value.NOT_SURE.value, _("Not sure")


class ListChoice(models.TextChoices):
    """The list an expectation comes from."""

    CDC = SourceList.CDC.value, _("CDC milestone checklists")
    WHO = SourceList.WHO.value, _("WHO motor milestones")
    LADDER = SourceList.LADDER.value, _("Our own path of smiles")


class ActionChoice(models.TextChoices):
    """What a parent did about a reason to act."""

    BOOKED = "booked", _("I booked a visit")
    TOLD_DOCTOR = "told_doctor", _("I told the doctor")
    SEEN = "seen", _("I have read this")


class Expectation(models.Model):
    """A catalog entry as a row, so that answers can point to it.

    Loaded from the clinical catalog; retired, never deleted.
    """

    id = models.SlugField(primary_key=True, max_length=80)
    source_list = models.CharField(max_length=6, choices=ListChoice)
    age_months = models.PositiveSmallIntegerField(null=True)
    domain = models.CharField(max_length=30)
    summary = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField()
    retired_on = models.DateField(null=True)

    class Meta:
        verbose_name = _("expectation")
        verbose_name_plural = _("expectations")

    def __str__(self) -> str:
        return self.summary


class Answer(DiaryRow):
    """A dated answer to an expectation; a later one never erases an earlier one."""

    baby = models.ForeignKey(
        Baby, models.CASCADE, related_name="answers", db_index=False
    )
    expectation = models.ForeignKey(Expectation, models.PROTECT, related_name="+")
    value = models.CharField(max_length=8, choices=ValueChoice)
    precision = models.CharField(max_length=5, choices=Precision, default=Precision.DAY)

    objects = DiaryQuerySet["Answer"].as_manager()

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        indexes = [
            models.Index(
                fields=["baby", "on", "logged_at"], name="milestones_answer_day"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(value__in=ValueChoice.values),
                name="milestones_answer_known_value",
            )
        ]

    def __str__(self) -> str:
        return f"{self.expectation_id}: {self.value} {self.on}"


class OutcomeChoice(models.TextChoices):
    """What happened after a tip was tried."""

    SMILED = "smiled", _("A smile")
    LOOKED = "looked", _("A look, no smile")
    NOT_TODAY = "not_today", _("Not this time")


class TipTried(DiaryRow):
    """A tip that was tried, and what happened; a note, no measure of anything."""

    baby = models.ForeignKey(
        Baby, models.CASCADE, related_name="tips_tried", db_index=False
    )
    tip = models.SlugField(max_length=60)
    outcome = models.CharField(max_length=9, choices=OutcomeChoice)
    note = models.TextField(_("note"), max_length=NOTE_LENGTH, blank=True)

    objects = DiaryQuerySet["TipTried"].as_manager()

    class Meta:
        verbose_name = _("tip tried")
        verbose_name_plural = _("tips tried")
        indexes = [
            models.Index(
                fields=["baby", "on", "logged_at"], name="milestones_tiptried_by_day"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=OutcomeChoice.values),
                name="milestones_tiptried_known_outcome",
            )
        ]

    def __str__(self) -> str:
        return f"{self.tip} {self.on}"


class ReviewQuerySet(models.QuerySet["Review"]):
    """What was done about flags."""

    def visible_to(self, user: Viewer) -> Self:
        """Reviews of the babies a person can see."""
        return self.filter(baby__in=Baby.objects.visible_to(user))

    def editable_by(self, user: Viewer) -> Self:
        """Reviews of the babies a person may log for."""
        return self.filter(baby__in=Baby.objects.editable_by(user))


class Review(models.Model):
    """What somebody did about a flag, and what the flag rested on at the time.

    It settles the flag of its kind and starting day until the level or the time
    rises or newer facts come in.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    baby = models.ForeignKey(
        Baby, models.CASCADE, related_name="reviews", db_index=False
    )
    kind = models.CharField(
        max_length=20, choices=[(k.value, k.value) for k in FlagKind]
    )
    since = models.DateField()
    level = models.CharField(max_length=20, choices=[(k.value, k.value) for k in Level])
    when = models.CharField(max_length=14, choices=[(k.value, k.value) for k in When])
    newest_on = models.DateField()
    facts = models.PositiveIntegerField()
    action = models.CharField(max_length=12, choices=ActionChoice)
    note = models.TextField(_("note"), max_length=NOTE_LENGTH, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField()

    objects = ReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "baby", "kind", "since", "level", "when", "newest_on", "facts",
                    "action",
                ],
                name="milestones_review_once",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.kind}: {self.action}"


class FlagDays(models.Model):
    """From which day to which a watched baby's facts raise one kind of flag.

    Derived by `milestones.flag_days` from the rules and never set by hand: lists over
    many babies compare its days, so a baby turns late in them with no job run.
    """

    baby = models.ForeignKey(
        Baby, models.CASCADE, related_name="flag_days", db_index=False
    )
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    kind = models.CharField(max_length=20)
    level = models.CharField(max_length=20)
    when = models.CharField(max_length=14)
    since = models.DateField()
    newest_on = models.DateField()
    facts = models.PositiveIntegerField()
    status = models.CharField(max_length=14, blank=True)
    evidence = models.CharField(max_length=22, blank=True)
    # Level and time as a number, and the place in a list: larger and smaller is first.
    urgency = models.PositiveSmallIntegerField()
    rank = models.PositiveSmallIntegerField()

    objects = models.Manager["FlagDays"]()

    class Meta:
        verbose_name = _("days of a flag")
        verbose_name_plural = _("days of flags")
        indexes = [
            models.Index(fields=["baby", "from_on"], name="milestones_flagdays_of_baby")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.from_on}"


class Judged(models.Model):
    """Up to which number of facts, and by which rules, a watched baby was judged."""

    baby = models.OneToOneField(
        Baby, models.CASCADE, primary_key=True, related_name="judged"
    )
    facts_number = models.PositiveIntegerField()
    rules_version = models.CharField(max_length=20)

    objects = models.Manager["Judged"]()

    class Meta:
        verbose_name = _("judgement")
        verbose_name_plural = _("judgements")

    def __str__(self) -> str:
        return f"{self.facts_number}"

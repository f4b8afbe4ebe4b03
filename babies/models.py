"""The family's diary: babies, who cares for them, and what was seen."""

import uuid
from typing import Self, TypeVar

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from babies.choices import (
    Change,
    ConcernChoice,
    DirectedChoice,
    EyesChoice,
    FormChoice,
    KindChoice,
    Precision,
    RepeatableChoice,
    ReporterChoice,
    Role,
    SmileClassChoice,
    StateChoice,
)
from clinical.ages import Birth, birth

Viewer = User | AnonymousUser
EDITING_ROLES = (Role.PARENT, Role.CAREGIVER)
NOTE_LENGTH = 2000


class BabyQuerySet(models.QuerySet["Baby"]):
    """Babies, by who may read and who may write."""

    def visible_to(self, user: Viewer) -> Self:
        """The babies a person cares for in any role; nobody's for the anonymous."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(caregivers__user=user)

    def editable_by(self, user: Viewer) -> Self:
        """The babies a person may log for."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(caregivers__user=user, caregivers__role__in=EDITING_ROLES)

    def managed_by(self, user: Viewer) -> Self:
        """The babies whose dates and sharing a person manages, as a parent."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(caregivers__user=user, caregivers__role=Role.PARENT)


class Baby(models.Model):
    """A baby, with the two dates that every age rests on.

    `zero_on` is derived from the dates by `babies.services` and never set by hand:
    lists over many babies compare it in SQL.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("name"), max_length=80)
    birth_on = models.DateField(_("birth date"))
    birth_is_estimated = models.BooleanField(
        _("the birth date is an estimate"), default=False
    )
    gestation_weeks = models.PositiveSmallIntegerField(
        _("weeks at birth"), null=True, blank=True
    )
    gestation_days = models.PositiveSmallIntegerField(
        _("and days"), null=True, blank=True
    )
    due_on = models.DateField(_("due date"), null=True, blank=True)
    visit_on = models.DateField(_("two-month visit"), null=True, blank=True)
    time_zone = models.CharField(_("home time zone"), max_length=64)
    zero_on = models.DateField(editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField()

    objects = BabyQuerySet.as_manager()

    class Meta:
        verbose_name = _("baby")
        verbose_name_plural = _("babies")
        constraints = [
            models.CheckConstraint(
                condition=Q(gestation_weeks__isnull=False)
                | Q(gestation_days__isnull=True),
                name="babies_baby_days_need_weeks",
            ),
            models.CheckConstraint(
                condition=Q(gestation_days__isnull=True) | Q(gestation_days__lte=6),
                name="babies_baby_days_under_a_week",
            ),
            models.CheckConstraint(
                condition=Q(zero_on__gte=F("birth_on")),
                name="babies_baby_zero_day_not_before_birth",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def total_gestation_days(self) -> int | None:
        """Gestation at birth in days; None when unknown or the birth is estimated."""
        if self.gestation_weeks is None or self.birth_is_estimated:
            return None
        return 7 * self.gestation_weeks + (self.gestation_days or 0)

    @property
    def birth(self) -> Birth:
        """The birth as the clinical rules see it."""
        return birth(self.birth_on, self.total_gestation_days)


class CaregiverQuerySet(models.QuerySet["Caregiver"]):
    """Who cares for whom."""

    def visible_to(self, user: Viewer) -> Self:
        """The people around the babies a person can see."""
        return self.filter(baby__in=Baby.objects.visible_to(user))


class Caregiver(models.Model):
    """One person's role for one baby."""

    baby = models.ForeignKey(Baby, models.CASCADE, related_name="caregivers")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="caring"
    )
    role = models.CharField(_("role"), max_length=10, choices=Role)
    since_at = models.DateTimeField()

    objects = CaregiverQuerySet.as_manager()

    class Meta:
        verbose_name = _("caregiver")
        verbose_name_plural = _("caregivers")
        constraints = [
            models.UniqueConstraint(
                fields=["baby", "user"], name="babies_caregiver_once_a_baby"
            ),
            models.CheckConstraint(
                condition=Q(role__in=Role.values), name="babies_caregiver_known_role"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.role}"


Row = TypeVar("Row", bound=models.Model)


class DiaryQuerySet(models.QuerySet[Row]):
    """Rows of a baby's diary: in the scope of the baby, out of the bin."""

    def visible_to(self, user: Viewer) -> Self:
        """Entries of the babies a person can see."""
        babies = Baby.objects.visible_to(user)
        return self.filter(baby__in=babies, binned_at__isnull=True)

    def editable_by(self, user: Viewer) -> Self:
        """Entries of the babies a person may log for."""
        babies = Baby.objects.editable_by(user)
        return self.filter(baby__in=babies, binned_at__isnull=True)

    def binned_editable_by(self, user: Viewer) -> Self:
        """Entries in the bin that a person may take back."""
        babies = Baby.objects.editable_by(user)
        return self.filter(baby__in=babies, binned_at__isnull=False)


class DiaryRow(models.Model):
    """What every dated entry of the diary has."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    on = models.DateField(_("day"))
    logged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    logged_at = models.DateTimeField()
    binned_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


class Smile(DiaryRow):
    """One smile or laugh, with what was known about it.

    `smile_class`, `is_core`, `is_strong` and `rules_version` are what the rules made
    of it; only `babies.services` writes them.
    """

    baby = models.ForeignKey(Baby, models.CASCADE, related_name="smiles")
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
    note = models.TextField(_("note"), max_length=NOTE_LENGTH, blank=True)
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
            )
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

    baby = models.ForeignKey(Baby, models.CASCADE, related_name="smile_days")
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


class Concern(DiaryRow):
    """A worry that a parent named, at any age."""

    baby = models.ForeignKey(Baby, models.CASCADE, related_name="concerns")
    kind = models.CharField(max_length=15, choices=ConcernChoice)
    note = models.TextField(_("note"), max_length=NOTE_LENGTH, blank=True)

    objects = DiaryQuerySet["Concern"].as_manager()

    class Meta:
        verbose_name = _("concern")
        verbose_name_plural = _("concerns")
        indexes = [models.Index(fields=["baby", "on"], name="babies_concern_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=ConcernChoice.values),
                name="babies_concern_known_kind",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"


class LostSkill(DiaryRow):
    """A skill a baby had and lost: the social smile, or an expectation by its id."""

    baby = models.ForeignKey(Baby, models.CASCADE, related_name="lost_skills")
    skill = models.SlugField(max_length=80)
    note = models.TextField(_("note"), max_length=NOTE_LENGTH, blank=True)

    objects = DiaryQuerySet["LostSkill"].as_manager()

    class Meta:
        verbose_name = _("lost skill")
        verbose_name_plural = _("lost skills")
        indexes = [models.Index(fields=["baby", "on"], name="babies_lostskill_by_day")]

    def __str__(self) -> str:
        return f"{self.skill} {self.on}"

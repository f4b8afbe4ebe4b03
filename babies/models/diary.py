"""What every entry of the diary has, and the entries a parent worries about."""

import uuid
from typing import Final, Self, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from babies.choices import ConcernChoice
from babies.models.people import Baby, Viewer

NOTE_LENGTH = 2000

# The time of day may be unknown, which the databases would sort differently; the
# key parts entries that were logged together, or pages would show one twice.
NEWEST_FIRST: Final = (
    "-on",
    F("observed_at").desc(nulls_last=True),
    "-logged_at",
    "pk",
)

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
    """What every dated entry of the diary has.

    Each kind adds its `baby`, and an index that begins with it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    on = models.DateField(_("day"))
    logged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        # Nothing looks rows up by who logged them, and every index slows logging.
        db_index=False,
    )
    logged_at = models.DateTimeField()
    binned_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


class Concern(DiaryRow):
    """A worry that a parent named, at any age."""

    baby = models.ForeignKey(
        Baby, models.CASCADE, related_name="concerns", db_index=False
    )
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

    baby = models.ForeignKey(
        Baby, models.CASCADE, related_name="lost_skills", db_index=False
    )
    skill = models.SlugField(max_length=80)
    note = models.TextField(_("note"), max_length=NOTE_LENGTH, blank=True)

    objects = DiaryQuerySet["LostSkill"].as_manager()

    class Meta:
        verbose_name = _("lost skill")
        verbose_name_plural = _("lost skills")
        indexes = [models.Index(fields=["baby", "on"], name="babies_lostskill_by_day")]

    def __str__(self) -> str:
        return f"{self.skill} {self.on}"

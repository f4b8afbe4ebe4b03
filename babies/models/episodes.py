"""Odd laughs and spells: what a doctor may want to see."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from babies.choices import (
    DirectedChoice,
    EpisodeKind,
    Precision,
    RespondsChoice,
    StateChoice,
)
from babies.models.diary import NOTE_LENGTH, DiaryQuerySet, DiaryRow
from babies.models.people import Baby


class Episode(DiaryRow):
    """One odd laugh, spell or cluster; every field of clinical rules F.2 is optional.

    `ticks` holds the names of the features that were seen.
    """

    baby = models.ForeignKey(
        Baby, models.CASCADE, related_name="episodes", db_index=False
    )
    kind = models.CharField(max_length=13, choices=EpisodeKind)
    observed_at = models.DateTimeField(null=True, blank=True)
    precision = models.CharField(
        max_length=5, choices=Precision, default=Precision.EXACT
    )
    time_zone = models.CharField(max_length=64)
    state = models.CharField(
        max_length=6, choices=StateChoice, default=StateChoice.UNSURE
    )
    duration_s = models.PositiveIntegerField(_("seconds"), null=True, blank=True)
    count_today = models.PositiveSmallIntegerField(
        _("times that day"), null=True, blank=True
    )
    trigger = models.JSONField(default=list, blank=True)
    directed = models.CharField(
        max_length=6, choices=DirectedChoice, default=DirectedChoice.UNSURE
    )
    responds = models.CharField(
        max_length=6, choices=RespondsChoice, default=RespondsChoice.UNSURE
    )
    ticks = models.JSONField(default=list, blank=True)
    note = models.TextField(_("note"), max_length=NOTE_LENGTH, blank=True)

    objects = DiaryQuerySet["Episode"].as_manager()

    class Meta:
        verbose_name = _("episode")
        verbose_name_plural = _("episodes")
        indexes = [
            models.Index(
                fields=["baby", "on", "logged_at"], name="babies_episode_by_day"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=EpisodeKind.values),
                name="babies_episode_known_kind",
            ),
            models.CheckConstraint(
                condition=Q(precision=Precision.DAY, observed_at__isnull=True)
                | ~Q(precision=Precision.DAY) & Q(observed_at__isnull=False),
                name="babies_episode_time_unless_only_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"

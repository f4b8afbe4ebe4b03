"""Work that takes longer than a page may: what it is, how far it is, what came of it."""

import uuid
from datetime import datetime, timedelta
from typing import Final, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from babies.models import Baby, Viewer

#: No work takes so long: what still seems to run went down with its worker.
LONGEST: Final = timedelta(minutes=30)


class JobKind(models.TextChoices):
    """What is being done."""

    EXPORT = "export", _("Putting your data together")
    CHECK = "check", _("Looking through a file")
    RESTORE = "restore", _("Adding what the file holds")
    TABLE = "table", _("Adding entries from a table")


class JobState(models.TextChoices):
    """How far it is."""

    WAITING = "waiting", _("Waiting to start")
    RUNNING = "running", _("At work")
    DONE = "done", _("Done")
    STOPPED = "stopped", _("Stopped")


class JobQuerySet(models.QuerySet["Job"]):
    """Work that people asked for."""

    def visible_to(self, user: Viewer) -> Self:
        """A person's own, about no baby alone or one the person may still log for."""
        if not user.is_authenticated:
            return self.none()
        mine = self.filter(who=user)
        of_babies = Q(baby__in=Baby.objects.editable_by(user))
        if user.only_baby is not None:
            # A token for one baby reaches nothing that may hold others.
            return mine.filter(of_babies)
        return mine.filter(Q(baby__isnull=True) | of_babies)

    def kept_for(self, user: Viewer, now: datetime) -> Self:
        """Of these, those that have not run out."""
        return self.visible_to(user).filter(expires_at__gt=now)

    def under_way(self, now: datetime) -> Self:
        """Those that wait, or are at work and not lost."""
        runs = Q(state=JobState.RUNNING, started_at__gt=now - LONGEST)
        return self.filter(Q(state=JobState.WAITING) | runs)


def job_place(job: "Job", _filename: str) -> str:
    """Where a job's file lies in the store: under a name that says nothing."""
    return f"jobs/{job.pk}.zip"


class Job(models.Model):
    """One piece of work in the background, done by `exchange.tasks`.

    `asked` holds what it needs to know, `found` what came of it; `fault` is a word
    for why it stopped, for which its page has a sentence.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=10, choices=JobKind)
    who = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="jobs"
    )
    baby = models.ForeignKey(Baby, models.CASCADE, null=True, related_name="jobs")
    state = models.CharField(max_length=7, choices=JobState, default=JobState.WAITING)
    done = models.PositiveIntegerField(default=0)
    # 0 until it is known how much there is to do.
    total = models.PositiveIntegerField(default=0)
    fault = models.CharField(max_length=40, blank=True)
    asked = models.JSONField(default=dict, blank=True)
    found = models.JSONField(default=dict, blank=True)
    file = models.FileField(upload_to=job_place, max_length=120, blank=True)
    made_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField()

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        indexes = [models.Index(fields=["expires_at"], name="exchange_job_runs_out")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=JobKind.values), name="exchange_job_known_kind"
            ),
            models.CheckConstraint(
                condition=Q(state__in=JobState.values), name="exchange_job_known_state"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.made_at:%Y-%m-%d}"

    @property
    def is_under_way(self) -> bool:
        """Whether there is something to wait for."""
        return self.state in (JobState.WAITING, JobState.RUNNING)

    def is_lost(self, now: datetime) -> bool:
        """Whether its worker was killed, and nobody is at work on it."""
        is_young = self.started_at is not None and self.started_at > now - LONGEST
        return self.state == JobState.RUNNING and not is_young

    @property
    def percent(self) -> int:
        """How much of it is done."""
        return 100 * self.done // self.total if self.total else 0

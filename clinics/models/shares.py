"""Shares: a family's consent for a clinic, or a link, to see one baby."""

import uuid
from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from babies.models import Baby, Viewer
from clinics.choices import CARING_ROLES, Mode
from clinics.models.clinic import Clinic, Staff


class ShareQuerySet(models.QuerySet["Share"]):
    """Shares, by who may use them and who gave them."""

    def open_at(self, now: datetime) -> Self:
        """Those that hold at a moment: neither ended nor run out, to the second."""
        return self.filter(ended_at__isnull=True, from_at__lte=now, until_at__gt=now)

    def open_to(self, user: Viewer, now: datetime) -> Self:
        """The one door of staff: the open shares of the clinics they care at."""
        if not user.is_authenticated:
            return self.none()
        return self.open_at(now).filter(
            clinic__staff__user=user,
            clinic__staff__left_at__isnull=True,
            clinic__staff__role__in=CARING_ROLES,
        )

    def watched_at(self, now: datetime) -> Self:
        """The open shares that a clinic promised to watch."""
        return self.open_at(now).filter(mode=Mode.WATCH, accepted_at__isnull=False)

    def visible_to(self, user: Viewer) -> Self:
        """The shares of the babies a person cares for, ended ones too."""
        return self.filter(baby__in=Baby.objects.visible_to(user))

    def managed_by(self, user: Viewer) -> Self:
        """The shares of the babies a person manages, as a parent."""
        return self.filter(baby__in=Baby.objects.managed_by(user))


class Share(models.Model):
    """What of one baby is shown to whom, until when; ended at once by the family.

    Without a clinic it is a link with a passcode, whose secret is not kept.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    baby = models.ForeignKey(Baby, models.CASCADE, related_name="shares")
    clinic = models.ForeignKey(
        Clinic, models.CASCADE, null=True, blank=True, related_name="shares"
    )
    mode = models.CharField(max_length=5, choices=Mode, default=Mode.LOOK)
    # The parts shared: values of `clinics.choices.Part`.
    parts = models.JSONField(default=list)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    # A watch holds once the clinic has accepted it.
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        Staff, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    declined_at = models.DateTimeField(null=True, blank=True)
    reading_days = models.JSONField(default=list, blank=True)
    secret_hash = models.CharField(max_length=64, blank=True)
    passcode_hash = models.CharField(max_length=128, blank=True)
    wrong_passcodes = models.PositiveSmallIntegerField(default=0)
    locked_until = models.DateTimeField(null=True, blank=True)

    objects = ShareQuerySet.as_manager()

    class Meta:
        verbose_name = _("share")
        verbose_name_plural = _("shares")
        indexes = [
            models.Index(fields=["clinic", "until_at"], name="clinics_share_of_clinic")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_at__gt=F("from_at")),
                name="clinics_share_ends_after_its_start",
            ),
            models.CheckConstraint(
                condition=Q(mode=Mode.LOOK) | Q(clinic__isnull=False),
                name="clinics_share_only_clinics_watch",
            ),
            models.UniqueConstraint(
                fields=["secret_hash"],
                condition=~Q(secret_hash=""),
                name="clinics_share_secret_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mode} {self.from_at:%Y-%m-%d}"


class ExamCodeQuerySet(models.QuerySet["ExamCode"]):
    """Exam-room codes, by who made them."""

    def managed_by(self, user: Viewer) -> Self:
        """The codes of the babies a person manages, as a parent."""
        return self.filter(baby__in=Baby.objects.managed_by(user))


class ExamCode(models.Model):
    """Six characters that a family reads out in the exam room; short-lived.

    Only a keyed hash is kept. Used once, it becomes a share of the clinic.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    baby = models.ForeignKey(Baby, models.CASCADE, related_name="exam_codes")
    code_hash = models.CharField(max_length=64, unique=True)
    parts = models.JSONField(default=list)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    share = models.OneToOneField(
        Share, models.SET_NULL, null=True, blank=True, related_name="exam_code"
    )

    objects = ExamCodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("exam-room code")
        verbose_name_plural = _("exam-room codes")

    def __str__(self) -> str:
        return f"{self.made_at:%Y-%m-%d}"


class WrongCode(models.Model):
    """A wrong exam-room code that a member of staff typed, so that guesses end."""

    staff = models.ForeignKey(Staff, models.CASCADE, related_name="wrong_codes")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("wrong exam-room code")
        verbose_name_plural = _("wrong exam-room codes")
        indexes = [
            models.Index(fields=["staff", "at"], name="clinics_wrongcode_of_staff")
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}"


class LookQuerySet(models.QuerySet["Look"]):
    """Who looked at what."""

    def visible_to(self, user: Viewer) -> Self:
        """The looks at the babies a person cares for."""
        return self.filter(baby__in=Baby.objects.visible_to(user))


class Look(models.Model):
    """One look at a record: append-only, and each line seals the one before.

    The seal covers `digest`, which covers the words and a salt; so a line whose
    words had to be erased leaves the chain whole.
    """

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    baby = models.ForeignKey(
        Baby, models.SET_NULL, null=True, related_name="looks", db_index=False
    )
    share = models.ForeignKey(Share, models.SET_NULL, null=True, related_name="looks")
    # Who and which clinic in words, as they were at the time.
    who = models.CharField(max_length=160)
    clinic = models.CharField(max_length=120)
    part = models.CharField(max_length=20)
    salt = models.CharField(max_length=32)
    digest = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)

    objects = LookQuerySet.as_manager()

    class Meta:
        verbose_name = _("look")
        verbose_name_plural = _("looks")
        indexes = [
            models.Index(fields=["baby", "-number"], name="clinics_look_at_baby")
        ]

    def __str__(self) -> str:
        return f"{self.number}"


class LookHead(models.Model):
    """The newest line of the log, held while the next is written; always one row."""

    id = models.PositiveSmallIntegerField(primary_key=True)
    number = models.BigIntegerField()
    seal = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("head of the access log")
        verbose_name_plural = _("heads of the access log")

    def __str__(self) -> str:
        return f"{self.number}"

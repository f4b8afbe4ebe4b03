"""What somebody brings to be imported, and what was made of it."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from babies.models import Baby, Viewer


class Source(models.TextChoices):
    """Where what is imported comes from."""

    CSV = "csv", _("A table (CSV)")
    BABY_BUDDY = "baby-buddy", _("Baby Buddy")
    CDC = "cdc", _("CDC Milestone Tracker")


class UploadQuerySet(models.QuerySet["Upload"]):
    """What waits to be looked at; each belongs to who brought it."""

    def visible_to(self, user: Viewer) -> Self:
        """What a person brought, for babies the person may still log for."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(by=user, baby__in=Baby.objects.editable_by(user))


class Upload(models.Model):
    """Something to import, kept for a day; nothing of it is in the diary yet.

    `files` holds a name, the text and how it was written for each file; `answers`
    what was said about how the files are meant.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    baby = models.ForeignKey(Baby, models.CASCADE, related_name="+")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="uploads"
    )
    source = models.CharField(max_length=10, choices=Source)
    files = models.JSONField(default=list)
    answers = models.JSONField(default=dict, blank=True)
    at = models.DateTimeField(db_index=True)

    objects = UploadQuerySet.as_manager()

    class Meta:
        verbose_name = _("upload")
        verbose_name_plural = _("uploads")

    def __str__(self) -> str:
        return f"{self.source} {self.at:%Y-%m-%d}"


class ImportQuerySet(models.QuerySet["Import"]):
    """Imports of babies."""

    def visible_to(self, user: Viewer) -> Self:
        """The imports of the babies a person can see."""
        return self.filter(baby__in=Baby.objects.visible_to(user))

    def editable_by(self, user: Viewer) -> Self:
        """The imports of the babies a person may log for."""
        return self.filter(baby__in=Baby.objects.editable_by(user))


class Import(models.Model):
    """One import: which entries it added, by kind, so that it can be undone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    baby = models.ForeignKey(Baby, models.CASCADE, related_name="imports")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    source = models.CharField(max_length=10, choices=Source)
    rows = models.JSONField(default=dict, blank=True)
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = ImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")

    def __str__(self) -> str:
        return f"{self.source} {self.at:%Y-%m-%d}"

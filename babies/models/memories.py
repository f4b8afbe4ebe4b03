"""The family's own firsts, photos, and what it wants to tell at a visit."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from babies.choices import PhotoOf
from babies.models.diary import NOTE_LENGTH, DiaryQuerySet, DiaryRow
from babies.models.people import Baby, Viewer

TITLE_LENGTH = 120


class First(DiaryRow):
    """A first of the family's own choosing; the rules never read it."""

    baby = models.ForeignKey(
        Baby, models.CASCADE, related_name="firsts", db_index=False
    )
    title = models.CharField(_("what"), max_length=TITLE_LENGTH)
    note = models.TextField(_("note"), max_length=NOTE_LENGTH, blank=True)

    objects = DiaryQuerySet["First"].as_manager()

    class Meta:
        verbose_name = _("own first")
        verbose_name_plural = _("own firsts")
        indexes = [
            models.Index(fields=["baby", "on", "logged_at"], name="babies_first_by_day")
        ]

    def __str__(self) -> str:
        return self.title


def photo_place(photo: "Photo", _filename: str) -> str:
    """Where a photo lies in the store: under names that say nothing."""
    return f"photos/{photo.baby_id}/{photo.pk}.webp"


class Photo(DiaryRow):
    """A photo of an entry, made anew from what was sent; `on` is the entry's day.

    The entry is named by kind and id, since answers live in a room above.
    """

    baby = models.ForeignKey(
        Baby, models.CASCADE, related_name="photos", db_index=False
    )
    entry_kind = models.CharField(max_length=6, choices=PhotoOf)
    entry_id = models.UUIDField(default=uuid.uuid4)
    image = models.FileField(upload_to=photo_place, max_length=120)
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    words = models.CharField(_("what it shows"), max_length=TITLE_LENGTH, blank=True)
    # Never part of a share unless the family chooses so.
    in_shares = models.BooleanField(default=False)

    objects = DiaryQuerySet["Photo"].as_manager()

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        indexes = [
            models.Index(fields=["baby", "entry_id"], name="babies_photo_of_entry")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(entry_kind__in=PhotoOf.values),
                name="babies_photo_known_kind",
            )
        ]

    def __str__(self) -> str:
        return f"{self.entry_kind} {self.on}"


class VisitNotesQuerySet(models.QuerySet["VisitNotes"]):
    """What families want to tell; one row a baby, which has no bin."""

    def visible_to(self, user: Viewer) -> Self:
        """The notes about the babies a person can see."""
        return self.filter(baby__in=Baby.objects.visible_to(user))

    def editable_by(self, user: Viewer) -> Self:
        """The notes about the babies a person may log for."""
        return self.filter(baby__in=Baby.objects.editable_by(user))


class VisitNotes(models.Model):
    """What a family wants to tell at a visit, in its own words (clinical rules E.4)."""

    baby = models.OneToOneField(
        Baby, models.CASCADE, primary_key=True, related_name="visit_notes"
    )
    hearing = models.TextField(_("hearing test"), max_length=NOTE_LENGTH, blank=True)
    vision = models.TextField(_("seeing"), max_length=NOTE_LENGTH, blank=True)
    feeding = models.TextField(_("feeding"), max_length=NOTE_LENGTH, blank=True)
    family = models.TextField(_("family history"), max_length=NOTE_LENGTH, blank=True)
    hospital = models.TextField(
        _("time in hospital"), max_length=NOTE_LENGTH, blank=True
    )
    medicines = models.TextField(_("medicines"), max_length=NOTE_LENGTH, blank=True)
    parents = models.TextField(
        _("how we parents are"), max_length=NOTE_LENGTH, blank=True
    )
    questions = models.TextField(
        _("questions to ask"), max_length=NOTE_LENGTH, blank=True
    )
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    changed_at = models.DateTimeField()

    objects = VisitNotesQuerySet.as_manager()

    class Meta:
        verbose_name = _("notes for a visit")
        verbose_name_plural = _("notes for visits")

    def __str__(self) -> str:
        return f"{self.changed_at:%Y-%m-%d}"

"""Photos of entries: stored with their row or not at all, and gone with it.

A file is written before its row and removed again when the row cannot be. It is
deleted only after the row is deleted for good.
"""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import DatabaseError, transaction
from django.db.models import Q, QuerySet
from django.utils.translation import ngettext

from accounts.models import User
from babies.choices import PhotoOf
from babies.models import Baby, Photo, Smile, photo_place
from babies.pictures import Picture
from babies.services import held

MOST: Final = 4
#: Ids of entries, or a query for them.
Entries = Collection[uuid.UUID] | QuerySet[Any]


class TooManyPhotosError(ValueError):
    """An entry holds as many photos as it may; `sentence` says so to its writer."""

    def __init__(self) -> None:
        self.sentence = ngettext(
            "An entry holds %(count)s photo. Delete one to add another.",
            "An entry holds up to %(count)s photos. Delete one to add another.",
            MOST,
        ) % {"count": MOST}
        super().__init__(self.sentence)


@dataclass(frozen=True, slots=True)
class Pictured:
    """An entry that may have photos: whose it is, its kind, its id and its day."""

    baby: Baby
    kind: PhotoOf
    pk: uuid.UUID
    on: date


@dataclass(frozen=True, slots=True)
class PhotoLine:
    """A new photo: the id its form chose, what it shows, who adds it, and when."""

    key: uuid.UUID
    words: str
    by: User
    now: datetime


def photos_of(baby: Baby, entry_pk: uuid.UUID, also: Entries = ()) -> QuerySet[Photo]:
    """The photos of an entry, and of others, that are not in the bin; oldest first."""
    of_entry = Q(entry_id=entry_pk) | Q(entry_id__in=also)
    rows = Photo.objects.filter(of_entry, baby=baby, binned_at__isnull=True)
    return rows.order_by("logged_at", "pk")


def photos_by_entry(
    baby: Baby, entries: Iterable[uuid.UUID]
) -> dict[uuid.UUID, list[Photo]]:
    """The photos of many entries that are not in the bin, in one query."""
    found = defaultdict(list)
    rows = Photo.objects.filter(
        baby=baby, entry_id__in=list(entries), binned_at__isnull=True
    )
    for row in rows.order_by("logged_at", "pk"):
        found[row.entry_id].append(row)
    return found


def small_place(photo: Photo) -> str:
    """Where the small size of a photo lies in the store."""
    return str(photo.image).removesuffix(".webp") + "-small.webp"


def add_photo(entry: Pictured, picture: Picture, line: PhotoLine) -> Photo:
    """A photo of an entry; the same form sent twice is one photo.

    Raises TooManyPhotosError.
    """
    with transaction.atomic():
        baby = held(Baby.objects.all()).get(pk=entry.baby.pk)
        known = Photo.objects.filter(pk=line.key).first()
        if known is not None and _is_again(known, entry):
            return known
        _check_room(baby, entry.pk)
        photo = Photo(
            # An id in use is somebody else's, or that of a photo in the bin.
            pk=line.key if known is None else uuid.uuid4(),
            baby=baby,
            on=entry.on,
            entry_kind=entry.kind,
            entry_id=entry.pk,
            width=picture.width,
            height=picture.height,
            words=line.words,
            logged_by=line.by,
            logged_at=line.now,
        )
        _write(photo, picture)
    return photo


def _is_again(known: Photo, entry: Pictured) -> bool:
    is_there = known.binned_at is None and known.baby_id == entry.baby.pk
    return is_there and known.entry_id == entry.pk


def _check_room(baby: Baby, entry_pk: uuid.UUID) -> None:
    if photos_of(baby, entry_pk).count() >= MOST:
        raise TooManyPhotosError


def _write(photo: Photo, picture: Picture) -> None:
    """Both files, then the row; without the row no file stays."""
    places = [photo_place(photo, "")]
    photo.image.name = places[0]
    places.append(small_place(photo))
    try:
        for place, content in zip(places, (picture.large, picture.small), strict=True):
            default_storage.save(place, ContentFile(content))
        with transaction.atomic():
            photo.save(force_insert=True)
    except (DatabaseError, OSError):
        _delete_files(places)
        raise


def describe_photo(*, photo: Photo, words: str, in_shares: bool) -> None:
    """Other words for a photo, and whether it may be in a share."""
    photo.words, photo.in_shares = words, in_shares
    photo.save(update_fields=["words", "in_shares"])


def bin_photo(*, photo: Photo, now: datetime) -> None:
    """Put a photo into the bin; one that is there stays as long as it would."""
    if photo.binned_at is None:
        photo.binned_at = now
        photo.save(update_fields=["binned_at"])


def restore_photo(*, photo: Photo) -> None:
    """Take a photo back from the bin. Raises TooManyPhotosError.

    The caller holds the baby, in a transaction.
    """
    if photo.binned_at is not None:
        _check_room(photo.baby, photo.entry_id)
        photo.binned_at = None
        photo.save(update_fields=["binned_at"])


def hand_on_photos(smiles: QuerySet[Smile]) -> None:
    """Give the photos of smiles that were put with another one to that one."""
    merged = smiles.filter(merged_into__isnull=False)
    for gone, kept in merged.values_list("pk", "merged_into"):
        Photo.objects.filter(entry_id=gone).update(entry_id=kept)


def delete_for_good(photos: QuerySet[Photo]) -> None:
    """Delete photos with their files, once the deletion of the rows is certain."""
    places = [
        place for photo in photos for place in (str(photo.image), small_place(photo))
    ]
    photos.delete()
    transaction.on_commit(lambda: _delete_files(places))


def _delete_files(places: Iterable[str]) -> None:
    for place in places:
        default_storage.delete(place)

"""The bin: entries rest there for thirty days, then they are deleted for good."""

from datetime import datetime, timedelta
from typing import Any, Final

from django.db import transaction
from django.db.models import QuerySet

from babies.models import Baby, DiaryRow, Photo, Smile
from babies.photos import delete_for_good, hand_on_photos

BIN_DAYS: Final = 30
BIN_TIME: Final = timedelta(days=BIN_DAYS)


def bin_baby(*, baby: Baby, receipt_number: str, now: datetime) -> None:
    """Put a whole baby into the bin. The caller holds it, in a transaction."""
    baby.binned_at, baby.receipt_number = now, receipt_number
    baby.save(update_fields=["binned_at", "receipt_number"])


def restore_baby(*, baby: Baby) -> None:
    """Take a baby back from the bin. The caller holds it, in a transaction."""
    baby.binned_at, baby.receipt_number = None, ""
    baby.save(update_fields=["binned_at", "receipt_number"])


def purge_bin(*, now: datetime) -> int:
    """Delete for good what has been in the bin for thirty days; how many entries."""
    before = now - BIN_TIME
    return sum(_purge(kind, before) for kind in DiaryRow.__subclasses__())


def _purge(kind: type[DiaryRow], before: datetime) -> int:
    overdue = _overdue(kind, before)
    babies = Baby.objects.filter(pk__in=overdue.values("baby"))
    gone = 0
    for baby in babies.iterator():
        with transaction.atomic():
            # Held, so that nothing is taken back while it is being deleted.
            Baby.objects.select_for_update(no_key=True).get(pk=baby.pk)
            of_baby = overdue.filter(baby=baby)
            gone += of_baby.count()
            if kind is Smile:
                hand_on_photos(of_baby)
            delete_for_good(_photos_of(kind, of_baby))
            of_baby.delete()
    return gone


def _photos_of(kind: type[DiaryRow], rows: QuerySet[Any]) -> QuerySet[Photo]:
    """The photos that go with some rows: themselves, or those of the entries."""
    of = {"pk__in": rows} if kind is Photo else {"entry_id__in": rows.values("pk")}
    return Photo.objects.filter(**of)


def _overdue(kind: type[DiaryRow], before: datetime) -> QuerySet[Any]:
    rows = kind._default_manager  # noqa: SLF001 -- documented, and every kind has one
    return rows.filter(binned_at__lte=before)

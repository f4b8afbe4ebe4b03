"""Many entries at once: the same rows as one by one, in a few queries.

The caller holds the baby, in a transaction.
"""

import uuid
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from typing import Any, Final, TypeVar

from django.db.models import Model, QuerySet

from accounts.models import User
from babies.choices import Change
from babies.days import rebuild_days
from babies.models import Baby, Sleep, Smile, SmileVersion
from babies.said import Seen
from babies.services import new_smile, version_of
from babies.sleep_log import Times, new_sleep
from babies.watch import facts_changed

# SQLite takes no more than some thousand values in one query.
A_BATCH: Final = 500
Row = TypeVar("Row", bound=Model)
#: Sees the ids of new rows go by as they are made.
Watch = Callable[[Iterable[uuid.UUID]], Iterable[uuid.UUID]]


def log_smiles(
    *,
    baby: Baby,
    said: Mapping[uuid.UUID, Seen],
    by: User,
    now: datetime,
    watch: Watch = iter,
) -> list[uuid.UUID]:
    """New smiles under ids that nothing has yet; the ids that were new."""
    new = new_ids(Smile, said)
    add_rows(
        Smile,
        (
            new_smile(key=key, baby=baby, seen=said[key], by=by, now=now)
            for key in watch(new)
        ),
    )
    if new:
        rebuild_days(baby)
        facts_changed(baby)
    return new


def log_sleeps(
    *,
    baby: Baby,
    said: Mapping[uuid.UUID, Times],
    by: User,
    now: datetime,
    watch: Watch = iter,
) -> list[uuid.UUID]:
    """New sleeps under ids that nothing has yet; the ids that were new.

    That none overlaps another is for the caller to see to, as with one sleep.
    """
    new = new_ids(Sleep, said)
    add_rows(
        Sleep,
        (
            new_sleep(key=key, baby=baby, times=said[key], by=by, now=now)
            for key in watch(new)
        ),
    )
    return new


def add_rows(model: type[Row], rows: Iterable[Row]) -> None:
    """Write new rows, made a batch at a time."""
    waiting = iter(rows)
    while batch := list(islice(waiting, A_BATCH)):
        model._default_manager.bulk_create(batch)  # noqa: SLF001 -- documented by Django


def new_ids(model: type[Model], keys: Collection[uuid.UUID]) -> list[uuid.UUID]:
    """Those ids, in their order, under which no row stands, in the bin or out."""
    known = {
        row.pk
        for rows in _found(model._default_manager.only("pk"), list(keys))  # noqa: SLF001 -- documented by Django
        for row in rows
    }
    return [key for key in keys if key not in known]


def bin_smiles(
    *, baby: Baby, keys: Sequence[uuid.UUID], by: User, now: datetime
) -> int:
    """Put smiles of a baby into the bin; how many were not there yet."""
    return _move(
        baby,
        Smile.objects.filter(baby=baby, binned_at__isnull=True),
        keys,
        {"binned_at": now},
        (Change.BINNED, by, now),
    )


def restore_smiles(
    *, baby: Baby, keys: Sequence[uuid.UUID], by: User, now: datetime
) -> int:
    """Take smiles of a baby back; one from before the birth stays in the bin."""
    binned = Smile.objects.filter(baby=baby, binned_at__isnull=False)
    return _move(
        baby,
        binned.filter(on__gte=baby.birth_on, merged_into__isnull=True),
        keys,
        {"binned_at": None},
        (Change.RESTORED, by, now),
    )


def bin_sleeps(*, baby: Baby, keys: Sequence[uuid.UUID], now: datetime) -> int:
    """Put sleeps of a baby into the bin; how many were not there yet."""
    sleeps = Sleep.objects.filter(baby=baby, binned_at__isnull=True)
    return sum(
        sleeps.filter(pk__in=keys[start : start + A_BATCH]).update(binned_at=now)
        for start in range(0, len(keys), A_BATCH)
    )


def _move(
    baby: Baby,
    smiles: QuerySet[Smile],
    keys: Sequence[uuid.UUID],
    changes: Mapping[str, Any],
    told: tuple[Change, User, datetime],
) -> int:
    moved = 0
    for rows in _found(smiles.select_related("logged_by"), keys):
        ids = [row.pk for row in rows]
        SmileVersion.objects.bulk_create(list(_versions(rows, *told)))
        moved += Smile.objects.filter(pk__in=ids).update(**changes)
    if moved:
        rebuild_days(baby)
        facts_changed(baby)
    return moved


def _versions(
    rows: Sequence[Smile], change: Change, by: User, now: datetime
) -> Iterator[SmileVersion]:
    """What was said before the first change, and the change."""
    known = set(
        SmileVersion.objects.filter(smile__in=rows).values_list("smile_id", flat=True)
    )
    for row in rows:
        if row.pk not in known:
            yield version_of(row, Change.CREATED, row.logged_by, row.logged_at)
        yield version_of(row, change, by, now)


def _found(rows: QuerySet[Row], keys: Sequence[uuid.UUID]) -> Iterator[list[Row]]:
    """The rows under some ids, a batch at a time."""
    for start in range(0, len(keys), A_BATCH):
        found = list(rows.filter(pk__in=keys[start : start + A_BATCH]))
        if found:
            yield found

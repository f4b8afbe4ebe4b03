"""Many answers or firsts at once: the same rows as one by one, in a few queries.

The caller holds the baby, in a transaction.
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from accounts.models import User
from babies.bulk import A_BATCH, Watch, add_rows, new_ids
from babies.homes import today_at_home
from babies.models import Baby, First
from babies.watch import facts_changed
from clinical.catalog import Expectation, fact_id
from clinical.checklist import Value
from milestones.models import Answer
from milestones.refusals import check_day, check_open


@dataclass(frozen=True, slots=True)
class SaidFirst:
    """A first of the family's own, as it will be logged."""

    on: date
    title: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class SaidAnswer:
    """An answer to an expectation, as it will be logged."""

    on: date
    entry: Expectation
    value: Value
    precision: str


def log_answers(
    *,
    baby: Baby,
    said: Mapping[uuid.UUID, SaidAnswer],
    by: User,
    now: datetime,
    watch: Watch = iter,
) -> list[uuid.UUID]:
    """New answers under ids that nothing has yet. Raises RefusedEntryError."""
    today = today_at_home(baby, now)

    def row(key: uuid.UUID) -> Answer:
        each = said[key]
        check_open(each.entry, birth=baby.birth, today=today)
        check_day(each.on, baby=baby, today=today)
        return Answer(
            pk=key,
            baby=baby,
            on=each.on,
            expectation_id=fact_id(each.entry.id),
            value=each.value,
            precision=each.precision,
            logged_by=by,
            logged_at=now,
        )

    new = new_ids(Answer, said)
    add_rows(Answer, (row(key) for key in watch(new)))
    if new:
        facts_changed(baby)
    return new


def log_firsts(
    *,
    baby: Baby,
    said: Mapping[uuid.UUID, SaidFirst],
    by: User,
    now: datetime,
    watch: Watch = iter,
) -> list[uuid.UUID]:
    """New firsts under ids that nothing has yet. Raises RefusedEntryError."""
    today = today_at_home(baby, now)

    def row(key: uuid.UUID) -> First:
        each = said[key]
        check_day(each.on, baby=baby, today=today)
        return First(
            pk=key,
            baby=baby,
            on=each.on,
            title=each.title,
            note=each.note,
            logged_by=by,
            logged_at=now,
        )

    new = new_ids(First, said)
    add_rows(First, (row(key) for key in watch(new)))
    if new:
        facts_changed(baby)
    return new


def bin_entries(
    model: type[Answer | First], *, baby: Baby, keys: Sequence[uuid.UUID], now: datetime
) -> int:
    """Put answers or firsts into the bin; how many were not there yet."""
    kept = model.objects.filter(baby=baby, binned_at__isnull=True)
    return _move(kept, baby, keys, now)


def restore_entries(
    model: type[Answer | First], *, baby: Baby, keys: Sequence[uuid.UUID], today: date
) -> int:
    """Take answers or firsts back; those of days that cannot be stay in the bin."""
    binned = model.objects.filter(baby=baby, binned_at__isnull=False)
    return _move(binned.filter(on__range=(baby.birth_on, today)), baby, keys, None)


def _move(
    rows: Any, baby: Baby, keys: Sequence[uuid.UUID], binned_at: datetime | None
) -> int:
    moved = 0
    for start in range(0, len(keys), A_BATCH):
        some = rows.filter(pk__in=keys[start : start + A_BATCH])
        moved += some.update(binned_at=binned_at)
    if moved:
        facts_changed(baby)
    return moved

"""The same smile logged twice, by two people: found, put together, taken apart."""

import uuid
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import QuerySet

from accounts.models import User
from babies.models import NOTE_LENGTH, Smile
from babies.said import seen_of
from babies.services import bin_smile, change_answers, remember_beside
from babies.smile_words import NOT_KNOWN

SAME_WITHIN: Final = timedelta(minutes=2)
A_DAY: Final = timedelta(days=1)
ASKED: Final = ("state", "eyes", "directed", "form", "repeatable")


def is_near(one: Smile, other: Smile) -> bool:
    """Whether two people may have logged one smile: same kind, about the same minute."""
    if one.observed_at is None or other.observed_at is None:
        return False
    return (
        one.pk != other.pk
        and one.kind == other.kind
        and one.logged_by_id != other.logged_by_id
        and abs(one.observed_at - other.observed_at) <= SAME_WITHIN
    )


def twice_logged(smiles: Iterable[Smile]) -> dict[Smile, Smile]:
    """Those that may be the same as one of the others; asked of the later one."""
    rows = sorted(smiles, key=lambda row: (row.logged_at, row.pk))
    found: dict[Smile, Smile] = {}
    if len({row.logged_by_id for row in rows}) == 1:
        return found
    for place, row in enumerate(rows):
        same = next((other for other in rows[:place] if is_near(row, other)), None)
        if same is not None:
            found[row] = same
    return found


def near(smile: Smile, among: QuerySet[Smile]) -> Smile | None:
    """Another person's entry that may be of the same smile."""
    if smile.observed_at is None:
        return None
    at = smile.observed_at
    # The days are what the index begins with; clocks of two homes may differ by one.
    rows = among.filter(
        baby=smile.baby_id,
        on__range=(smile.on - A_DAY, smile.on + A_DAY),
        observed_at__range=(at - SAME_WITHIN, at + SAME_WITHIN),
    ).order_by("logged_at", "pk")
    return next((row for row in rows if is_near(smile, row)), None)


def known_answers(smile: Smile) -> int:
    """How many questions an entry answers; what a timer guessed is no answer."""
    told = [getattr(smile, name) not in NOT_KNOWN for name in ASKED]
    told += [not NOT_KNOWN & set(smile.trigger) and bool(smile.trigger)]
    told += [bool(smile.note), not smile.state_is_guess]
    return sum(told)


def merged_before(
    pair: Collection[uuid.UUID], *, mine: QuerySet[Smile], binned: QuerySet[Smile]
) -> Smile | None:
    """The entry that stayed, if these two were put together already."""
    kept = mine.filter(pk__in=pair)
    gone = binned.filter(pk__in=pair, merged_into__in=kept)
    row = gone.select_related("merged_into").first()
    return None if row is None else row.merged_into


@transaction.atomic
def merge(one: Smile, other: Smile, *, by: User, now: datetime) -> Smile:
    """Keep the entry that answers more, or the older; the other goes to the bin.

    The note of the one that goes is kept, too. The caller holds the baby.
    """
    kept, gone = sorted(
        (one, other), key=lambda row: (-known_answers(row), row.logged_at, row.pk)
    )
    notes = [note for note in (kept.note, gone.note) if note]
    both = "\n".join(dict.fromkeys(notes))
    if len(both) <= NOTE_LENGTH:
        seen = replace(seen_of(kept), note=both)
        kept = change_answers(smile=kept, seen=seen, by=by, now=now)
    bin_smile(smile=gone, by=by, now=now)
    Smile.objects.filter(pk=gone.pk).update(merged_into=kept)
    remember_beside(kept, by, now, merged=str(gone.pk))
    return kept

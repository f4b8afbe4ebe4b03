"""Where the rows of an archive go: which are new, which are there, which cannot be.

Nothing that is there is changed. The same code counts for the preview and writes.
"""

import uuid
from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from accounts.models import User
from babies.bedtime_log import MOST_STEPS
from babies.choices import ReporterChoice
from babies.models import (
    Baby,
    BedtimeNight,
    BedtimeStep,
    Photo,
    Sleep,
    VisitNotes,
)
from babies.photos import MOST
from babies.sleeps import open_end
from exchange.archive.checks import profile_from
from exchange.archive.export import photo_name
from exchange.archive.ids import baby_for, other_id, places_for
from exchange.archive.kinds import (
    EVENING,
    PHOTO,
    REVIEW,
    SLEEP,
    SMILE,
    STEP,
    VISIT_NOTES,
)
from exchange.archive.reading import Row
from milestones.models import Review

#: Ids of others that change with the place: no other words for the same row.
POINTERS: Final = frozenset({"together", "entry_id", "steps", "number"})
REVIEW_OF: Final = (
    "kind", "since", "level", "when", "newest_on", "facts", "action",
)  # fmt: skip


class Fate(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    SAME = "same"
    OTHER = "other"
    BINNED = "binned"
    BARRED = "barred"


@dataclass(frozen=True, slots=True)
class Placed:
    """A new row, where it goes, and what it says there."""

    row: Row
    key: uuid.UUID | None
    said: dict[str, Any]


@dataclass(slots=True)
class Target:
    """The baby to which rows go, and what must be known of it for that."""

    baby: Baby
    is_new: bool
    is_moved: bool
    evenings: set[Any] = field(default_factory=set)
    reviews: set[tuple[Any, ...]] = field(default_factory=set)
    spans: list[tuple[datetime, datetime]] = field(default_factory=list)
    #: The steps of the archive by number, and the ids of the rows that they became.
    steps: dict[int, BedtimeStep] = field(default_factory=dict)
    #: Entries that were stored under another id than their own.
    moved: dict[uuid.UUID, uuid.UUID] = field(default_factory=dict)
    photos: Counter[uuid.UUID] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Placer:
    """Places the rows of one archive for one person."""

    who: User
    now: datetime
    is_ours: bool
    files: frozenset[str]
    targets: dict[uuid.UUID, Target] = field(default_factory=dict)
    counts: defaultdict[str, Counter[str]] = field(
        default_factory=lambda: defaultdict(Counter)
    )

    def place_baby(self, row: Row) -> Target:
        """The baby a row speaks of: the one that is there, or a new one."""
        key, known = baby_for(row.baby, self.who)
        profile = profile_from(row.said)
        baby = known or Baby(pk=key, **asdict(profile))
        if known is None:
            baby.zero_on = baby.birth.zero_on
            baby.quiet_since = row.said["quiet_since"]
        target = Target(baby, is_new=known is None, is_moved=key != row.baby)
        if known is not None:
            _remember(target, self.now)
        fate = Fate.NEW if known is None else _alike(known, row.said)
        self.counts[row.kind.name][fate] += 1
        self.targets[row.baby] = target
        return target

    def place(self, rows: Sequence[Row]) -> Iterator[Placed]:
        """The rows that are new, of some of one kind and one baby; all are counted."""
        target, kind = self.targets[rows[0].baby], rows[0].kind
        counted = self.counts[kind.name]
        for row, key, known in _found(rows, target):
            said = self._said(row, target)
            fate = _fate(row, said, known)
            if fate is Fate.NEW and self._is_barred(row, said, target):
                fate = Fate.BARRED
            counted[fate] += 1
            if key is not None and key != row.key:
                target.moved[row.key or key] = key
            if fate is Fate.NEW:
                yield Placed(row, key, said)

    def _said(self, row: Row, target: Target) -> dict[str, Any]:
        """What a row says in its place."""
        said = dict(row.said)
        if row.kind is SMILE:
            if not self.is_ours:
                # Nobody but a clinic says that its staff saw something.
                said["reporter"] = ReporterChoice.PARENT
            if said["together"] and target.is_moved:
                said["together"] = other_id(self.who.pk, said["together"])
        if row.kind is PHOTO:
            said["entry_id"] = target.moved.get(said["entry_id"], said["entry_id"])
        return said

    def _is_barred(self, row: Row, said: Mapping[str, Any], target: Target) -> bool:
        """Whether something of the family's stands where a new row would."""
        on = said.get("on")
        if on is not None and on < target.baby.birth_on:
            return True
        if row.kind is PHOTO and photo_name(row.key) not in self.files:
            return True
        bar = BARS.get(row.kind.name)
        return bar is not None and bar(target, said, self.now)


def _found(
    rows: Sequence[Row], target: Target
) -> Iterable[tuple[Row, uuid.UUID | None, Any | None]]:
    """Each row with the id to store it under, and the row that is there."""
    kind = rows[0].kind
    if kind is STEP:
        return [(row, None, _step_there(row, target)) for row in rows]
    if kind is VISIT_NOTES:
        notes = VisitNotes.objects.filter(baby=target.baby.pk).first()
        return [(row, None, notes) for row in rows]
    keys = [row.key for row in rows if row.key is not None]
    places = places_for(kind.model, keys, target.baby.pk)
    return [(row, *places[key]) for row, key in zip(rows, keys, strict=True)]


def _step_there(row: Row, target: Target) -> BedtimeStep | None:
    if target.is_new:
        return None
    steps = BedtimeStep.objects.filter(
        baby=target.baby, kind=row.said["kind"], words=row.said["words"]
    )
    known = steps.order_by("retired_at", "pk").first()
    if known is not None:
        target.steps[row.said["number"]] = known
    return known


def _fate(row: Row, said: Mapping[str, Any], known: Any | None) -> Fate:
    if known is None:
        return Fate.NEW
    if getattr(known, "binned_at", None) is not None:
        return Fate.BINNED
    return Fate.SAME if row.kind is STEP else _alike(known, said)


def _alike(known: Any, said: Mapping[str, Any]) -> Fate:
    """Whether a row that is there says the same."""
    is_same = all(
        getattr(known, name) == value
        for name, value in said.items()
        if name not in POINTERS
    )
    return Fate.SAME if is_same else Fate.OTHER


def _remember(target: Target, now: datetime) -> None:
    """What of a baby that is there may be in the way."""
    kept = {"baby": target.baby, "binned_at__isnull": True}
    nights = BedtimeNight.objects.filter(**kept)
    target.evenings.update(nights.values_list("on", flat=True))
    reviews = Review.objects.filter(baby=target.baby)
    target.reviews.update(reviews.values_list(*REVIEW_OF))
    target.photos.update(
        Photo.objects.filter(**kept).values_list("entry_id", flat=True)
    )
    for start, end in Sleep.objects.filter(**kept).values_list(
        "started_at", "ended_at"
    ):
        target.spans.append((start, end or open_end(start, now)))
    target.spans.sort()


def _sleep_bar(target: Target, said: Mapping[str, Any], now: datetime) -> bool:
    """No two sleeps share time; one that runs takes all there is, so one runs."""
    start, end = said["started_at"], said["ended_at"]
    span = (start, end or open_end(start, now))
    here = bisect_left(target.spans, span)
    before, after = target.spans[max(0, here - 1) : here], target.spans[here : here + 1]
    if any(other[0] < span[1] and span[0] < other[1] for other in (*before, *after)):
        return True
    insort(target.spans, span)
    return False


def _evening_bar(target: Target, said: Mapping[str, Any], _now: datetime) -> bool:
    is_there = said["on"] in target.evenings
    target.evenings.add(said["on"])
    return is_there


def _review_bar(target: Target, said: Mapping[str, Any], _now: datetime) -> bool:
    this = tuple(said[name] for name in REVIEW_OF)
    is_there = this in target.reviews
    target.reviews.add(this)
    return is_there


def _photo_bar(target: Target, said: Mapping[str, Any], _now: datetime) -> bool:
    target.photos[said["entry_id"]] += 1
    return target.photos[said["entry_id"]] > MOST


def _step_bar(target: Target, said: Mapping[str, Any], _now: datetime) -> bool:
    """A routine has so many steps; those taken out of it are not counted."""
    if said["retired_at"] is not None:
        return False
    used = BedtimeStep.objects.filter(baby=target.baby.pk, retired_at__isnull=True)
    return used.count() >= MOST_STEPS


BARS: Final = {
    SLEEP.name: _sleep_bar,
    EVENING.name: _evening_bar,
    REVIEW.name: _review_bar,
    PHOTO.name: _photo_bar,
    STEP.name: _step_bar,
}

"""The smile window: where a baby stands on social smiling, and what that rests on.

Source: clinical rules A.4 (when a smile counts) and B.2, B.3 (the bands).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from clinical.ages import Birth, corrected_age_days
from clinical.numbers import (
    CLEARLY_LATE_FROM_DAY,
    DAYS_TO_CONFIRM,
    LATE_FROM_DAY,
    WINDOW_CLOSING_DAY,
    WINDOW_LAST_DAY,
    WINDOW_OPENS_DAY,
)


class Status(StrEnum):
    """Where a baby stands on social smiling."""

    BEFORE_WINDOW = "before_window"
    WINDOW_OPEN = "window_open"
    WINDOW_CLOSING = "window_closing"
    LATE = "late"
    CLEARLY_LATE = "clearly_late"
    EMERGING = "emerging"
    ACHIEVED = "achieved"


LATE_STATUSES: Final = frozenset({Status.LATE, Status.CLEARLY_LATE})


class Evidence(StrEnum):
    """What a late status rests on."""

    NOTHING_LOGGED = "nothing_logged"
    ONLY_UNCOUNTED_SMILES = "only_uncounted_smiles"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True)
class Window:
    """The dates of the smile window, counted from the zero day."""

    zero_day: date
    opens: date
    last_day: date
    late_from: date
    clearly_late_from: date


@dataclass(slots=True)
class DayTally:
    """How many smiles of each class one day holds, and what of it counts (A.4)."""

    on: date
    reflex: int = 0
    unclear: int = 0
    likely_social: int = 0
    social: int = 0
    laugh: int = 0
    strong: int = 0
    staff_strong: int = 0


@dataclass(frozen=True, slots=True)
class SmileRecord:
    """What the diary knows about social smiling up to a day."""

    first_strong_on: date | None
    counted_on: tuple[date, ...]
    confirmed_on: date | None
    emerging_on: date | None
    not_yet_on: date | None
    logged: int


@dataclass(frozen=True, slots=True)
class SmileStatus:
    """The status of social smiling on a day, with its window and its record."""

    status: Status
    evidence: Evidence | None
    window: Window
    record: SmileRecord


def smile_window(subject: Birth) -> Window:
    """The window of a baby: opens day 42, last day 56, late 57, clearly late 84."""
    zero = subject.zero_on
    return Window(
        zero,
        zero + timedelta(days=WINDOW_OPENS_DAY),
        zero + timedelta(days=WINDOW_LAST_DAY),
        zero + timedelta(days=LATE_FROM_DAY),
        zero + timedelta(days=CLEARLY_LATE_FROM_DAY),
    )


def band(corrected_age: int) -> Status:
    """The band of an age in corrected days when no smile is known (B.3)."""
    if corrected_age < WINDOW_OPENS_DAY:
        return Status.BEFORE_WINDOW
    if corrected_age < WINDOW_CLOSING_DAY:
        return Status.WINDOW_OPEN
    if corrected_age < LATE_FROM_DAY:
        return Status.WINDOW_CLOSING
    if corrected_age < CLEARLY_LATE_FROM_DAY:
        return Status.LATE
    return Status.CLEARLY_LATE


def smile_record(
    tallies: Iterable[DayTally], yes_on: Sequence[date], not_yet_on: date | None
) -> SmileRecord:
    """Fold days of smiles and dated answers into one record (A.4).

    A "yes" counts as one strong smile seen by a parent on its date.
    """
    strong, weak, staff = set(yes_on), set[date](), set[date]()
    logged = 0
    for day in tallies:
        if day.strong:
            strong.add(day.on)
        if day.likely_social:
            weak.add(day.on)
        if day.staff_strong:
            staff.add(day.on)
        logged += day.reflex + day.unclear + day.likely_social + day.laugh + day.social
    counted = tuple(sorted(strong | weak))
    first = min(strong, default=None)
    return SmileRecord(
        first_strong_on=first,
        counted_on=counted,
        confirmed_on=_confirmed_on(first, counted, staff),
        emerging_on=_emerging_on(first, sorted(weak)),
        not_yet_on=not_yet_on,
        logged=logged,
    )


def _confirmed_on(
    first_strong: date | None, counted: tuple[date, ...], staff: set[date]
) -> date | None:
    """The day a strong smile became a confirmed one: staff saw it, or a second day."""
    days = [min(staff)] if staff else []
    if first_strong is not None and len(counted) >= DAYS_TO_CONFIRM:
        days.append(max(first_strong, counted[DAYS_TO_CONFIRM - 1]))
    return min(days, default=None)


def _emerging_on(first_strong: date | None, weak: Sequence[date]) -> date | None:
    """The first day with a strong smile, or the second with a probable one."""
    days = [] if first_strong is None else [first_strong]
    if len(weak) >= DAYS_TO_CONFIRM:
        days.append(weak[DAYS_TO_CONFIRM - 1])
    return min(days, default=None)


def smile_status(subject: Birth, record: SmileRecord, today: date) -> SmileStatus:
    """Where a baby stands today; emerging and achieved replace the band (A.4, B.3)."""
    if record.confirmed_on is not None:
        status = Status.ACHIEVED
    elif record.emerging_on is not None:
        status = Status.EMERGING
    else:
        status = band(corrected_age_days(subject, today))
    evidence = _evidence(record) if status in LATE_STATUSES else None
    return SmileStatus(status, evidence, smile_window(subject), record)


def _evidence(record: SmileRecord) -> Evidence:
    if record.not_yet_on is not None:
        return Evidence.NOT_YET
    if record.logged:
        return Evidence.ONLY_UNCOUNTED_SMILES
    return Evidence.NOTHING_LOGGED

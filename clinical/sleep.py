"""Sleep: usual hours by age, and how steady bedtimes are. Nothing here ever flags.

Source: clinical rules G.3 and G.4. Ages are corrected, as for milestones: sleep ripens
with the brain, and a baby born early is given the time that was missed.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from math import isqrt
from typing import Final

from clinical.ages import Birth, add_months, corrected_age_days
from clinical.numbers import (
    EVENING_TURNS_HOUR,
    FAIRLY_STEADY_MINUTES,
    LONG_SLEEP_HOURS,
    LONG_VIEW_EVENINGS,
    LONG_VIEW_NEEDS,
    RHYTHM_SETTLED_DAY,
    RHYTHM_STARTS_DAY,
    ROUTINE_STEPS,
    SHORT_VIEW_EVENINGS,
    SHORT_VIEW_NEEDS,
    VERY_STEADY_MINUTES,
)

MINUTES_AN_HOUR: Final = 60
MINUTES_A_DAY: Final = 24 * MINUTES_AN_HOUR


@dataclass(frozen=True, slots=True)
class PublishedHours:
    """Hours in 24, naps included, as one source gives them."""

    source: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class UsualHours:
    """What is published for an age in whole months, the second one not included."""

    from_month: int
    before_month: int
    published: tuple[PublishedHours, ...]

    @property
    def low(self) -> int:
        """The lowest hours that any source calls usual."""
        return min(each.low for each in self.published)

    @property
    def high(self) -> int:
        """The highest hours that any source calls usual."""
        return max(each.high for each in self.published)


# S55 gives no range under four months. Its first range ends with month 12, where that
# of toddlers begins: from the first birthday on, the latter is shown (G.3).
USUAL_HOURS: Final = (
    UsualHours(0, 4, (PublishedHours("S56", 14, 17),)),
    UsualHours(4, 12, (PublishedHours("S55", 12, 16), PublishedHours("S56", 12, 15))),
    UsualHours(12, 36, (PublishedHours("S55", 11, 14), PublishedHours("S56", 11, 14))),
    UsualHours(36, 72, (PublishedHours("S55", 10, 13), PublishedHours("S56", 10, 13))),
)


def usual_hours(subject: Birth, on: date) -> UsualHours | None:
    """What is published for a baby's age; None before the due date and after six."""
    is_corrected = on < subject.corrected_until
    start = subject.zero_on if is_corrected else subject.born_on
    if on < start:
        return None
    for hours in USUAL_HOURS:
        if on < add_months(start, hours.before_month):
            return hours
    return None


def is_long_sleep(minutes: int) -> bool:
    """Whether one sleep is so long that a forgotten timer is likelier."""
    return minutes > LONG_SLEEP_HOURS * MINUTES_AN_HOUR


class Rhythm(StrEnum):
    """What can be expected of a bedtime at an age."""

    NOT_YET = "not_yet"
    STARTING = "starting"
    SETTLED = "settled"


def rhythm(subject: Birth, on: date) -> Rhythm:
    """Not before corrected day 56, starting to day 83, expected from 84 (G.4)."""
    age = corrected_age_days(subject, on)
    if age < RHYTHM_STARTS_DAY:
        return Rhythm.NOT_YET
    return Rhythm.STARTING if age < RHYTHM_SETTLED_DAY else Rhythm.SETTLED


def evening_of(local: datetime) -> date:
    """The evening a time on the clock at home belongs to: until noon, the last one."""
    before = local.hour < EVENING_TURNS_HOUR
    return local.date() - timedelta(days=1) if before else local.date()


def bedtime_minute(local: datetime) -> int:
    """Minutes after noon on the evening's date: 23:50 is 710, and 00:20 is 740 (G.4)."""
    since_midnight = local.hour * MINUTES_AN_HOUR + local.minute
    return (since_midnight - EVENING_TURNS_HOUR * MINUTES_AN_HOUR) % MINUTES_A_DAY


def spread_minutes(bedtimes: Sequence[int]) -> int:
    """The sample standard deviation, to the nearest minute; halves go up.

    In whole numbers throughout, so that no rounding on the way decides.
    """
    count = len(bedtimes)
    squares = count * sum(each * each for each in bedtimes) - sum(bedtimes) ** 2
    return (isqrt(4 * squares // (count * (count - 1))) + 1) // 2


class Steadiness(StrEnum):
    """How steady bedtimes are: a description, never a target."""

    VERY = "very_steady"
    FAIRLY = "fairly_steady"
    VARIES = "varies"


def steadiness(spread: int) -> Steadiness:
    """The label of a spread over fourteen evenings (G.4)."""
    if spread <= VERY_STEADY_MINUTES:
        return Steadiness.VERY
    return Steadiness.FAIRLY if spread <= FAIRLY_STEADY_MINUTES else Steadiness.VARIES


@dataclass(frozen=True, slots=True)
class Evening:
    """One logged evening: the minute in bed, if known, and how many steps were done."""

    on: date
    bedtime: int | None
    steps: int


@dataclass(frozen=True, slots=True)
class View:
    """Bedtimes over some evenings; the spread is None while too few are known."""

    evenings: int
    needs: int
    known: int
    spread: int | None


@dataclass(frozen=True, slots=True)
class Consistency:
    """How steady evenings were; nothing of it is shown before day 56."""

    short: View
    long: View
    label: Steadiness | None
    with_routine: int
    logged: int


def consistency(
    evenings: Iterable[Evening], *, last: date, stage: Rhythm
) -> Consistency | None:
    """The views of 7 and 14 evenings up to the last one; None while hidden (G.4).

    The label waits for day 84: while a rhythm only starts, it would judge.
    """
    if stage is Rhythm.NOT_YET:
        return None
    recent = [each for each in evenings if _is_within(each, last, LONG_VIEW_EVENINGS)]
    short = _view(recent, last, SHORT_VIEW_EVENINGS, SHORT_VIEW_NEEDS)
    long = _view(recent, last, LONG_VIEW_EVENINGS, LONG_VIEW_NEEDS)
    has_label = stage is Rhythm.SETTLED and long.spread is not None
    return Consistency(
        short=short,
        long=long,
        label=steadiness(long.spread or 0) if has_label else None,
        with_routine=sum(each.steps >= ROUTINE_STEPS for each in recent),
        logged=len(recent),
    )


def _is_within(evening: Evening, last: date, evenings: int) -> bool:
    return 0 <= (last - evening.on).days < evenings


def _view(recent: Collection[Evening], last: date, evenings: int, needs: int) -> View:
    bedtimes = [
        each.bedtime
        for each in recent
        if each.bedtime is not None and _is_within(each, last, evenings)
    ]
    is_enough = len(bedtimes) >= needs
    spread = spread_minutes(bedtimes) if is_enough else None
    return View(evenings, needs, len(bedtimes), spread)

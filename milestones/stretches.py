"""Stretches of a baby's life, cut into weeks or months of age, for charts.

Weeks for the first half year, where the smile window lies; after that a year of age
at a time, by month. So a chart never shows more than about fifty columns, and never
reads more than a year of days, however long the diary is.
"""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from clinical.ages import Birth, add_months

WEEKS: Final = "weeks"
# Half a year by week; at first only as far as the day strip reaches.
LAST_WEEK: Final = 26
LEAST_WEEKS: Final = 14
MONTHS_A_YEAR: Final = 12
OLDEST_YEAR: Final = 6
# From the third year of life on, ages count from birth (clinical rules C.2).
BIRTH_FROM_YEAR: Final = 3
WEEK: Final = timedelta(weeks=1)
DAY: Final = timedelta(days=1)


class Origin(StrEnum):
    """The day from which a chart counts ages."""

    CORRECTED = "corrected"
    BIRTH = "birth"


class Unit(StrEnum):
    """How long one column of a chart is."""

    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Columns of equal length by age; column `n` begins on `edges[n - first]`.

    There is one edge more than columns; `first` is negative before the due date.
    `since` is the first day with anything to show, and `until` the last.
    """

    unit: Unit
    first: int
    edges: tuple[date, ...]
    since: date
    until: date

    @property
    def numbers(self) -> range:
        """The ages of the columns, in whole weeks or months."""
        return range(self.first, self.first + len(self.edges) - 1)

    def holds(self, on: date) -> bool:
        """Whether a day lies in the stretch."""
        return self.since <= on <= self.until

    def column(self, on: date) -> int:
        """The place of the column that holds a day, from zero."""
        return bisect_right(self.edges, on) - 1

    def place(self, on: date) -> float:
        """Where a day begins, in columns from the start."""
        column = min(max(self.column(on), 0), len(self.edges) - 2)
        start, end = self.edges[column], self.edges[column + 1]
        return column + (on - start).days / (end - start).days


def zero_of(subject: Birth, origin: Origin) -> date:
    """The day that ages count from."""
    return subject.zero_on if origin is Origin.CORRECTED else subject.born_on


def part_now(subject: Birth, today: date, origin: Origin) -> str:
    """The part of a life that a chart shows unless another is asked for."""
    parts = parts_of(subject, today, origin)
    return parts[-1]


def parts_of(subject: Birth, today: date, origin: Origin) -> list[str]:
    """What can be shown so far: the first weeks, then each year of age by month."""
    if today < zero_of(subject, origin) + LAST_WEEK * WEEK:
        return [WEEKS]
    began = [
        str(year)
        for year in range(1, OLDEST_YEAR + 1)
        if _year_begins(subject, year, origin) <= today
    ]
    return [WEEKS, *began]


def _year_begins(subject: Birth, year: int, origin: Origin) -> date:
    if year >= BIRTH_FROM_YEAR:
        return add_months(subject.born_on, MONTHS_A_YEAR * (year - 1))
    return add_months(zero_of(subject, origin), MONTHS_A_YEAR * (year - 1))


def stretch(subject: Birth, part: str, *, today: date, origin: Origin) -> Stretch:
    """The columns of one part of a baby's life."""
    if part == WEEKS:
        return _weeks(subject, today, zero_of(subject, origin))
    return _months(subject, int(part), origin)


def _weeks(subject: Birth, today: date, zero: date) -> Stretch:
    """From the week of birth to this week, and at least as far as the day strip."""
    first = (subject.born_on - zero).days // 7
    this_week = (today - zero).days // 7
    end = min(max(this_week + 1, LEAST_WEEKS), LAST_WEEK)
    return Stretch(
        Unit.WEEK,
        first,
        tuple(zero + week * WEEK for week in range(first, end + 1)),
        subject.born_on,
        zero + end * WEEK - DAY,
    )


def _months(subject: Birth, year: int, origin: Origin) -> Stretch:
    """One year of age; the first one holds the time before the due date, too."""
    is_from_birth = year >= BIRTH_FROM_YEAR or origin is Origin.BIRTH
    zero = subject.born_on if is_from_birth else subject.zero_on
    first, last = MONTHS_A_YEAR * (year - 1), MONTHS_A_YEAR * year
    while year == 1 and add_months(zero, first) > subject.born_on:
        first -= 1
    if not is_from_birth:
        # A corrected second year ends where correction does.
        while add_months(zero, last - 1) >= subject.corrected_until:
            last -= 1
    edges = tuple(add_months(zero, month) for month in range(first, last + 1))
    until = edges[-1] - DAY
    if not is_from_birth:
        until = min(until, subject.corrected_until - DAY)
    return Stretch(Unit.MONTH, first, edges, max(edges[0], subject.born_on), until)

"""Days and times as people and programs write them, read without a guess in silence.

03/04/2026 is two different days: which one is asked, unless the file itself tells.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, time, timedelta, timezone
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext as _, gettext_lazy

from babies.forms.fields import quoted
from babies.homes import moments_of, wall_time

NUMBERS: Final = re.compile(
    r"([0-9]{1,4})\s?[-/.\s]\s?([0-9]{1,2})\s?[-/.\s]\s?([0-9]{1,4})\.?"
)
NAMED_DAY_FIRST: Final = re.compile(
    r"([0-9]{1,2})(?:\.|[a-z]{2})?[\s-]+([a-z]{3,9})\.?,?[\s-]+([0-9]{4})",
    re.IGNORECASE,
)
NAMED_MONTH_FIRST: Final = re.compile(
    r"([a-z]{3,9})\.?\s+([0-9]{1,2})(?:[a-z]{2})?,?\s+([0-9]{4})", re.IGNORECASE
)
CLOCK: Final = re.compile(
    r"([0-9]{1,2})(?:[:.h]([0-9]{2}))?(?:[:.]([0-9]{2})(?:[.,][0-9]{1,9})?)?"
    r"\s*(?:([ap])\.?m\.?)?",
    re.IGNORECASE,
)
MOMENT: Final = re.compile(
    r"(.*?[0-9]\.?)(?:\s*,\s*|\s+|T)([0-9]{1,2}(?:[:.h][0-9]{2}.*|\s*[ap]\.?m\.?))",
    re.IGNORECASE,
)
OFFSET: Final = re.compile(r"(.*[0-9])\s*(Z|UTC|[+-][0-9]{2}:?[0-9]{2})", re.IGNORECASE)
MONTHS: Final = (
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
)  # fmt: skip
CENTURY: Final = 2000
NOON: Final = 12
# No day and time is longer, and looking for one in a page of text takes long.
LONGEST: Final = 60
#: No moment of another year is any diary's, and those at the ends have no UTC.
YEARS: Final = range(MINYEAR + 1, MAXYEAR)
A_DAYS_MINUTES: Final = 24 * 60
# Phones and servers never agree to the second.
CLOCK_SKEW: Final = timedelta(minutes=2)


class Order(TextChoices):
    """Which number of a date comes first, where the year does not."""

    DAY_FIRST = "dmy", gettext_lazy("Day first: 31/12/2026")
    MONTH_FIRST = "mdy", gettext_lazy("Month first: 12/31/2026")


class UnreadableError(ValueError):
    """What stands there is no day or no time; its sentence says what does."""

    def __init__(self, sentence: str, *, is_time: bool = False) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.is_time = is_time


@dataclass(frozen=True, slots=True)
class Reading:
    """How the days and times of a file are meant, and which days can be right."""

    order: Order
    zone: str
    home: str
    birth_on: date
    now: datetime

    @property
    def today(self) -> date:
        """The day at the baby's home."""
        return wall_time(self.now, self.home).date()


@dataclass(frozen=True, slots=True)
class When:
    """A day at home, and the moment if a time was given; `twice` is worth a look."""

    on: date
    moment: datetime | None = None
    is_twice: bool = False


def fitting_orders(days: Iterable[str]) -> frozenset[Order]:
    """The orders under which every day of a file is one; all of them if none is said.

    What is a day in no order, such as 31/31/2026, says nothing about the others.
    """
    orders = set(Order)
    for text in days:
        found = NUMBERS.fullmatch(parts_of(text)[0])
        if found and len(found[1]) <= 2:
            fitting = {order for order in Order if _from_numbers(found, order)}
            orders &= fitting or set(Order)
    return frozenset(orders or Order)


def is_ambiguous(days: Iterable[str]) -> bool:
    """Whether some day reads well in both orders or none, so that one must ask."""
    days = [text for text in days if _needs_order(text)]
    return bool(days) and len(fitting_orders(days)) > 1


def _needs_order(text: str) -> bool:
    found = NUMBERS.fullmatch(parts_of(text)[0])
    return found is not None and len(found[1]) <= 2


def looks_like_day(text: str) -> bool:
    """Whether a cell holds a day, in any order."""
    for order in Order:
        try:
            day_of(parts_of(text)[0], order)
        except UnreadableError:
            continue
        return True
    return False


def parts_of(text: str) -> tuple[str, str]:
    """The day and the time of a cell that may hold both."""
    found = MOMENT.fullmatch(text) if len(text) <= LONGEST else None
    return (found[1], found[2]) if found else (text, "")


def day_of(text: str, order: Order) -> date:
    """The day that a text names; raises UnreadableError."""
    numbers = NUMBERS.fullmatch(text)
    found = _from_numbers(numbers, order) if numbers else _from_name(text)
    if found is None:
        told = _("“%(typed)s” is not a date.") % {"typed": quoted(text)}
        raise UnreadableError(told)
    return found


def _from_numbers(found: re.Match[str], order: Order) -> date | None:
    one, two, three = (int(part) for part in found.groups())
    if len(found[1]) == 4:
        return _date(one, two, three)
    year = three if len(found[3]) == 4 else CENTURY + three
    if len(found[1]) > 2 or len(found[3]) not in {2, 4}:
        return None
    return _date(year, two, one) if order is Order.DAY_FIRST else _date(year, one, two)


def _from_name(text: str) -> date | None:
    if found := NAMED_DAY_FIRST.fullmatch(text):
        day, month, year = found.groups()
    elif found := NAMED_MONTH_FIRST.fullmatch(text):
        month, day, year = found.groups()
    else:
        return None
    short = month[:3].lower()
    return (
        _date(int(year), MONTHS.index(short) + 1, int(day)) if short in MONTHS else None
    )


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def clock_of(text: str) -> time:
    """The time of day that a text names; raises UnreadableError."""
    found = CLOCK.fullmatch(text.strip())
    told = _("“%(typed)s” is not a time.") % {"typed": quoted(text)}
    if found is None or (found[2] is None and found[4] is None):
        raise UnreadableError(told, is_time=True)
    hour, minute, second = (int(part or 0) for part in found.groups()[:3])
    if found[4] and 1 <= hour <= NOON:
        hour = hour % NOON + (NOON if found[4].lower() == "p" else 0)
    elif found[4]:
        raise UnreadableError(told, is_time=True)
    try:
        return time(hour, minute, second)
    except ValueError as error:
        raise UnreadableError(told, is_time=True) from error


def when(day: str, clock: str, reading: Reading) -> When:
    """The day and moment that two cells mean; raises UnreadableError.

    The time may stand in the first cell, behind the day, and may carry an offset. A
    second cell with a day of its own says all there is.
    """
    whole = parts_of(clock)
    day, behind = whole if whole[1] else parts_of(day)
    clock = "" if whole[1] else clock
    on = day_of(day, reading.order)
    clock = clock or behind
    if not clock:
        return _checked(When(on), reading)
    offset = OFFSET.fullmatch(clock)
    local = datetime.combine(on, clock_of(offset[1] if offset else clock))
    zone = _zone_of(offset[2]) if offset else None
    if on.year not in YEARS:
        return _checked(When(on), reading)
    if zone is not None:
        moments: tuple[datetime, ...] = (local.replace(tzinfo=zone),)
    else:
        moments = moments_of(local, reading.zone)
    if not moments:
        raise UnreadableError(
            _("The clocks went forward, so this time never came."), is_time=True
        )
    moment = moments[0].astimezone(UTC)
    home_on = wall_time(moment, reading.home).date()
    return _checked(When(home_on, moment, len(moments) > 1), reading)


def _zone_of(text: str) -> timezone:
    """The offset that ends a time."""
    if text.upper() in {"Z", "UTC"}:
        return UTC
    hours, minutes = int(text[1:3]), int(text[-2:])
    if 60 * hours + minutes >= A_DAYS_MINUTES:
        told = _("“%(typed)s” is not a time.") % {"typed": quoted(text)}
        raise UnreadableError(told, is_time=True)
    ahead = timedelta(hours=hours, minutes=minutes)
    return timezone(ahead if text[0] == "+" else -ahead)


def _checked(found: When, reading: Reading) -> When:
    """Refuse a day that nobody can have logged."""
    is_ahead = found.moment is not None and found.moment > reading.now + CLOCK_SKEW
    if is_ahead or found.on > reading.today:
        raise UnreadableError(_("This day or time has not come yet."))
    if found.on < reading.birth_on:
        raise UnreadableError(_("This day is before the birth."))
    return found

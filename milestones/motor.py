"""The motor milestones as bars: when almost all do each, today, and the day it was seen.

Pure: windows, answers and dates in, coordinates for one small SVG out (clinical rules
D.2). A bar is no limit: nothing here says where in it a baby stands.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from babies.age_words import week_line
from clinical.ages import Birth, corrected_age_days
from clinical.catalog import MotorWindow
from clinical.catalog_rows import DAYS_PER_MONTH
from milestones.checklists import Item

LEFT: Final = 8.0
WIDTH: Final = 324.0
#: The axis ends after the last window, and has a number every few months.
LAST_MONTH: Final = 20
MONTHS_A_TICK: Final = 4
TOP: Final = 34
ROW: Final = 36


@dataclass(frozen=True, slots=True)
class Bar:
    """One milestone: its window on the axis and in days, and where it was seen.

    `seen_x` is None where it was not seen yet, or after the end of the axis.
    """

    window: MotorWindow
    slug: str
    y: int
    x: float
    width: float
    from_on: date
    to_on: date
    seen_x: float | None
    seen_on: date | None
    seen_at: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A month on the axis."""

    x: float
    month: int


@dataclass(frozen=True, slots=True)
class MotorChart:
    """Everything the template needs, none of it a word; `now_x` is None off the axis."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    now_x: float | None
    now_anchor: str
    height: int


def motor_chart(birth: Birth, items: Sequence[Item], today: date) -> MotorChart:
    """The chart of a baby on a day; items without a window are left out."""
    windowed = [(item, item.window) for item in items if item.window is not None]
    now_x = _place(corrected_age_days(birth, today))
    return MotorChart(
        bars=tuple(
            _bar(number, item, window, birth)
            for number, (item, window) in enumerate(windowed)
        ),
        ticks=tuple(_ticks()),
        now_x=now_x,
        now_anchor=_anchor(now_x),
        height=TOP + ROW * len(windowed),
    )


def _bar(number: int, item: Item, window: MotorWindow, birth: Birth) -> Bar:
    begins, ends = _x(window.p01_days), _x(window.p99_days)
    seen_on = item.answer.on if item.answer and item.is_yes else None
    return Bar(
        window=window,
        slug=item.slug,
        y=TOP + ROW * number,
        x=begins,
        width=round(ends - begins, 1),
        from_on=birth.zero_on + timedelta(days=window.p01_days),
        to_on=birth.zero_on + timedelta(days=window.p99_days),
        seen_x=None if seen_on is None else _place(corrected_age_days(birth, seen_on)),
        seen_on=seen_on,
        seen_at="" if seen_on is None else week_line(birth, seen_on),
    )


def _ticks() -> Iterable[Tick]:
    for month in range(0, LAST_MONTH + 1, MONTHS_A_TICK):
        yield Tick(_x(month * DAYS_PER_MONTH), month)


def _x(days: float) -> float:
    return round(LEFT + WIDTH * days / (LAST_MONTH * DAYS_PER_MONTH), 1)


def _place(days: int) -> float | None:
    """Where a day stands on the axis, or None where it does not."""
    return _x(days) if 0 <= days <= LAST_MONTH * DAYS_PER_MONTH else None


def _anchor(x: float | None) -> str:
    """A word at the edge turns inwards."""
    if x is None or LEFT + WIDTH / 8 < x < LEFT + WIDTH * 7 / 8:
        return "middle"
    return "start" if x < LEFT + WIDTH / 2 else "end"

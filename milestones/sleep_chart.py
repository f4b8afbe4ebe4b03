"""Hours of sleep by day as coordinates for a small SVG, with the rows of its table.

Pure, and a description only: no number here is ever compared with another baby's.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from milestones.charts import Grid, Tick, nice_ticks

DAYS: Final = 14
HOUR: Final = 60
# Days from one label to the next; the last one is today.
LABEL_EVERY: Final = 3


@dataclass(frozen=True, slots=True)
class SleepDay:
    """One day at home, the sleep logged on it, and where its label would stand."""

    on: date
    minutes: int
    x: float
    is_labelled: bool


@dataclass(frozen=True, slots=True)
class SleepChart:
    """Hours of sleep by day, the oldest first; `most` minutes on the longest."""

    days: tuple[SleepDay, ...]
    path: str
    ticks: tuple[Tick, ...]
    most: int


def first_day(today: date, born_on: date) -> date:
    """The first day shown: two weeks up to today, and none before birth."""
    return max(today - timedelta(days=DAYS - 1), born_on)


def sleep_chart(
    minutes: Mapping[date, int], *, today: date, born_on: date
) -> SleepChart:
    """The sleep of each day up to today, from the minutes of days that have any."""
    first = first_day(today, born_on)
    days = [first + timedelta(days=n) for n in range((today - first).days + 1)]
    slept = [minutes.get(on, 0) for on in days]
    ticks = nice_ticks(-(-max(slept) // HOUR))
    grid = Grid(DAYS, ticks[-1] * HOUR)
    return SleepChart(
        tuple(
            SleepDay(on, asleep, grid.middle(n), (len(days) - 1 - n) % LABEL_EVERY == 0)
            for n, (on, asleep) in enumerate(zip(days, slept, strict=True))
        ),
        "".join(grid.bar(place, 0, asleep) for place, asleep in enumerate(slept)),
        grid.ticks(ticks, HOUR),
        max(slept),
    )

"""The day strip: birth to week 14, as coordinates for one small SVG.

Pure: dates and daily counts in, numbers out. The words stand in the template.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

LEFT = 10.0
WIDTH = 320.0
# How near the edge a word above the strip turns inwards.
EDGE = 44.0
WEEKS = 14
LABEL_EVERY = 2
# From the top: what rises as a baby grows, down to the smiles of sleep.
LANES = {"star": 31.5, "sun": 41.5, "likely": 41.5, "cloud": 51.5, "moon": 61.0}


class DayTally(Protocol):
    """How many smiles of each class one day holds."""

    @property
    def on(self) -> date:
        """The day."""

    @property
    def reflex(self) -> int:
        """Smiles from inside, mostly asleep."""

    @property
    def unclear(self) -> int:
        """Smiles that could be either."""

    @property
    def likely_social(self) -> int:
        """Likely smiles at someone."""

    @property
    def social(self) -> int:
        """Smiles at someone."""

    @property
    def laugh(self) -> int:
        """Laughs while awake."""


@dataclass(frozen=True, slots=True)
class StripDates:
    """The dates that give a strip its shape; the window's ends are both inside."""

    born_on: date
    zero_on: date
    today: date
    window_from: date
    window_to: date


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the strip."""

    x: float
    width: float


@dataclass(frozen=True, slots=True)
class WeekLabel:
    """A week's number under the strip."""

    x: float
    week: int


@dataclass(frozen=True, slots=True)
class Now:
    """Where today stands; `day` is None before the zero day."""

    x: float
    day: int | None
    side: str


@dataclass(frozen=True, slots=True)
class Marks:
    """All marks of one kind as one path with a marker at each day."""

    name: str
    path: str
    days: int


@dataclass(frozen=True, slots=True)
class WeekRow:
    """One row of the table twin; `week` is None for the time before the zero day."""

    week: int | None
    from_on: date
    reflex: int = 0
    unclear: int = 0
    likely_social: int = 0
    social: int = 0
    laugh: int = 0


@dataclass(frozen=True, slots=True)
class Strip:
    """Everything the template needs, none of it a word."""

    dates: StripDates
    due_x: float | None
    band: Span
    weeks: tuple[WeekLabel, ...]
    now: Now | None
    marks: tuple[Marks, ...]
    rows: tuple[WeekRow, ...]


def day_strip(
    dates: StripDates, tallies: Iterable[DayTally], told: Iterable[date] = ()
) -> Strip:
    """The strip of one baby, from its dates and its day tallies in any order.

    A day for which a smile at someone was `told` has the mark of one, too.
    """
    scale = _Scale(min(dates.born_on, dates.zero_on), last_day(dates))
    inside = sorted((t for t in tallies if scale.holds(t.on)), key=lambda t: t.on)
    preterm = dates.zero_on > dates.born_on
    return Strip(
        dates=dates,
        due_x=scale.x(dates.zero_on) if preterm else None,
        band=_band(dates, scale),
        weeks=tuple(
            WeekLabel(scale.x(dates.zero_on + timedelta(weeks=week)), week)
            for week in range(0, WEEKS + 1, LABEL_EVERY)
        ),
        now=_now(dates, scale),
        marks=_marks(inside, {on for on in told if scale.holds(on)}, scale),
        rows=_rows(dates, inside),
    )


def last_day(dates: StripDates) -> date:
    """The last day a strip shows."""
    return dates.zero_on + timedelta(weeks=WEEKS)


class _Scale:
    """From dates to places on the strip."""

    def __init__(self, first: date, last: date) -> None:
        self.first = first
        self.last = last
        self.day_width = WIDTH / (last - first).days

    def holds(self, on: date) -> bool:
        """Whether the strip shows this day."""
        return self.first <= on <= self.last

    def x(self, on: date) -> float:
        """The middle of a day, to a tenth."""
        return round(LEFT + (on - self.first).days * self.day_width, 1)


def _band(dates: StripDates, scale: _Scale) -> Span:
    days = (dates.window_to - dates.window_from).days + 1
    start = scale.x(dates.window_from) - scale.day_width / 2
    return Span(round(start, 1), round(days * scale.day_width, 1))


def _now(dates: StripDates, scale: _Scale) -> Now | None:
    if not scale.holds(dates.today):
        return None
    x = scale.x(dates.today)
    day = (dates.today - dates.zero_on).days
    side = "from" if x < LEFT + EDGE else "to" if x > LEFT + WIDTH - EDGE else ""
    return Now(x, day if day >= 0 else None, side)


def _marks(
    tallies: list[DayTally], told: set[date], scale: _Scale
) -> tuple[Marks, ...]:
    days = {name: {t.on for t in tallies if name in _drawn(t)} for name in LANES}
    days["sun"] |= told
    days["likely"] -= told
    return tuple(
        Marks(
            name, _path([scale.x(on) for on in sorted(found)], LANES[name]), len(found)
        )
        for name, found in days.items()
        if found
    )


def _drawn(tally: DayTally) -> set[str]:
    """The marks one day gets; a sure smile at someone hides a likely one."""
    counts = {
        "moon": tally.reflex,
        "cloud": tally.unclear,
        "likely": 0 if tally.social else tally.likely_social,
        "sun": tally.social,
        "star": tally.laugh,
    }
    return {name for name, count in counts.items() if count}


def _path(xs: list[float], y: float) -> str:
    """One vertex a day; the empty first step makes a lone vertex a path too."""
    return f"M{xs[0]:g} {y:g}h0" + "".join(f"H{x:g}" for x in xs[1:])


def _rows(dates: StripDates, tallies: list[DayTally]) -> tuple[WeekRow, ...]:
    """A row for each week up to today, or up to the last mark if that is later."""
    newest = max([dates.today, *(t.on for t in tallies)])
    newest = min(newest, last_day(dates))
    first = -1 if dates.zero_on > dates.born_on else 0
    return tuple(
        _row(dates, week, [t for t in tallies if _week(dates, t.on) == week])
        for week in range(first, _week(dates, newest) + 1)
    )


def _week(dates: StripDates, on: date) -> int:
    """Whole weeks since the zero day; all time before it is week -1."""
    return max((on - dates.zero_on).days // 7, -1)


def _row(dates: StripDates, week: int, tallies: list[DayTally]) -> WeekRow:
    early = week < 0
    return WeekRow(
        week=None if early else week,
        from_on=dates.born_on if early else dates.zero_on + timedelta(weeks=week),
        reflex=sum(t.reflex for t in tallies),
        unclear=sum(t.unclear for t in tallies),
        likely_social=sum(t.likely_social for t in tallies),
        social=sum(t.social for t in tallies),
        laugh=sum(t.laugh for t in tallies),
    )

"""Smiles by age and class as coordinates for a small SVG, with the rows of its table.

Pure: dates and day tallies in, numbers out. Picture and table are drawn from
the same columns, so they cannot disagree. The words stand in the templates.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from milestones.stretches import Stretch, Unit
from milestones.strip import DayTally

LEFT: Final = 24.0
WIDTH: Final = 272.0
TOP: Final = 34.0
HEIGHT: Final = 104.0
BOTTOM: Final = TOP + HEIGHT
# How much of a column its bar fills, and how near the edge a word turns inwards.
FILLED: Final = 0.78
EDGE: Final = 44.0
MOST_TICKS: Final = 5
MOST_LABELS: Final = 8
LABEL_STEPS: Final = (1, 2, 4, 8)
# From the bottom up: what comes from inside first, what answers people above.
CLASSES: Final = ("reflex", "unclear", "likely_social", "social", "laugh")


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across the chart and the number beside it."""

    y: float
    value: int


@dataclass(frozen=True, slots=True)
class Label:
    """An age under the chart."""

    x: float
    number: int


@dataclass(frozen=True, slots=True)
class Place:
    """A moment on the chart; `anchor` is the side on which its word has room."""

    x: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Layer:
    """All bars of one class as one path, with the number of smiles they stand for."""

    name: str
    path: str
    total: int


@dataclass(frozen=True, slots=True)
class Column:
    """One week or month: its first day, and its smiles by class."""

    number: int
    unit: Unit
    from_on: date
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """All its smiles."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class SmileChart:
    """Smiles by age and class; `columns` are those that have begun."""

    unit: Unit
    columns: tuple[Column, ...]
    layers: tuple[Layer, ...]
    ticks: tuple[Tick, ...]
    labels: tuple[Label, ...]
    due_x: float | None
    band: tuple[float, float] | None
    now: Place | None
    first: Place | None
    total: int
    busiest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartDates:
    """What is marked on a chart: today, the usual time, the first social smile.

    Without a `window` no usual time is drawn.
    """

    today: date
    window: tuple[date, date] | None = None
    first_on: date | None = None


def nice_ticks(highest: int, most: int = MOST_TICKS) -> tuple[int, ...]:
    """Round whole numbers from nought to the first at or above the highest."""
    highest = max(highest, 1)
    least = -(-highest // (most - 1))
    scale = 10 ** (len(str(least)) - 1)
    step = next(lead * scale for lead in (1, 2, 5, 10) if lead * scale >= least)
    lines = -(-highest // step)
    return tuple(step * line for line in range(lines + 1))


def smile_chart(
    shown: Stretch, dates: ChartDates, tallies: Iterable[DayTally]
) -> SmileChart:
    """The chart of one stretch, from the day tallies in any order."""
    counts = [[0] * len(CLASSES) for _number in shown.numbers]
    for day in tallies:
        if shown.holds(day.on) and day.on <= dates.today:
            column = counts[shown.column(day.on)]
            for place, name in enumerate(CLASSES):
                column[place] += getattr(day, name)
    busiest = max(map(sum, counts))
    ticks = nice_ticks(busiest)
    grid = Grid(len(counts), ticks[-1])
    return SmileChart(
        unit=shown.unit,
        columns=_columns(shown, counts, dates.today),
        layers=_layers(grid, counts),
        ticks=grid.ticks(ticks),
        labels=_labels(shown, grid),
        due_x=grid.edge(-shown.first) if shown.first < 0 else None,
        band=_band(shown, dates, grid),
        now=_place(shown, dates.today, grid),
        first=_place(shown, dates.first_on, grid),
        total=sum(map(sum, counts)),
        busiest=busiest,
    )


class Grid:
    """From columns and counts to places in the picture."""

    def __init__(self, columns: int, highest: int) -> None:
        self.width = WIDTH / columns
        self.unit = HEIGHT / highest

    def edge(self, columns: float) -> float:
        """So many columns from the start, to a tenth."""
        return round(LEFT + columns * self.width, 1)

    def middle(self, column: int) -> float:
        """The middle of a column."""
        return self.edge(column + 0.5)

    def y(self, number: int) -> float:
        """How high so many stand."""
        return round(BOTTOM - number * self.unit, 1)

    def ticks(self, values: Sequence[int], scale: int = 1) -> tuple[Tick, ...]:
        """Lines at these values, each of so many counts."""
        return tuple(Tick(self.y(value * scale), value) for value in values)

    def bar(self, column: int, below: int, number: int) -> str:
        """A bar on top of what lies below it; nothing for none."""
        if not number:
            return ""
        x = self.edge(column + (1 - FILLED) / 2)
        wide = round(self.width * FILLED, 1)
        top, foot = self.y(below + number), self.y(below)
        return f"M{x:g} {foot:g}V{top:g}h{wide:g}V{foot:g}z"


def _columns(
    shown: Stretch, counts: list[list[int]], today: date
) -> tuple[Column, ...]:
    return tuple(
        Column(number, shown.unit, max(begins, shown.since), tuple(found))
        for number, begins, found in zip(
            shown.numbers, shown.edges, counts, strict=False
        )
        if begins <= today
    )


def _layers(grid: Grid, counts: list[list[int]]) -> tuple[Layer, ...]:
    """One path a class; a class without smiles has none."""
    layers = []
    for place, name in enumerate(CLASSES):
        path = "".join(
            grid.bar(column, sum(found[:place]), found[place])
            for column, found in enumerate(counts)
        )
        if path:
            layers.append(Layer(name, path, sum(found[place] for found in counts)))
    return tuple(layers)


def _labels(shown: Stretch, grid: Grid) -> tuple[Label, ...]:
    """Few enough to be read on the smallest phone; none before the due date."""
    ages = range(max(shown.first, 0), shown.first + len(shown.edges))
    step = next(n for n in LABEL_STEPS if len(ages) <= n * MOST_LABELS)
    return tuple(
        Label(grid.edge(age - shown.first), age) for age in ages if age % step == 0
    )


def _band(shown: Stretch, dates: ChartDates, grid: Grid) -> tuple[float, float] | None:
    """Start and width of the usual time, both ends inside, as far as it shows."""
    if dates.window is None:
        return None
    opens, closes = dates.window
    opens, closes = max(opens, shown.since), min(closes, shown.until)
    if opens > closes:
        return None
    x = grid.edge(shown.place(opens))
    return x, round(grid.edge(shown.place(closes + timedelta(days=1))) - x, 1)


def _place(shown: Stretch, on: date | None, grid: Grid) -> Place | None:
    if on is None or not shown.holds(on):
        return None
    x = grid.edge(shown.place(on))
    if x < LEFT + EDGE:
        return Place(x, "start")
    return Place(x, "end" if x > LEFT + WIDTH - EDGE else "middle")

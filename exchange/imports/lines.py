"""The lines of a table, each read by itself: an entry, or a remark with its column."""

import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from exchange.imports.answers import AnswerError, note_of
from exchange.imports.dates import Reading, UnreadableError, When, when
from exchange.imports.found import Found, Remark
from exchange.imports.guess import Column, cell_of
from exchange.imports.table import Line, Table

Cells = Mapping[Column, str]
Watch = Callable[[Iterable[Line]], Iterable[Line]]
Told = TypeVar("Told")


@dataclass(frozen=True, slots=True)
class Plan:
    """How a table is meant: which column is what, and how its days are written."""

    baby: uuid.UUID
    columns: Mapping[Column, int]
    reading: Reading
    file: str = ""


class LineError(ValueError):
    """A line that cannot become an entry, with the column to look at."""

    def __init__(self, column: Column, sentence: str) -> None:
        super().__init__(sentence)
        self.column = column
        self.sentence = sentence


def each_line(
    table: Table,
    plan: Plan,
    found: Found[Any],
    read: Callable[[Cells], Told],
    watch: Watch = iter,
) -> Iterator[tuple[Line, Told]]:
    """What each line tells; one that tells nothing usable becomes a problem.

    `watch` sees each line go by.
    """
    for line in watch(table.lines):
        cells = {
            column: text
            for column, place in plan.columns.items()
            if (text := cell_of(line, place))
        }
        try:
            yield line, read(cells)
        except LineError as error:
            remark = remark_on(line, error.column, error.sentence, (table, plan))
            found.problems.append(remark)


def remark_on(
    line: Line, column: Column, sentence: str, told: tuple[Table, Plan]
) -> Remark:
    """A remark that names a column as its table does."""
    table, plan = told
    place = plan.columns.get(column)
    name = "" if place is None else table.header[place]
    return Remark(line.number, name, sentence, plan.file)


def came_twice(line: Line, column: Column, told: tuple[Table, Plan]) -> Remark:
    """That a time was there twice, in the hour that clocks go back."""
    text = _("The clocks went back, so this time came twice. We take the first.")
    return remark_on(line, column, text, told)


def when_of(cells: Cells, reading: Reading) -> When:
    """The day of a line, and its time if one is said; raises LineError."""
    if Column.DAY not in cells:
        raise LineError(Column.DAY, _("The day is missing."))
    try:
        return when(cells[Column.DAY], cells.get(Column.TIME, ""), reading)
    except UnreadableError as error:
        column = Column.TIME if error.is_time and Column.TIME in cells else Column.DAY
        raise LineError(column, error.sentence) from error


def note_in(cells: Cells) -> str:
    """The note of a line; raises LineError."""
    try:
        return note_of(cells.get(Column.NOTE, ""))
    except AnswerError as error:
        raise LineError(Column.NOTE, error.sentence) from error

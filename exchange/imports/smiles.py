"""A table of smiles and laughs: each line becomes what is said of one, or a remark."""

import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _

from babies.choices import KindChoice, Precision
from babies.said import Seen
from exchange.imports.answers import AnswerError, answer_of, note_of, triggers_of
from exchange.imports.dates import Reading, UnreadableError, When, when
from exchange.imports.found import Entry, Found, Remark, key_of
from exchange.imports.guess import Column, cell_of
from exchange.imports.table import Line, Table

SINGLE: Final = (
    Column.KIND, Column.STATE, Column.EYES, Column.DIRECTED, Column.FORM,
    Column.REPEATABLE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Plan:
    """How a table is meant: which column is what, and how its days are written."""

    baby: uuid.UUID
    columns: Mapping[Column, int]
    reading: Reading
    file: str = ""


Watch = Callable[[Iterable[Line]], Iterable[Line]]


class _LineError(ValueError):
    """A line that cannot become an entry, with the column to look at."""

    def __init__(self, column: Column, sentence: str) -> None:
        super().__init__(sentence)
        self.column = column
        self.sentence = sentence


def read_smiles(table: Table, plan: Plan, watch: Watch = iter) -> Found[Seen]:
    """What each line says of a smile; every problem with its line and column.

    `watch` sees each line go by.
    """
    found: Found[Seen] = Found()
    for line in watch(table.lines):
        try:
            seen, is_twice = _seen_of(line, plan)
        except _LineError as error:
            name = table.header[plan.columns[error.column]]
            remark = Remark(line.number, name, error.sentence, plan.file)
            found.problems.append(remark)
            continue
        if is_twice:
            found.notes.append(_came_twice(line, table, plan))
        # Two smiles of a day may say the same; two of one minute are one, told twice.
        found.add(
            Entry(key_of_smile(plan.baby, seen), line.number, seen),
            each_counts=seen.precision == Precision.DAY,
        )
    return found


def _came_twice(line: Line, table: Table, plan: Plan) -> Remark:
    name = table.header[plan.columns[Column.DAY]]
    text = _("The clocks went back, so this time came twice. We take the first.")
    return Remark(line.number, name, text, plan.file)


def key_of_smile(baby: uuid.UUID, seen: Seen) -> uuid.UUID:
    """The id under which a smile is stored that says just this."""
    moment = seen.observed_at.isoformat() if seen.observed_at else ""
    answers = (
        seen.kind, seen.state, seen.eyes, "+".join(seen.trigger), seen.directed,
        seen.form, seen.repeatable, seen.note,
    )  # fmt: skip
    return key_of(baby, "smile", seen.on, moment, *map(str, answers))


def _seen_of(line: Line, plan: Plan) -> tuple[Seen, bool]:
    cells = {
        column: text
        for column, place in plan.columns.items()
        if (text := cell_of(line, place))
    }
    found = _when(cells, plan)
    said: dict[str, Any] = {
        column.value: _answer(column, cells[column])
        for column in SINGLE
        if column in cells
    }
    if Column.TRIGGER in cells:
        said["trigger"] = _answer(Column.TRIGGER, cells[Column.TRIGGER])
    if Column.NOTE in cells:
        said["note"] = _answer(Column.NOTE, cells[Column.NOTE])
    seen = Seen(
        on=found.on,
        observed_at=found.moment,
        precision=Precision.EXACT if found.moment else Precision.DAY,
        time_zone=plan.reading.home,
        **{"kind": KindChoice.SMILE, **said},
    )
    return seen, found.is_twice


def _when(cells: Mapping[Column, str], plan: Plan) -> When:
    if Column.DAY not in cells:
        raise _LineError(Column.DAY, _("The day is missing."))
    try:
        return when(cells[Column.DAY], cells.get(Column.TIME, ""), plan.reading)
    except UnreadableError as error:
        column = Column.TIME if error.is_time and Column.TIME in cells else Column.DAY
        raise _LineError(column, error.sentence) from error


def _answer(column: Column, text: str) -> str | tuple[str, ...]:
    try:
        if column is Column.TRIGGER:
            return triggers_of(text)
        return note_of(text) if column is Column.NOTE else answer_of(column, text)
    except AnswerError as error:
        raise _LineError(column, error.sentence) from error

"""A table of smiles and laughs: each line becomes what is said of one, or a remark."""

import uuid
from functools import partial
from typing import Any, Final

from babies.choices import KindChoice, Precision
from babies.said import Seen
from exchange.imports.answers import AnswerError, answer_of, triggers_of
from exchange.imports.found import Entry, Found, key_of
from exchange.imports.guess import Column
from exchange.imports.lines import (
    Cells,
    LineError,
    Plan,
    Watch,
    came_twice,
    each_line,
    note_in,
    when_of,
)
from exchange.imports.table import Table

SINGLE: Final = (
    Column.KIND, Column.STATE, Column.EYES, Column.DIRECTED, Column.FORM,
    Column.REPEATABLE,
)  # fmt: skip


def read_smiles(table: Table, plan: Plan, watch: Watch = iter) -> Found[Seen]:
    """What each line says of a smile; every problem with its line and column."""
    found: Found[Seen] = Found()
    read = partial(_seen_of, plan=plan)
    for line, (seen, is_twice) in each_line(table, plan, found, read, watch):
        if is_twice:
            found.notes.append(came_twice(line, Column.DAY, (table, plan)))
        # Two smiles of a day may say the same; two of one minute are one, told twice.
        found.add(
            Entry(key_of_smile(plan.baby, seen), line.number, seen),
            each_counts=seen.precision == Precision.DAY,
        )
    return found


def key_of_smile(baby: uuid.UUID, seen: Seen) -> uuid.UUID:
    """The id under which a smile is stored that says just this."""
    moment = seen.observed_at.isoformat() if seen.observed_at else ""
    answers = (
        seen.kind, seen.state, seen.eyes, "+".join(seen.trigger), seen.directed,
        seen.form, seen.repeatable, seen.note,
    )  # fmt: skip
    return key_of(baby, "smile", seen.on, moment, *map(str, answers))


def _seen_of(cells: Cells, plan: Plan) -> tuple[Seen, bool]:
    found = when_of(cells, plan.reading)
    said: dict[str, Any] = {
        column.value: _answer(column, cells[column])
        for column in (*SINGLE, Column.TRIGGER)
        if column in cells
    }
    seen = Seen(
        on=found.on,
        observed_at=found.moment,
        precision=Precision.EXACT if found.moment else Precision.DAY,
        time_zone=plan.reading.home,
        note=note_in(cells),
        **{"kind": KindChoice.SMILE, **said},
    )
    return seen, found.is_twice


def _answer(column: Column, text: str) -> str | tuple[str, ...]:
    try:
        is_list = column is Column.TRIGGER
        return triggers_of(text) if is_list else answer_of(column, text)
    except AnswerError as error:
        raise LineError(column, error.sentence) from error

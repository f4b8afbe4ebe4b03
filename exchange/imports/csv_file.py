"""A table of entries: how it is meant, and what it says under that."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Self

from exchange.imports.dates import Order, Reading, is_ambiguous
from exchange.imports.found import Remark
from exchange.imports.guess import Column, Holds, cell_of, guessed_holds, with_header
from exchange.imports.lines import Plan, Watch
from exchange.imports.preview import (
    Looked,
    answer_sample,
    first_sample,
    sleep_sample,
    smile_sample,
)
from exchange.imports.smiles import read_smiles
from exchange.imports.table import BETWEEN, Encoding, Table, read_table, reread
from exchange.imports.table_entries import read_answers, read_firsts
from exchange.imports.table_sleeps import read_table_sleeps
from exchange.imports.writing import Batch
from exchange.models import Upload


@dataclass(frozen=True, slots=True)
class Way:
    """How a table is written, and what its lines are; `delimiter` by its name."""

    encoding: Encoding
    delimiter: str
    holds: Holds

    @classmethod
    def from_answers(cls, told: dict[str, str]) -> Self:
        """The way that was chosen before."""
        return cls(Encoding(told["encoding"]), told["delimiter"], Holds(told["holds"]))

    def told(self) -> dict[str, Any]:
        """The same, as JSON can hold it."""
        return asdict(self)


def way_of(upload: Upload) -> Way:
    """How an upload is written: as was chosen, else as it looks. Raises TableError."""
    if "way" in upload.answers:
        return Way.from_answers(upload.answers["way"])
    file = upload.files[0]
    table = read_table(file["text"])
    delimiter = next(name for name, sign in BETWEEN.items() if sign == table.delimiter)
    return Way(Encoding(file["encoding"]), delimiter, guessed_holds(table))


def table_of(upload: Upload, way: Way | None = None) -> Table:
    """The table that was brought; raises TableError."""
    file = upload.files[0]
    way = way or way_of(upload)
    text = reread(file["text"], Encoding(file["encoding"]), way.encoding)
    return with_header(read_table(text, BETWEEN[way.delimiter]))


def needs_order(table: Table, places: Iterable[int]) -> bool:
    """Whether the days of some columns can be read in two ways."""
    return is_ambiguous(
        cell_of(line, place) for place in places for line in table.lines
    )


def reading_of(upload: Upload, now: datetime) -> Reading:
    """How days and times of an upload are meant, by what was answered."""
    return Reading(
        order=Order(upload.answers.get("order") or Order.DAY_FIRST),
        zone=upload.answers.get("zone", upload.baby.time_zone),
        home=upload.baby.time_zone,
        birth_on=upload.baby.birth_on,
        now=now,
    )


def look_at_csv(upload: Upload, now: datetime, watch: Watch = iter) -> Looked:
    """What a table says, by the answers given about it."""
    columns = {Column(name): at for name, at in upload.answers["columns"].items()}
    plan = Plan(upload.baby_id, columns, reading_of(upload, now))
    way = way_of(upload)
    table = table_of(upload, way)
    if way.holds is Holds.SLEEPS:
        return _look_at_sleeps(table, plan, upload, watch)
    if way.holds is Holds.ANSWERS:
        answers = read_answers(table, plan, upload.baby, watch)
        return Looked(
            batch=Batch(answers=answers.said()),
            problems=answers.problems,
            repeated=answers.repeated,
            sample=answer_sample(answers.entries),
        )
    if way.holds is Holds.FIRSTS:
        firsts = read_firsts(table, plan, watch)
        return Looked(
            batch=Batch(firsts=firsts.said()),
            problems=firsts.problems,
            repeated=firsts.repeated,
            sample=first_sample(firsts.entries),
        )
    found = read_smiles(table, plan, watch)
    return Looked(
        batch=Batch(smiles=found.said()),
        problems=found.problems,
        notes=found.notes,
        repeated=found.repeated,
        sample=smile_sample(found.entries),
    )


def _look_at_sleeps(table: Table, plan: Plan, upload: Upload, watch: Watch) -> Looked:
    found, left_out = read_table_sleeps(table, plan, upload.baby, watch)
    return Looked(
        batch=Batch(sleeps=found.said()),
        problems=sorted(found.problems, key=_by_line),
        notes=found.notes,
        repeated=found.repeated,
        sample=sleep_sample(found.entries, upload.baby),
        left_out=left_out,
    )


def _by_line(remark: Remark) -> int:
    return remark.line

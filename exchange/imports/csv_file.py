"""A table of smiles: how it is meant, and what it says under that."""

from datetime import datetime

from exchange.imports.dates import Order, Reading, is_ambiguous
from exchange.imports.guess import Column, cell_of, with_header
from exchange.imports.preview import Looked, smile_sample
from exchange.imports.smiles import Plan, Watch, read_smiles
from exchange.imports.table import Table, read_table
from exchange.imports.writing import Batch
from exchange.models import Upload


def table_of(upload: Upload) -> Table:
    """The table that was brought; raises TableError."""
    return with_header(read_table(upload.files[0]["text"]))


def needs_order(table: Table, place: int) -> bool:
    """Whether the days of a column can be read in two ways."""
    return is_ambiguous(cell_of(line, place) for line in table.lines)


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
    found = read_smiles(table_of(upload), plan, watch)
    return Looked(
        batch=Batch(smiles=found.said()),
        problems=found.problems,
        notes=found.notes,
        repeated=found.repeated,
        sample=smile_sample(found.entries),
    )

"""Which column of a table is what: guessed from its name, for a person to confirm."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext as _, gettext_lazy

from exchange.imports.dates import looks_like_day
from exchange.imports.table import Line, Table


class Column(TextChoices):
    """What a column of a table of smiles can hold."""

    DAY = "day", gettext_lazy("Day, with or without the time")
    TIME = "time", gettext_lazy("Time")
    KIND = "kind", gettext_lazy("Smile or laugh")
    STATE = "state", gettext_lazy("Asleep, sleepy or awake")
    EYES = "eyes", gettext_lazy("Eyes open or closed")
    TRIGGER = "trigger", gettext_lazy("What happened just before")
    DIRECTED = "directed", gettext_lazy("What the baby looked at")
    FORM = "form", gettext_lazy("What it looked like")
    REPEATABLE = "repeatable", gettext_lazy("Whether it happened again")
    NOTE = "note", gettext_lazy("Note")


#: Names under which other tables keep the same; each is looked for as a whole word.
NAMES: Final[Mapping[Column, tuple[str, ...]]] = {
    Column.DAY: (
        "date", "day", "on", "when", "datetime", "timestamp", "date time",
        "observed at", "start", "start time", "started",
    ),
    Column.TIME: ("time", "at", "clock", "hour", "time of day"),
    Column.KIND: ("kind", "type", "event", "what", "activity", "category"),
    Column.STATE: ("state", "awake", "sleep state", "asleep", "condition"),
    Column.EYES: ("eyes", "eyes open"),
    Column.TRIGGER: ("trigger", "triggers", "cause", "before", "reason", "because"),
    Column.DIRECTED: (
        "directed", "directed at", "looking at", "looked at", "to whom", "target",
    ),
    Column.FORM: ("form", "looks", "looked like", "mouth"),
    Column.REPEATABLE: ("repeatable", "again", "repeated", "happened again"),
    Column.NOTE: (
        "note", "notes", "comment", "comments", "remark", "remarks", "text",
        "description", "details", "memo",
    ),
}  # fmt: skip


def with_header(table: Table) -> Table:
    """The table, with names for its columns if its first line is none of names."""
    if not any(looks_like_day(cell) for cell in table.header):
        return table
    names = tuple(
        _("Column %(number)d") % {"number": place}
        for place, _cell in enumerate(table.header, start=1)
    )
    first = Line(1, table.header)
    return Table(names, (first, *table.lines), table.delimiter)


def guessed_columns(table: Table) -> dict[Column, int]:
    """The place of each column that its name gives away, else the first of days."""
    names = [_plain(name) for name in table.header]
    found: dict[Column, int] = {}
    for column, known in NAMES.items():
        place = _place_of(names, known, set(found.values()))
        if place is not None:
            found[column] = place
    if Column.DAY not in found:
        place = _first_of_days(table, set(found.values()))
        found |= {} if place is None else {Column.DAY: place}
    return found


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", " ", name.casefold()).strip()


def _place_of(
    names: Sequence[str], known: Sequence[str], taken: set[int]
) -> int | None:
    for each in known:
        if each in names and names.index(each) not in taken:
            return names.index(each)
    return None


def _first_of_days(table: Table, taken: set[int]) -> int | None:
    for place, _name in enumerate(table.header):
        cells = [cell_of(line, place) for line in table.lines[:20]]
        said = [cell for cell in cells if cell]
        if place not in taken and said and all(map(looks_like_day, said)):
            return place
    return None


def cell_of(line: Line, place: int | None) -> str:
    """The cell of a column; lines may be shorter than the header."""
    if place is None or place >= len(line.cells):
        return ""
    return line.cells[place]

"""Which column of a table is what: guessed from its name, for a person to confirm."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy

from exchange.imports.dates import looks_like_day
from exchange.imports.table import Line, Table


class Holds(TextChoices):
    """What the lines of a table are; each as a batch calls it."""

    SMILES = "smiles", gettext_lazy("Smiles and laughs")
    SLEEPS = "sleeps", gettext_lazy("Sleeps")
    ANSWERS = "answers", gettext_lazy("Milestone answers")
    FIRSTS = "firsts", gettext_lazy("Own firsts")


class Column(TextChoices):
    """What a column of a table can hold."""

    DAY = "day", gettext_lazy("Day, with or without the time")
    TIME = "time", gettext_lazy("Time")
    KIND = "kind", gettext_lazy("Smile or laugh")
    STATE = "state", gettext_lazy("Asleep, sleepy or awake")
    EYES = "eyes", gettext_lazy("Eyes open or closed")
    TRIGGER = "trigger", gettext_lazy("What happened just before")
    DIRECTED = "directed", gettext_lazy("What the baby looked at")
    FORM = "form", gettext_lazy("What it looked like")
    REPEATABLE = "repeatable", gettext_lazy("Whether it happened again")
    START = "start", gettext_lazy("Start, with or without the day")
    END = "end", gettext_lazy("End, with or without the day")
    DURATION = "duration", gettext_lazy("How long; a number means minutes")
    MILESTONE = "milestone", gettext_lazy("Milestone, in words")
    ANSWER = "answer", gettext_lazy("Yes, not yet or not sure")
    TITLE = "title", gettext_lazy("What was new")
    NOTE = "note", gettext_lazy("Note")


#: The columns of each kind of table. What comes first is the first to get its name.
COLUMNS: Final[Mapping[Holds, tuple[Column, ...]]] = {
    Holds.SMILES: (
        Column.DAY, Column.TIME, Column.KIND, Column.STATE, Column.EYES,
        Column.TRIGGER, Column.DIRECTED, Column.FORM, Column.REPEATABLE, Column.NOTE,
    ),
    Holds.SLEEPS: (
        Column.START, Column.END, Column.DURATION, Column.DAY, Column.KIND,
        Column.NOTE,
    ),
    Holds.ANSWERS: (Column.DAY, Column.MILESTONE, Column.ANSWER),
    Holds.FIRSTS: (Column.DAY, Column.TITLE, Column.NOTE),
}  # fmt: skip
#: Without these a table tells nothing.
NEEDED: Final[Mapping[Holds, tuple[Column, ...]]] = {
    Holds.SMILES: (Column.DAY,),
    Holds.SLEEPS: (Column.START,),
    Holds.ANSWERS: (Column.DAY, Column.MILESTONE, Column.ANSWER),
    Holds.FIRSTS: (Column.DAY, Column.TITLE),
}
#: The columns in which days stand, so that one may have to ask how they are meant.
DAYS: Final = (Column.DAY, Column.START, Column.END)
#: Where a column means something else than in a table of smiles.
OTHER_WORDS: Final[Mapping[tuple[Holds, Column], Promise]] = {
    (Holds.SLEEPS, Column.DAY): gettext_lazy("Day, where the times have none"),
    (Holds.SLEEPS, Column.KIND): gettext_lazy("What the line is: only sleeps are read"),
}
#: Names under which other tables keep the same; each is looked for as a whole word.
NAMES: Final[Mapping[Column, tuple[str, ...]]] = {
    Column.DAY: (
        "date", "day", "on", "when", "datetime", "timestamp", "date time",
        "observed at", "start", "start time", "started",
    ),
    Column.TIME: ("time", "observed at", "at", "clock", "hour", "time of day"),
    Column.KIND: ("kind", "type", "event", "what", "activity", "category"),
    Column.STATE: ("state", "awake", "sleep state", "asleep", "condition"),
    Column.EYES: ("eyes", "eyes open"),
    Column.TRIGGER: ("trigger", "triggers", "cause", "before", "reason", "because"),
    Column.DIRECTED: (
        "directed", "directed at", "looking at", "looked at", "to whom", "target",
    ),
    Column.FORM: ("form", "looks", "looked like", "mouth"),
    Column.REPEATABLE: ("repeatable", "again", "repeated", "happened again"),
    Column.START: (
        "start", "start time", "started", "started at", "begin", "began", "from",
        "sleep start", "fell asleep",
    ),
    Column.END: (
        "end", "end time", "ended", "ended at", "finish", "to", "until", "sleep end",
        "woke up", "woke",
    ),
    Column.DURATION: ("duration", "length", "minutes", "duration min", "how long"),
    Column.MILESTONE: (
        "milestone", "milestones", "expectation", "expectation id", "skill", "item",
        "question",
    ),
    Column.ANSWER: ("answer", "value", "response", "status", "reached", "achieved"),
    Column.TITLE: ("title", "first", "what was new", "what", "name"),
    Column.NOTE: (
        "note", "notes", "comment", "comments", "remark", "remarks", "text",
        "description", "details", "memo",
    ),
}  # fmt: skip


def label_of(holds: Holds, column: Column) -> str:
    """What a column is called in a table of some kind."""
    return str(OTHER_WORDS.get((holds, column), column.label))


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


def guessed_holds(table: Table) -> Holds:
    """What a table is of, by the names of its columns; else of smiles."""
    names = {_plain(name) for name in table.header}

    def has(column: Column) -> bool:
        return not names.isdisjoint(NAMES[column])

    if has(Column.START) and (has(Column.END) or has(Column.DURATION)):
        return Holds.SLEEPS
    if has(Column.MILESTONE) and has(Column.ANSWER):
        return Holds.ANSWERS
    return Holds.SMILES if names.isdisjoint({"title", "first"}) else Holds.FIRSTS


def guessed_columns(table: Table, holds: Holds = Holds.SMILES) -> dict[Column, int]:
    """The place of each column that its name gives away, else the first of days."""
    names = [_plain(name) for name in table.header]
    found: dict[Column, int] = {}
    for column in COLUMNS[holds]:
        place = _place_of(names, NAMES[column], set(found.values()))
        if place is not None:
            found[column] = place
    wanted = NEEDED[holds][0]
    if wanted not in found:
        place = _first_of_days(table, set(found.values()))
        found |= {} if place is None else {wanted: place}
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

"""The CSV exports of Baby Buddy: sleeps become sleeps, words are for a person to judge.

Baby Buddy's administration exports one file a kind, its columns named as in its own
database; times are on the clock of its server and carry no offset.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext as _, gettext_lazy

from babies.forms.fields import quoted
from exchange.imports.buddy_others import column_not_taken, not_taken
from exchange.imports.dates import Order, UnreadableError, day_of, parts_of
from exchange.imports.found import Remark
from exchange.imports.guess import cell_of
from exchange.imports.table import Line, Table, TableError, read_table


class Sheet(TextChoices):
    """The kinds of files we read."""

    CHILDREN = "children", gettext_lazy("Children")
    SLEEP = "sleep", gettext_lazy("Sleep")
    TUMMY = "tummy", gettext_lazy("Tummy time")
    NOTES = "notes", gettext_lazy("Notes")


WHOSE: Final = frozenset(
    {"id", "child", "child_id", "child_first_name", "child_last_name"}
)
#: What a file must have, and what else is known of it besides whose it is.
LAYOUTS: Final[Mapping[Sheet, tuple[frozenset[str], frozenset[str]]]] = {
    Sheet.CHILDREN: (
        frozenset({"first_name", "birth_date"}),
        frozenset({"id", "last_name", "birth_time", "due_date", "slug", "picture"}),
    ),
    Sheet.TUMMY: (
        frozenset({"start", "end", "milestone"}),
        frozenset({"duration", "tags", "notes"}),
    ),
    Sheet.SLEEP: (
        frozenset({"start", "end"}),
        frozenset({"nap", "napping", "duration", "notes", "tags", "wakeups"}),
    ),
    Sheet.NOTES: (
        frozenset({"note", "time"}),
        frozenset({"tags", "image"}),
    ),
}


@dataclass(frozen=True, slots=True)
class Child:
    """A child of Baby Buddy; `code` stands for it in a form."""

    code: str
    name: str
    born_on: date | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a file, its cells by the names of their columns."""

    file: str
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.cells.get(name, "")

    @property
    def child(self) -> str:
        """Whose it is: by number where the export has one, else by name."""
        return self["child_id"] or self["child"] or self.name

    @property
    def name(self) -> str:
        """The child's name as far as it stands in the line."""
        return f"{self['child_first_name']} {self['child_last_name']}".strip()


@dataclass(slots=True)
class Export:
    """Everything that was exported, by kind; and in words what we keep nothing of."""

    rows: dict[Sheet, list[Row]] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)
    problems: list[Remark] = field(default_factory=list)

    def of(self, sheet: Sheet, child: str) -> Iterator[Row]:
        """The rows of one kind about one child."""
        return (row for row in self.rows.get(sheet, ()) if row.child == child)


def read_export(files: Sequence[Mapping[str, str]]) -> Export:
    """Each file by what its columns say it is."""
    export = Export()
    for file in files:
        try:
            table = read_table(file["text"])
        except TableError as error:
            export.problems.append(Remark(1, "", error.sentence, file["name"]))
            continue
        sheet = sheet_of(table)
        names = {name.casefold() for name in table.header}
        if sheet is None:
            export.left_out.append(not_taken(names, file["name"]))
            continue
        export.left_out += [
            column_not_taken(quoted(name), file["name"])
            for name in sorted(names - _known(sheet))
        ]
        export.rows.setdefault(sheet, []).extend(_rows(table, file["name"]))
    return export


def sheet_of(table: Table) -> Sheet | None:
    """Which kind of export a table is, by its columns.

    Later versions may have more of them. But much has a start and an end: a sleep
    is only what has nothing else.
    """
    names = {name.casefold() for name in table.header}
    for sheet, (needs, _may) in LAYOUTS.items():
        if needs <= names and (sheet is not Sheet.SLEEP or names <= _known(sheet)):
            return sheet
    return None


def _known(sheet: Sheet) -> frozenset[str]:
    needs, may = LAYOUTS[sheet]
    return needs | may | WHOSE


def _rows(table: Table, file: str) -> Iterator[Row]:
    names = [name.casefold() for name in table.header]
    for line in table.lines:
        yield Row(file, line.number, _cells(names, line))


def _cells(names: Sequence[str], line: Line) -> dict[str, str]:
    return {
        name: text for place, name in enumerate(names) if (text := cell_of(line, place))
    }


def children_of(export: Export) -> list[Child]:
    """The children that have entries, with what their own file says of them."""
    known = {row["id"]: row for row in export.rows.get(Sheet.CHILDREN, ())}
    found: dict[str, Child] = {}
    for sheet in (Sheet.SLEEP, Sheet.TUMMY, Sheet.NOTES):
        for row in export.rows.get(sheet, ()):
            if row.child not in found:
                found[row.child] = _child(row, known.get(row.child))
    return sorted(found.values(), key=_by_name)


def _by_name(child: Child) -> str:
    return child.name


def _child(row: Row, known: Row | None) -> Child:
    if known is None:
        return Child(row.child, row.name or _unnamed(row.child))
    name = f"{known['first_name']} {known['last_name']}".strip()
    return Child(row.child, name, _born_on(known))


def _unnamed(code: str) -> str:
    if not code:
        return _("The only child")
    return _("Child %(number)s") % {"number": code}


def _born_on(row: Row) -> date | None:
    try:
        return day_of(parts_of(row["birth_date"])[0], Order.DAY_FIRST)
    except UnreadableError:
        return None

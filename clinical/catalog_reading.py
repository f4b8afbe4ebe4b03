"""Reading the catalog's files: each cell is checked, each mistake has its line."""

import csv
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

LONGEST_ID = 50
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
KEY = re.compile(r"[A-Z][A-Za-z0-9]*")
WHOLE = re.compile(r"0|-?[1-9][0-9]*")
TENTHS = re.compile(r"(0|[1-9][0-9]*)\.[0-9]")

Choice = TypeVar("Choice", bound=str)


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing wrong in one line of one file."""

    file: str
    line: int
    field: str
    problem: str

    def __str__(self) -> str:
        return f"{self.file} line {self.line}: {self.field}: {self.problem}"


class CatalogError(ValueError):
    """The catalog's files hold mistakes; `mistakes` lists every one found."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__("\n".join(str(mistake) for mistake in mistakes))
        self.mistakes = tuple(mistakes)


@dataclass(slots=True)
class Report:
    """The mistakes found so far, and where each id was first used."""

    mistakes: list[Mistake] = field(default_factory=list)
    first_use: dict[str, str] = field(default_factory=dict)

    def note(self, mistake: Mistake) -> None:
        """Keep a mistake for the end, so that one reading shows them all."""
        self.mistakes.append(mistake)

    def raise_if_any(self) -> None:
        """Refuse a catalog with mistakes; raises CatalogError."""
        if self.mistakes:
            raise CatalogError(self.mistakes)


@dataclass(slots=True)
class Row:
    """One line of a file. A cell that is wrong is noted and read as a stand-in.

    `is_sound` tells whether all cells asked for so far were right, so that checks
    between cells need not complain about stand-ins.
    """

    file: str
    line: int
    cells: dict[str, str]
    report: Report
    is_sound: bool = True

    def note(self, field: str, problem: str) -> None:
        """Keep a mistake in a field of this line."""
        self.is_sound = False
        self.report.note(Mistake(self.file, self.line, field, problem))

    def optional_text(self, field: str) -> str:
        """Printable text without loose spaces, or nothing."""
        cell = self.cells[field]
        if not cell.isprintable() or cell != " ".join(cell.split()):
            self.note(field, "has loose spaces or control characters")
        return cell

    def text(self, field: str) -> str:
        """Printable text, at least one character."""
        if not self.cells[field].strip():
            self.note(field, "is empty")
            return ""
        return self.optional_text(field)

    def unique(self, field: str, pattern: re.Pattern[str] = ID) -> str:
        """A well-formed name that no other line of the catalog uses."""
        cell = self.cells[field]
        if not pattern.fullmatch(cell) or len(cell) > LONGEST_ID:
            self.note(field, f"'{cell}' is not well formed")
        here = f"{self.file} line {self.line}"
        first = self.report.first_use.setdefault(cell, here)
        if first != here:
            self.note(field, f"'{cell}' is already used in {first}")
        return cell

    def whole(self, field: str, lowest: int, highest: int) -> int:
        """A whole number within the bounds, both allowed."""
        cell = self.cells[field]
        if not WHOLE.fullmatch(cell):
            self.note(field, f"'{cell}' is not a whole number")
            return lowest
        number = int(cell)
        if not lowest <= number <= highest:
            self.note(field, f"{number} is not between {lowest} and {highest}")
        return number

    def tenths(self, field: str) -> float:
        """A number of zero or more with one decimal."""
        cell = self.cells[field]
        if not TENTHS.fullmatch(cell):
            self.note(field, f"'{cell}' is not a number with one decimal")
            return 0.0
        return float(cell)

    def choice(self, field: str, allowed: Iterable[Choice]) -> Choice:
        """One of a few words."""
        cell = self.cells[field]
        choices = list(allowed)
        if cell not in choices:
            self.note(field, f"'{cell}' is not one of {', '.join(choices)}")
            return choices[0]
        return choices[choices.index(cell)]

    def day(self, field: str) -> date:
        """A calendar day, written year first."""
        cell = self.cells[field]
        try:
            return date.fromisoformat(cell)
        except ValueError:
            self.note(field, f"'{cell}' is not a date such as 2026-11-23")
            return date.min

    def keys(self, field: str, known: Collection[str]) -> tuple[str, ...]:
        """Keys of sources, at least one, each known and named once."""
        keys = tuple(self.cells[field].split(";"))
        for key in keys:
            if key not in known:
                self.note(field, f"source '{key}' is not in sources.csv")
        if len(set(keys)) < len(keys):
            self.note(field, "names a source twice")
        return keys


def read_rows(path: Path, header: str, report: Report) -> list[Row]:
    """The lines of a file below its header, one record a line."""
    lines = _lines(path, report)
    if not lines:
        return []
    if lines[0] != header:
        report.note(Mistake(path.name, 1, "header", f"must be {header}"))
        return []
    if len(lines) == 1:
        report.note(Mistake(path.name, 1, "file", "has no lines below the header"))
    names = header.split(",")
    rows = []
    for number, line in enumerate(lines[1:], start=2):
        row = Row(path.name, number, {}, report)
        cells = _cells(line, row)
        if row.is_sound and len(cells) != len(names):
            row.note("line", f"has {len(cells)} cells, not {len(names)}")
        if row.is_sound:
            row.cells = dict(zip(names, cells, strict=True))
            rows.append(row)
    return rows


def _lines(path: Path, report: Report) -> list[str]:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        report.note(Mistake(path.name, 1, "file", "is missing"))
        return []
    try:
        return content.decode("utf-8").removesuffix("\n").split("\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        report.note(Mistake(path.name, line, "file", "is not UTF-8"))
        return []


def _cells(line: str, row: Row) -> list[str]:
    if not line:
        row.note("line", "is empty")
        return []
    try:
        return next(csv.reader([line], strict=True))
    except csv.Error as error:
        row.note("line", f"cannot be read: {error}")
        return []

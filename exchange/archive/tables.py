"""The same rows as tables that any program opens, and none runs.

A cell that a program might take for a formula gets an apostrophe in front, by
which programs know text; whoever reads our tables takes it off again.
"""

import csv
import io
from typing import Any, Final

from exchange.archive.kinds import SMILE, Kind

FORMULAS: Final = ("=", "+", "-", "@", "\t", "\r")
MARK: Final = "'"


def harmless(cell: str) -> str:
    """A cell that no program takes for a formula; one of our marks is doubled."""
    is_marked = cell.startswith(MARK) and cell.lstrip(MARK).startswith(FORMULAS)
    return MARK + cell if is_marked or cell.startswith(FORMULAS) else cell


def as_typed(cell: str) -> str:
    """What stood in a cell before it was made harmless."""
    is_ours = cell.startswith(MARK) and cell.lstrip(MARK).startswith(FORMULAS)
    return cell.removeprefix(MARK) if is_ours else cell


def columns(kind: Kind) -> list[str]:
    """The names of a table's columns."""
    names = [field.name for field in kind.fields]
    named = ["baby", *(["id"] if kind.has_id else []), *names]
    if kind is SMILE:
        named.append("class")
    return [*named, *(["by", "at"] if kind.has_author else [])]


def cells(kind: Kind, row: Any, found: dict[str, Any], name: str) -> list[str]:
    """One row's cells, under the name of its baby."""
    said = {**found, "baby": name}
    if kind is SMILE:
        said["class"] = row.smile_class
    return [harmless(_plain(said[column])) for column in columns(kind)]


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(str(each) for each in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def line(values: list[str]) -> bytes:
    """One line of a table."""
    out = io.StringIO()
    csv.writer(out).writerow(values)
    return out.getvalue().encode()

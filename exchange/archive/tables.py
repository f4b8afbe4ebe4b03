"""The same rows as tables that any program opens, and none runs."""

import csv
import io
from typing import Any

from exchange.archive.kinds import SMILE, Kind
from exchange.cells import harmless


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

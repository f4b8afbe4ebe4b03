"""What each expectation looks like at home, and one thing to try.

Implements clinical rules D.1 and D.2 for families, in words of our own; nothing of
clinical rules I stands in it. Every expectation a family can answer has both.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from clinical.catalog import DATA, SOCIAL_SMILE, Mistake, SourceList, catalog, fact_id
from clinical.catalog_reading import Report, Row, read_rows

HELP_FILE: Final = "expectation_help.csv"
HELP_HEADER: Final = "id,looks_like,try_this,sources,reviewed_on"


@dataclass(frozen=True, slots=True)
class Help:
    """What an expectation looks like in plain words, and one thing to try."""

    id: str
    looks_like: str
    try_this: str
    sources: tuple[str, ...]
    reviewed_on: date


def answered_ids() -> tuple[str, ...]:
    """The facts that families answer, in the order of the catalog, each once."""
    facts = (
        fact_id(entry.id)
        for entry in catalog().expectations
        if entry.source_list is not SourceList.LADDER or entry.id == SOCIAL_SMILE
    )
    return tuple(dict.fromkeys(facts))


@cache
def expectation_help() -> Mapping[str, Help]:
    """The product's own help by the id of a fact, read on first use."""
    return load_help()


def load_help(folder: Path = DATA) -> Mapping[str, Help]:
    """The help in a folder; raises CatalogError naming each mistake."""
    report = Report()
    wanted = answered_ids()
    keys = set(catalog().source_by_key)
    rows = read_rows(folder / HELP_FILE, HELP_HEADER, report)
    found = {row.cells["id"]: _help_of(row, wanted, keys) for row in rows}
    for missing in (each for each in wanted if each not in found):
        report.note(Mistake(HELP_FILE, 1, "id", f"'{missing}' is missing"))
    report.raise_if_any()
    return MappingProxyType(found)


def _help_of(row: Row, wanted: Collection[str], keys: Collection[str]) -> Help:
    given = row.unique("id")
    if row.is_sound and given not in wanted:
        row.note("id", f"'{given}' is nothing that families answer")
    return Help(
        id=given,
        looks_like=row.text("looks_like"),
        try_this=row.text("try_this"),
        sources=row.keys("sources", keys),
        reviewed_on=row.day("reviewed_on"),
    )

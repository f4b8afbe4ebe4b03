"""The emergency number where a family lives (clinical rules E.3)."""

from functools import cache
from importlib.resources import files
from typing import Final

# The countries of the European Union, where 112 works everywhere.
UNION: Final = (
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"
)
NUMBERS: Final = {
    **dict.fromkeys(UNION.split(), "112"),
    "US": "911",
    "CA": "911",
    "GB": "999",
    "AU": "000",
    "NZ": "111",
    "IN": "112",
}


def emergency_number(zone: str) -> str:
    """The number to call from a home time zone; empty when it is not known."""
    return NUMBERS.get(_countries().get(zone, ""), "")


@cache
def _countries() -> dict[str, str]:
    """The country of each zone and of its other names, as the database lists them."""
    rows = [row.split("\t") for row in _lines("zone.tab") if not row.startswith("#")]
    countries = {row[2]: row[0] for row in rows}
    links = [row.split() for row in _lines("tzdata.zi") if row.startswith("L ")]
    named = {alias: countries.get(zone, "") for _link, zone, alias in links}
    # A zone in the table keeps its own country, though it may be kept as a link.
    return named | countries


def _lines(name: str) -> list[str]:
    text = (files("tzdata") / "zoneinfo" / name).read_text(encoding="utf-8")
    return text.splitlines()

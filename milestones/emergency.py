"""The emergency number where a family lives, by its home time zone."""

from functools import cache
from importlib.resources import files

from clinical.emergency import numbers_in


def emergency_number(zone: str) -> str:
    """The number to call from a home time zone; empty when it is not known."""
    return next(iter(numbers_in(_countries().get(zone, ""))), "")


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

"""Reading one field of a case: each reader names the path of what is wrong."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

Choice = TypeVar("Choice", bound=StrEnum)

ISO_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
# Far enough for any living child, near enough that adding years never overflows.
EARLIEST: Final = date(1900, 1, 1)
LATEST: Final = date(2200, 12, 31)
TICK_WORDS: Final = {"yes": True, "no": False, "unsure": False}
LARGEST_COUNT: Final = 1_000_000


class CaseError(ValueError):
    """A case that cannot be read: the path of the field, and what is wrong."""

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(f"{path}: {problem}")
        self.path = path
        self.problem = problem


def read_date(row: Mapping[str, object], name: str, path: str = "") -> date:
    """A date written YYYY-MM-DD that the calendar has."""
    value = row.get(name)
    if value is None:
        raise CaseError(path + name, "is required")
    if not isinstance(value, str) or not ISO_DATE.fullmatch(value):
        raise CaseError(path + name, "must be a date written YYYY-MM-DD")
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise CaseError(path + name, "is not a day of the calendar") from None
    if not EARLIEST <= day <= LATEST:
        raise CaseError(path + name, "must lie between 1900 and 2200")
    return day


def read_date_or_none(row: Mapping[str, object], name: str) -> date | None:
    """A date, or None when the field is missing or null."""
    return None if row.get(name) is None else read_date(row, name)


def read_whole(row: Mapping[str, object], name: str, path: str = "") -> int | None:
    """A whole number, or None when the field is missing or null."""
    value = row.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int):
        raise CaseError(path + name, "must be a whole number")
    return value


def read_amount(row: Mapping[str, object], name: str, path: str) -> float:
    """A number from 0 up; 0 when the field is missing or null."""
    value = row.get(name)
    if value is None:
        return 0
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise CaseError(path + name, "must be a number")
    if not 0 <= value <= LARGEST_COUNT:
        raise CaseError(path + name, f"must be between 0 and {LARGEST_COUNT}")
    return value


def read_choice(
    row: Mapping[str, object], name: str, members: Mapping[str, Choice], path: str
) -> Choice | None:
    """One of the named values, or None when the field is missing or null."""
    value = row.get(name)
    if value is None:
        return None
    if not isinstance(value, str) or value not in members:
        raise CaseError(path + name, "must be one of " + ", ".join(members))
    return members[value]


def read_tick(row: Mapping[str, object], name: str, path: str) -> bool:
    """Whether a feature was ticked; missing and unsure are no."""
    value = row[name]
    if value is None or isinstance(value, bool):
        return bool(value)
    if not isinstance(value, str) or value not in TICK_WORDS:
        raise CaseError(path + name, "must be true, false or unsure")
    return TICK_WORDS[value]


Row = Mapping[str, object]
Read = TypeVar("Read")


def read_rows(
    row: Row, name: str, read: Callable[[Row, str], Read]
) -> tuple[Read, ...]:
    """A list of objects, each read with the path that leads to it."""
    value = row.get(name)
    if value is None:
        return ()
    if not isinstance(value, list):
        raise CaseError(name, "must be a list")
    return tuple(
        read(_object(item, f"{name}[{place}]"), f"{name}[{place}].")
        for place, item in enumerate(value)
    )


def _object(value: object, path: str) -> Row:
    if not isinstance(value, dict):
        raise CaseError(path, "must be an object")
    return value

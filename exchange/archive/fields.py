"""How one value of the diary is written into an archive, and read out of it again.

What is read is checked as a form would check it: an archive can be edited by hand.
"""

import unicodedata
import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, Final
from zoneinfo import available_timezones

from babies.forms.fields import ALLOWED_IN_NOTES, HIDDEN_CATEGORIES, JOINERS

ALLOWED: Final = frozenset(ALLOWED_IN_NOTES + JOINERS)
SMALL: Final = 32_767
LARGE: Final = 2_147_483_647
#: Beyond them, sums with days and zones leave the calendar.
YEARS: Final = range(1900, 2200)
Read = Callable[[Any], Any]


class WrongError(ValueError):
    """A value that cannot be; the code stands for a sentence in `archive.words`."""

    def __init__(self, code: str, field: str = "") -> None:
        super().__init__(f"{field}: {code}")
        self.code = code
        self.field = field


@dataclass(frozen=True, slots=True)
class Field:
    """One named value of a row: how it is read; a missing one is refused."""

    name: str
    read: Read


def written(value: Any) -> Any:
    """A value as JSON holds it, the same bytes each time."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, uuid.UUID) else value


def read_fields(fields: Iterable[Field], row: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a row. Raises WrongError, which names the field."""
    said = {}
    for field in fields:
        try:
            said[field.name] = field.read(row[field.name])
        except KeyError as error:
            raise WrongError("missing", field.name) from error
        except WrongError as error:
            raise WrongError(error.code, field.name) from error
    return said


def text(longest: int, *, is_note: bool = False) -> Read:
    """Text of some length, without hidden characters."""
    allowed = ALLOWED if is_note else frozenset(JOINERS)

    def read(value: Any) -> str:
        if not isinstance(value, str):
            raise WrongError("not_text")
        if len(value) > longest:
            raise WrongError("too_long")
        if any(
            unicodedata.category(letter) in HIDDEN_CATEGORIES and letter not in allowed
            for letter in value
        ):
            raise WrongError("hidden")
        return value

    return read


def choice(values: Iterable[str]) -> Read:
    """One of some words."""
    known = frozenset(values)

    def read(value: Any) -> str:
        if not isinstance(value, str) or value not in known:
            raise WrongError("unknown_word")
        return value

    return read


def choices(values: Iterable[str]) -> Read:
    """Some of some words, each once."""
    one = choice(values)

    def read(value: Any) -> list[str]:
        if not isinstance(value, list) or len(value) > len(set(map(str, value))):
            raise WrongError("not_a_list")
        return [one(each) for each in value]

    return read


def number(highest: int = LARGE, lowest: int = 0) -> Read:
    """A whole number."""

    def read(value: Any) -> int:
        if type(value) is not int or not lowest <= value <= highest:
            raise WrongError("not_a_number")
        return value

    return read


def numbers(value: Any) -> list[int]:
    """A list of whole numbers, each once."""
    if not isinstance(value, list):
        raise WrongError("not_a_list")
    found = [number()(each) for each in value]
    if len(found) > len(set(found)):
        raise WrongError("not_a_list")
    return found


def flag(value: Any) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise WrongError("not_yes_or_no")
    return value


def day(value: Any) -> date:
    """A calendar day, as YYYY-MM-DD."""
    try:
        found = date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise WrongError("not_a_day") from error
    if found.isoformat() != value or found.year not in YEARS:
        raise WrongError("not_a_day")
    return found


def moment(value: Any) -> datetime:
    """A moment with its offset, in UTC."""
    try:
        return _aware(datetime.fromisoformat(value)).astimezone(UTC)
    except (TypeError, ValueError, OverflowError) as error:
        raise WrongError("not_a_time") from error


def _aware(found: datetime) -> datetime:
    if found.tzinfo is None or found.year not in YEARS:
        raise ValueError
    return found


def key(value: Any) -> uuid.UUID:
    """An id."""
    try:
        return uuid.UUID(value)
    except (AttributeError, TypeError, ValueError) as error:
        raise WrongError("not_an_id") from error


def zone(value: Any) -> str:
    """The name of a time zone."""
    if not isinstance(value, str) or value not in _zones():
        raise WrongError("unknown_zone")
    return value


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def maybe(read: Read) -> Read:
    """The same, or nothing."""
    return lambda value: None if value is None else read(value)

"""The timeline: entries of every kind, a page at a time, the newest first.

One query finds a page's entries by walking each kind's index from a given place, so
a diary of ten thousand entries costs what one of ten costs; one query for each kind
on the page then reads its rows.
"""

import uuid
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, Final

from django.db import connection
from django.db.models import UUIDField

from babies.models import (
    Baby,
    BedtimeNight,
    Concern,
    DiaryRow,
    Episode,
    First,
    LostSkill,
    Sleep,
    Smile,
)
from milestones.models import Answer, TipTried

A_PAGE: Final = 25
#: As they stand in the address; their order is that of the filter.
KINDS: Final[dict[str, type[DiaryRow]]] = {
    "smiles": Smile,
    "answers": Answer,
    "firsts": First,
    "sleeps": Sleep,
    "bedtimes": BedtimeNight,
    "tips": TipTried,
    "worries": Concern,
    "losses": LostSkill,
    "episodes": Episode,
}
Found = tuple[str, Any]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries a timeline shows; nothing said is no limit."""

    kinds: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None

    @property
    def is_all(self) -> bool:
        """Whether nothing is left out."""
        return self == ALL

    @property
    def tables(self) -> tuple[str, ...]:
        """The kinds to look at: only smiles have a class."""
        if self.classes:
            return ("smiles",)
        return self.kinds or tuple(KINDS)


ALL: Final = Wanted()


class NoSuchPlaceError(ValueError):
    """A cursor that this page did not write."""


@dataclass(frozen=True, slots=True)
class Place:
    """Beside which entry a page begins, and whether it goes on to newer ones."""

    on: date
    logged_at: datetime
    pk: uuid.UUID
    is_newer: bool = False

    def as_text(self) -> str:
        """The place as an address can carry it."""
        at = self.logged_at.astimezone(UTC).replace(tzinfo=None).isoformat()
        way = "newer" if self.is_newer else "older"
        plain = f"{way} {self.on} {at} {self.pk.hex}"
        return urlsafe_b64encode(plain.encode()).decode().rstrip("=")


def place_from(text: str) -> Place:
    """The place an address carries. Raises NoSuchPlaceError."""
    try:
        plain = urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()
        way, on, at, pk = plain.split(" ")
        place = Place(
            date.fromisoformat(on),
            datetime.fromisoformat(at).replace(tzinfo=UTC),
            uuid.UUID(pk),
            is_newer=way == "newer",
        )
    except ValueError as error:
        raise NoSuchPlaceError from error
    if place.as_text() != text:
        raise NoSuchPlaceError
    return place


@dataclass(frozen=True, slots=True)
class Page:
    """Entries by kind, the newest first, and the places where its neighbours begin."""

    rows: list[tuple[str, DiaryRow]]
    newer: str
    older: str


def page_of(
    baby: Baby, wanted: Wanted, place: Place | None = None, *, size: int = A_PAGE
) -> Page:
    """The entries from a place on; the newest without one."""
    found = _found(baby, wanted, place, size)
    has_more = len(found) > size
    found = found[:size]
    if place is not None and place.is_newer:
        rows = _rows(baby, reversed(found))
        has_newer, has_older = has_more, True
    else:
        rows = _rows(baby, found)
        has_newer, has_older = place is not None, has_more
    return Page(
        rows,
        newer=_beside(rows[0][1], is_newer=True) if rows and has_newer else "",
        older=_beside(rows[-1][1], is_newer=False) if rows and has_older else "",
    )


def _beside(row: DiaryRow, *, is_newer: bool) -> str:
    return Place(row.on, row.logged_at, row.pk, is_newer).as_text()


def _rows(baby: Baby, found: Iterable[Found]) -> list[tuple[str, DiaryRow]]:
    """The rows that were found, in the order found."""
    found = list(found)
    by_kind = defaultdict(list)
    for kind, pk in found:
        by_kind[kind].append(pk)
    rows: dict[Found, Any] = {}
    row: Any
    for kind, pks in by_kind.items():
        every = KINDS[kind]._default_manager  # noqa: SLF001 -- documented by Django
        for row in every.filter(pk__in=pks):
            # Spares whoever shows it a query.
            row.baby = baby
            rows[kind, row.pk] = row
    return [(kind, rows[kind, pk]) for kind, pk in found if (kind, pk) in rows]


def _found(baby: Baby, wanted: Wanted, place: Place | None, size: int) -> list[Found]:
    """The kind and id of each entry of a page, and of one more if there is one."""
    names = list(KINDS)
    walk = _Walk(
        wanted.tables,
        len(wanted.classes),
        wanted.first is not None,
        wanted.last is not None,
        None if place is None else place.is_newer,
    )
    with connection.cursor() as cursor:
        values = {**_values(baby, wanted, place), "limit": size + 1}
        cursor.execute(_sql(walk), values)
        return [(names[number], _as_id(pk)) for number, pk in cursor.fetchall()]


def _as_id(pk: uuid.UUID | str) -> uuid.UUID:
    return pk if isinstance(pk, uuid.UUID) else uuid.UUID(pk)


def _values(baby: Baby, wanted: Wanted, place: Place | None) -> dict[str, Any]:
    values = {
        "baby": _stored_id(baby.pk),
        "first": connection.ops.adapt_datefield_value(wanted.first),
        "last": connection.ops.adapt_datefield_value(wanted.last),
    }
    values |= {f"class{n}": value for n, value in enumerate(wanted.classes)}
    if place is not None:
        values["on"] = connection.ops.adapt_datefield_value(place.on)
        values["at"] = connection.ops.adapt_datetimefield_value(place.logged_at)
        values["pk"] = _stored_id(place.pk)
    return values


def _stored_id(pk: uuid.UUID) -> Any:
    return UUIDField().get_db_prep_value(pk, connection, prepared=True)


@dataclass(frozen=True, slots=True)
class _Walk:
    """All on which the text of the query depends."""

    tables: tuple[str, ...]
    classes: int
    has_first: bool
    has_last: bool
    to_newer: bool | None

    @property
    def order(self) -> str:
        way = "ASC" if self.to_newer else "DESC"
        return f'ORDER BY "on" {way}, logged_at {way}, id {way} LIMIT %(limit)s'

    @property
    def limits(self) -> str:
        """What every row must fulfil, with the values left out."""
        limits = ["baby_id = %(baby)s", "binned_at IS NULL"]
        limits += ['"on" >= %(first)s'] * self.has_first
        limits += ['"on" <= %(last)s'] * self.has_last
        if self.to_newer is not None:
            sign = ">" if self.to_newer else "<"
            # The first of the two is what every index can begin with.
            limits.append(f'"on" {sign}= %(on)s')
            limits.append(f'("on", logged_at, id) {sign} (%(on)s, %(at)s, %(pk)s)')
        if self.classes:
            given = ", ".join(f"%(class{n})s" for n in range(self.classes))
            limits.append(f"smile_class IN ({given})")
        return " AND ".join(limits)


@cache
def _sql(walk: _Walk) -> str:
    """The newest (or next) of each kind, and of these the newest altogether.

    Django's own `union()` cannot do it: SQLite takes no limit within its parts.
    """
    parts = []
    for number, (kind, model) in enumerate(KINDS.items()):
        if kind in walk.tables:
            table = model._meta.db_table  # noqa: SLF001 -- documented by Django
            columns = f'{number} AS kind, id, "on", logged_at'
            chosen = f"SELECT {columns} FROM {table} WHERE {walk.limits} {walk.order}"  # noqa: S608 -- no value of anybody's
            parts.append(f"SELECT * FROM ({chosen}) AS k{number}")  # noqa: S608
    every = " UNION ALL ".join(parts)
    return f"SELECT kind, id FROM ({every}) AS every_kind {walk.order}"  # noqa: S608

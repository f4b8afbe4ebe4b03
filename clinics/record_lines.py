"""What a part of a record is made of: screen and paper show just this."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import QuerySet

from clinics.choices import Part
from clinics.reading import Reading
from milestones.charts import SmileChart
from milestones.sleep_chart import SleepChart

#: How many entries stand on one page; the older ones are a link away.
MOST: Final = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One entry: what it is, and short lines about it."""

    head: str
    small: tuple[str, ...] = ()
    smile_class: str = ""
    by_staff: bool = False
    photo: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that belong together; `empty` is said where there is none."""

    title: str
    lines: tuple[Line, ...]
    empty: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartShown:
    """One part of a record; `newest` is the day of its newest entry."""

    part: Part
    title: str
    groups: tuple[Group, ...]
    newest: date | None = None
    is_old: bool = False
    has_more: bool = False
    chart: SmileChart | None = None
    sleep: SleepChart | None = None
    first_on: date | None = None
    is_corrected: bool = False


def cut(rows: QuerySet[Any], page: int) -> tuple[list[Any], bool]:
    """The entries of one page, and whether there are older ones."""
    begin = (page - 1) * MOST
    found = list(rows[begin : begin + MOST + 1])
    return found[:MOST], len(found) > MOST


def kept(rows: QuerySet[Any], read: Reading) -> QuerySet[Any]:
    """What was logged up to the day, and not binned; the newest first."""
    seen = rows.filter(on__lte=read.today, binned_at__isnull=True)
    return seen.order_by("-on", "-logged_at", "pk")


def newest_of(rows: Iterable[Any]) -> date | None:
    """The day of the newest of some rows."""
    return max((row.on for row in rows), default=None)

"""The worklist: watched babies with a flag nobody has dealt with, most urgent first.

One row a baby and one reason a row, found by the database comparing days: no baby is
judged while a list is read, save those whose facts changed since the last time.
"""

import uuid
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, NamedTuple
from zoneinfo import ZoneInfo

from django.db import connection
from django.db.models import UUIDField

from babies.models import Baby
from clinical import RULES_VERSION
from clinics.models import Clinic, Share
from clinics.worklist_sql import (
    AFTER,
    COUNTS,
    OPEN,
    OVERDUE,
    ROWS,
    STATES,
    ZONES,
    flags_sql,
)
from milestones.flag_days import judge_outdated

A_PAGE: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which rows of the list to show; what is not said is no limit."""

    state: str = OPEN
    taken_by: uuid.UUID | None = None
    is_free: bool = False
    language: str | None = None
    born_from: date | None = None
    born_to: date | None = None
    since_to: date | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """After which row a page begins, in the order of the list.

    Addresses carry it, so it names nobody: the name in that order is looked up.
    """

    rank: int
    since: date
    share_id: uuid.UUID


class Row(NamedTuple):
    """One baby with its first reason; `reasons` counts all of the same state."""

    share_id: uuid.UUID
    name: str
    birth_on: date
    zero_on: date
    today: date
    language: str
    kind: str
    level: str
    when: str
    since: date
    status: str
    evidence: str
    rank: int
    action: str
    outcome: str
    snoozed_until: date | None
    taken_by: str
    reasons: int

    @property
    def days_waiting(self) -> int:
        """For how many days the reason has stood."""
        return (self.today - self.since).days

    @property
    def place(self) -> Place:
        """Where the next page begins after this row."""
        return Place(self.rank, self.since, self.share_id)


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of the list, where the next ones begin, and how many are where."""

    rows: list[Row]
    after: Place | None
    counts: Counter[str]


class Worklist:
    """The list of one clinic at one moment."""

    def __init__(self, clinic: Clinic, now: datetime) -> None:
        self.clinic = clinic
        self.now = now
        with connection.cursor() as cursor:
            cursor.execute(ZONES, self._clinic_values() | {"rules": RULES_VERSION})
            zones = dict(cursor.fetchall())
        # A day at home is not everywhere the same day: each zone is asked its own.
        self.days = {zone: now.astimezone(ZoneInfo(zone)).date() for zone in zones}
        self.is_in_step = all(zones.values())

    def brought_up_to_date(self) -> "Worklist":
        """The same list, once the babies whose facts changed are judged anew."""
        if not self.is_in_step:
            watched = Share.objects.watched_at(self.now).filter(clinic=self.clinic)
            judge_outdated(Baby.objects.filter(pk__in=watched.values("baby")))
        return self

    def counts(self) -> Counter[str]:
        """How many babies have a reason in each state."""
        if not self.days:
            return Counter()
        with connection.cursor() as cursor:
            cursor.execute(self.flags_sql() + COUNTS, self.values())
            return _counts_of(cursor.fetchone())

    def overdue(self, today: date) -> int:
        """How many referrals wait for a step that should have come before a day."""
        values = {"today": connection.ops.adapt_datefield_value(today)}
        with connection.cursor() as cursor:
            cursor.execute(OVERDUE, self._clinic_values() | values)
            return int(cursor.fetchone()[0])

    def page(
        self, wanted: Wanted, after: Place | None = None, size: int = A_PAGE
    ) -> Page:
        """The rows after a place, the most urgent first."""
        if not self.days:
            return Page([], None, Counter())
        limits, values = _limits(wanted, after)
        values |= {"state": wanted.state, "limit": size + 1}
        with connection.cursor() as cursor:
            sql = self.flags_sql() + ROWS.format(limits=limits)
            cursor.execute(sql, self.values() | values)
            rows = cursor.fetchall()
        found = [self._row(*row[len(STATES) :]) for row in rows[:size]]
        # The rows bring the counts along; where there are none, they are asked for.
        counts = _counts_of(rows[0]) if rows else self.counts()
        after = found[-1].place if len(rows) > size else None
        return Page(found, after, counts)

    def flags_sql(self) -> str:
        """The start of a statement about flags: `watched`, `flags` and `firsts`."""
        return flags_sql(len(self.days))

    def values(self) -> dict[str, Any]:
        """What that start names."""
        values = self._clinic_values()
        for number, (zone, day) in enumerate(self.days.items()):
            values |= {
                f"zone{number}": zone,
                f"day{number}": connection.ops.adapt_datefield_value(day),
            }
        return values

    def _clinic_values(self) -> dict[str, Any]:
        return {
            "clinic": _id(self.clinic.pk),
            "now": connection.ops.adapt_datetimefield_value(self.now),
        }

    def _row(self, share_id: Any, name: str, *rest: Any) -> Row:
        born, zero, zone, language, *reason = rest
        kind, level, when, since, status, evidence, rank, *case = reason
        action, outcome, snoozed_until, taken_by, reasons = case
        return Row(
            share_id=_as_id(share_id),
            name=name,
            birth_on=_as_day(born),
            zero_on=_as_day(zero),
            today=self.days[zone],
            language=language,
            kind=kind,
            level=level,
            when=when,
            since=_as_day(since),
            status=status,
            evidence=evidence,
            rank=rank,
            action=action or "",
            outcome=outcome or "",
            snoozed_until=_as_day(snoozed_until) if snoozed_until else None,
            taken_by=taken_by or "",
            reasons=reasons,
        )


def _counts_of(row: Iterable[Any]) -> Counter[str]:
    """The counts with which a row begins, without the states of no baby."""
    return Counter({s: n for s, n in zip(STATES, row, strict=False) if n})


def _limits(wanted: Wanted, after: Place | None) -> tuple[str, dict[str, Any]]:
    limits: list[tuple[str, dict[str, Any]]] = []
    if wanted.taken_by is not None:
        limits.append(("c.taken_by_id = %(by)s", {"by": _id(wanted.taken_by)}))
    if wanted.is_free:
        limits.append(("c.taken_by_id IS NULL", {}))
    if wanted.language is not None:
        limits.append(
            ("COALESCE(u.language, '') = %(language)s", {"language": wanted.language})
        )
    for name, column, sign in (
        ("born_from", "b.birth_on", ">="),
        ("born_to", "b.birth_on", "<="),
        ("since_to", "f.since", "<="),
    ):
        day = getattr(wanted, name)
        if day is not None:
            limits.append(
                (
                    f"{column} {sign} %({name})s",
                    {name: connection.ops.adapt_datefield_value(day)},
                )
            )
    if after is not None:
        limits.append(
            (
                AFTER,
                {
                    "rank": after.rank,
                    "since": connection.ops.adapt_datefield_value(after.since),
                    "share": _id(after.share_id),
                },
            )
        )
    text = "".join(f" AND {limit}" for limit, _ in limits)
    return text, {name: value for _, said in limits for name, value in said.items()}


def _id(pk: uuid.UUID) -> Any:
    return UUIDField().get_db_prep_value(pk, connection, prepared=True)


def _as_id(pk: uuid.UUID | str) -> uuid.UUID:
    return pk if isinstance(pk, uuid.UUID) else uuid.UUID(pk)


def _as_day(day: date | str) -> date:
    return day if isinstance(day, date) else date.fromisoformat(day)

"""The worklist: watched babies with a flag nobody has dealt with, most urgent first.

One row a baby and one reason a row, found by the database comparing days: no baby is
judged while a list is read, save those whose facts changed since the last time.
"""

import uuid
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db import connection
from django.db.models import UUIDField

from babies.models import Baby
from clinics.models import Clinic, Share
from clinics.parts import parts_sql
from milestones.flag_days import judge_outdated

A_PAGE: Final = 50
#: SQLite keeps days as text, and would make a number of them.
AS_DAY: Final = {"sqlite": "{}", "postgresql": "CAST({} AS date)"}
OPEN: Final = "open"
#: What became of a reason; `open` is what nobody has dealt with, all of which it was.
STATES: Final = (
    OPEN, "acknowledged", "advised", "snoozed", "referred", "closed",
)  # fmt: skip

# One statement, by hand: it is asked at every visit of the list, and compares days
# over three tables, which the mapper would put together anew each time.
FLAGS: Final = """
WITH watched AS (
  SELECT s.id AS share_id, s.baby_id, b.name, b.birth_on, b.zero_on, b.time_zone,
    COALESCE(u.language, '') AS language, CAST(s.parts AS text) AS parts
  FROM clinics_share s
  JOIN babies_baby b ON b.id = s.baby_id
  LEFT JOIN accounts_user u ON u.id = s.made_by_id
  WHERE s.clinic_id = %(clinic)s AND s.mode = 'watch' AND s.accepted_at IS NOT NULL
    AND s.ended_at IS NULL AND s.from_at <= %(now)s AND s.until_at > %(now)s
),
flags AS (
  SELECT w.share_id, w.baby_id, w.name, w.birth_on, w.zero_on, w.time_zone, w.language,
    f.kind, f.level, f."when", f.since, f.status, f.evidence, f.rank,
    c.action, c.outcome, c.snoozed_until, c.taken_by_id,
    CASE
      WHEN c.id IS NULL OR c.action IN ('taken', 'handed_over')
        OR f.urgency > c.covers_urgency OR f.newest_on > c.covers_newest_on
        OR f.facts > c.covers_facts
        OR (c.action = 'snoozed' AND c.snoozed_until <= {today})
      THEN 'open' ELSE c.action
    END AS state
  FROM watched w
  JOIN milestones_flagdays f ON f.baby_id = w.baby_id
    AND f.from_on <= {today} AND (f.until_on IS NULL OR f.until_on > {today})
    AND w.parts LIKE CASE f.kind {parts} END
  LEFT JOIN clinics_case c ON c.baby_id = w.baby_id AND c.clinic_id = %(clinic)s
    AND c.kind = f.kind AND c.since = f.since
),
placed AS (
  SELECT *,
    ROW_NUMBER() OVER (PARTITION BY baby_id, state ORDER BY rank, since, kind) AS place,
    COUNT(*) OVER (PARTITION BY baby_id, state) AS reasons
  FROM flags
)
"""
COUNTS: Final = "SELECT state, COUNT(*) FROM placed WHERE place = 1 GROUP BY state"
ROWS: Final = """
SELECT p.share_id, p.baby_id, p.name, p.birth_on, p.zero_on, p.time_zone, p.language,
  p.kind, p.level, p."when", p.since, p.status, p.evidence, p.rank, p.action, p.outcome,
  p.snoozed_until, p.taken_by_id, st.name, p.reasons
FROM placed p LEFT JOIN clinics_staff st ON st.id = p.taken_by_id
WHERE p.place = 1 AND p.state = %(state)s {limits}
ORDER BY p.rank, p.since, p.name, p.share_id LIMIT %(limit)s
"""


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
    """After which row a page begins, in the order of the list."""

    rank: int
    since: date
    name: str
    share_id: uuid.UUID


@dataclass(frozen=True, slots=True)
class Row:
    """One baby with its first reason; `reasons` counts all of the same state."""

    share_id: uuid.UUID
    baby_id: uuid.UUID
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
    taken_by_id: uuid.UUID | None
    taken_by: str
    reasons: int

    @property
    def days_waiting(self) -> int:
        """For how many days the reason has stood."""
        return (self.today - self.since).days

    @property
    def place(self) -> Place:
        """Where the next page begins after this row."""
        return Place(self.rank, self.since, self.name, self.share_id)


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of the list, and where the next ones begin."""

    rows: list[Row]
    after: Place | None


class Worklist:
    """The list of one clinic at one moment."""

    def __init__(self, clinic: Clinic, now: datetime) -> None:
        self.clinic = clinic
        self.now = now
        watched = Share.objects.watched_at(now).filter(clinic=clinic)
        self.babies = Baby.objects.filter(pk__in=watched.values("baby"))
        # A day at home is not everywhere the same day: each zone is asked its own.
        zones = self.babies.order_by().values_list("time_zone", flat=True).distinct()
        self.days = {zone: now.astimezone(ZoneInfo(zone)).date() for zone in zones}

    def brought_up_to_date(self) -> "Worklist":
        """The same list, once the babies whose facts changed are judged anew."""
        judge_outdated(self.babies)
        return self

    def counts(self) -> Counter[str]:
        """How many babies have a reason in each state."""
        if not self.days:
            return Counter()
        with connection.cursor() as cursor:
            cursor.execute(self.flags_sql() + COUNTS, self.values())
            return Counter(dict(cursor.fetchall()))

    def page(
        self, wanted: Wanted, after: Place | None = None, size: int = A_PAGE
    ) -> Page:
        """The rows after a place, the most urgent first."""
        if not self.days:
            return Page([], None)
        limits, values = _limits(wanted, after)
        values |= {"state": wanted.state, "limit": size + 1}
        with connection.cursor() as cursor:
            rows = ROWS.format(limits=limits)
            cursor.execute(self.flags_sql() + rows, self.values() | values)
            found = [self._row(*each) for each in cursor.fetchall()]
        has_more = len(found) > size
        found = found[:size]
        return Page(found, found[-1].place if has_more else None)

    def flags_sql(self) -> str:
        """The start of a statement about flags: `watched`, `flags` and `placed`."""
        return _flags_sql(len(self.days))

    def values(self) -> dict[str, Any]:
        """What that start names."""
        values: dict[str, Any] = {
            "clinic": _id(self.clinic.pk),
            "now": connection.ops.adapt_datetimefield_value(self.now),
        }
        for number, (zone, day) in enumerate(self.days.items()):
            values |= {
                f"zone{number}": zone,
                f"day{number}": connection.ops.adapt_datefield_value(day),
            }
        return values

    def _row(self, share_id: Any, baby_id: Any, name: str, *rest: Any) -> Row:
        born, zero, zone, language, *reason = rest
        kind, level, when, since, status, evidence, rank, *case = reason
        action, outcome, snoozed_until, taken_by_id, taken_by, reasons = case
        return Row(
            share_id=_as_id(share_id),
            baby_id=_as_id(baby_id),
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
            taken_by_id=_as_id(taken_by_id) if taken_by_id else None,
            taken_by=taken_by or "",
            reasons=reasons,
        )


@cache
def _flags_sql(zones: int) -> str:
    """The statement for as many time zones; their names and days stay values."""
    cases = "".join(f" WHEN %(zone{n})s THEN %(day{n})s" for n in range(1, zones))
    today = "%(day0)s"
    if cases:
        today = f"(CASE w.time_zone{cases} ELSE %(day0)s END)"
    today = AS_DAY[connection.vendor].format(today)
    # What a family does not share is no reason here.
    return FLAGS.format(today=today, parts=parts_sql())


def _limits(wanted: Wanted, after: Place | None) -> tuple[str, dict[str, Any]]:
    limits: list[tuple[str, dict[str, Any]]] = []
    if wanted.taken_by is not None:
        limits.append(("p.taken_by_id = %(by)s", {"by": _id(wanted.taken_by)}))
    if wanted.is_free:
        limits.append(("p.taken_by_id IS NULL", {}))
    if wanted.language is not None:
        limits.append(("p.language = %(language)s", {"language": wanted.language}))
    for name, column, sign in (
        ("born_from", "birth_on", ">="),
        ("born_to", "birth_on", "<="),
        ("since_to", "since", "<="),
    ):
        day = getattr(wanted, name)
        if day is not None:
            limits.append(
                (
                    f"p.{column} {sign} %({name})s",
                    {name: connection.ops.adapt_datefield_value(day)},
                )
            )
    if after is not None:
        limits.append(
            (
                "(p.rank, p.since, p.name, p.share_id)"
                " > (%(rank)s, %(since)s, %(name)s, %(share)s)",
                {
                    "rank": after.rank,
                    "since": connection.ops.adapt_datefield_value(after.since),
                    "name": after.name,
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

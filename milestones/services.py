"""Where rows become clinical facts, and what families say becomes rows."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import transaction

from accounts.models import User
from babies.choices import Precision
from babies.models import Baby, Concern, Episode, First, LostSkill
from babies.services import held
from babies.watch import facts_changed
from clinical.advice import Flag
from clinical.ages import Birth
from clinical.assessment import Assessment, assess
from clinical.catalog import Expectation as Entry, fact_id
from clinical.checklist import Value
from clinical.concerns import ConcernKind
from clinical.library import Tip
from milestones.facts import facts_of
from milestones.models import ActionChoice, Answer, OutcomeChoice, Review, TipTried
from milestones.refusals import check_day, check_open

Logged = TypeVar("Logged", Answer, Concern, First, LostSkill, TipTried)


def assessment(baby: Baby, *, today: date, birth: Birth | None = None) -> Assessment:
    """What the rules make of a baby's diary on a day; of other dates of birth, too."""
    return assess(facts_of(baby, today=today, birth=birth), today)


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """Which baby, which day, who says so, and the id under which the form sent it."""

    key: uuid.UUID
    baby: Baby
    on: date
    by: User
    today: date
    now: datetime


def record_answer(
    line: LogLine, *, entry: Entry, value: Value, precision: Precision
) -> Answer:
    """A dated answer; earlier ones stay. Raises RefusedEntryError.

    The list's item about smiling back is the social smile under another name, so
    its answers are kept as answers to that.
    """
    said = {"expectation_id": fact_id(entry.id), "value": value, "precision": precision}
    return _log(Answer, line, said, entry)


def record_concern(line: LogLine, *, kind: ConcernKind, note: str) -> Concern:
    """A worry that a parent named. Raises RefusedEntryError."""
    return _log(Concern, line, {"kind": kind, "note": note})


def record_lost_skill(line: LogLine, *, entry: Entry, note: str) -> LostSkill:
    """A skill that was there and is gone. Raises RefusedEntryError."""
    return _log(LostSkill, line, {"skill": fact_id(entry.id), "note": note})


def record_tip(
    line: LogLine, *, tip: Tip, outcome: OutcomeChoice, note: str
) -> TipTried:
    """A tip that was tried, and what happened. Raises RefusedEntryError."""
    return _log(TipTried, line, {"tip": tip.id, "outcome": outcome, "note": note})


def record_first(line: LogLine, *, title: str, note: str) -> First:
    """A first of the family's own. Raises RefusedEntryError."""
    return _log(First, line, {"title": title, "note": note})


def change_first(row: First, *, on: date, title: str, note: str) -> None:
    """Other words or another day for a first; the caller holds the baby."""
    row.on, row.title, row.note = on, title, note
    row.save(update_fields=["on", "title", "note"])


@transaction.atomic
def _log(
    model: type[Logged],
    line: LogLine,
    said: dict[str, Any],
    entry: Entry | None = None,
) -> Logged:
    """One row; the same form sent twice is one row, an id in use gets another.

    The baby is held, so that its dates cannot change between check and row. An id
    in use leads to the same other id each time, so a double tap is one row there too.
    """
    baby = held(Baby.objects.all()).get(pk=line.baby.pk)
    if entry is not None:
        check_open(entry, birth=baby.birth, today=line.today)
    check_day(line.on, baby=baby, today=line.today)
    said = {**said, "on": line.on, "baby_id": baby.pk}
    rows = model._default_manager  # noqa: SLF001 -- documented by Django
    defaults = {**said, "logged_by": line.by, "logged_at": line.now}
    key = line.key
    while True:
        row, is_new = rows.get_or_create(pk=key, defaults=defaults)
        if is_new:
            facts_changed(baby)
        if is_new or _is_retry(row, said):
            return row
        words = sorted((name, str(value)) for name, value in said.items())
        key = uuid.uuid5(key, f"{line.by.pk} {words}")


def _is_retry(row: Logged, said: dict[str, Any]) -> bool:
    """Whether a row says just this; what was taken back is said anew."""
    return row.binned_at is None and all(
        getattr(row, name) == value for name, value in said.items()
    )


def put_back(
    row: Answer | Concern | Episode | First | LostSkill | TipTried,
    *,
    baby: Baby,
    today: date,
) -> None:
    """Take a row out of the bin. Raises RefusedEntryError if its day cannot be now.

    The caller holds the baby, in a transaction.
    """
    check_day(row.on, baby=baby, today=today)
    row.binned_at = None
    row.save(update_fields=["binned_at"])
    facts_changed(baby)


def take_back(
    row: Answer | Concern | Episode | First | LostSkill | TipTried,
    *,
    baby: Baby,
    now: datetime,
) -> None:
    """Put a row into the bin; it counts no more. The caller holds the baby."""
    row.binned_at = now
    row.save(update_fields=["binned_at"])
    facts_changed(baby)


def review_flag(
    *, baby: Baby, flag: Flag, action: ActionChoice, by: User, now: datetime
) -> Review:
    """What a parent did about a flag, with what the flag rested on at the time.

    The same act about the same facts is noted once.
    """
    review, _is_new = Review.objects.get_or_create(
        baby=baby,
        kind=flag.kind.value,
        since=flag.since,
        level=flag.level.value,
        when=flag.when.value,
        newest_on=flag.newest_on,
        facts=flag.facts,
        action=action.value,
        defaults={"by": by, "at": now},
    )
    return review

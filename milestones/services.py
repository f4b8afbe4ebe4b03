"""Where rows become clinical facts, and what families say becomes rows."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import QuerySet

from accounts.models import User
from babies.choices import Precision
from babies.facts import TALLY_FIELDS, tallies_of, tallies_under
from babies.models import Baby, Concern, LostSkill, SmileDay
from clinical.advice import LEVEL_RANK, WHEN_RANK, Flag, Level, When
from clinical.ages import Birth
from clinical.assessment import Assessment, Facts, assess
from clinical.catalog import SOCIAL_SMILE, Expectation as Entry, fact_id
from clinical.checklist import Answer as Given, Value
from clinical.concerns import Concern as Named, ConcernKind
from clinical.episodes import SMILE_SKILLS
from clinical.observations import Kind, Observation
from clinical.window import DayTally, smile_record, smile_window
from milestones.models import ActionChoice, Answer, Review
from milestones.refusals import check_day, check_open
from milestones.strip import StripDates, last_day

Logged = TypeVar("Logged", Answer, Concern, LostSkill)


def assessment(baby: Baby, *, today: date, birth: Birth | None = None) -> Assessment:
    """What the rules make of a baby's diary on a day; of other dates of birth, too."""
    return assess(facts_of(baby, today=today, birth=birth), today)


def facts_of(baby: Baby, *, today: date, birth: Birth | None = None) -> Facts:
    """A baby's rows up to a day as clinical facts: the one place they are unpacked.

    They hold what any earlier day needs, too. With another `birth` every smile is
    classified anew, since its class depends on the dates.
    """
    subject = birth or baby.birth
    answers = [
        Given(expectation, Value(value), on)
        for expectation, value, on in _until(Answer.objects.all(), baby, today)
        .order_by("on", "logged_at", "pk")
        .values_list("expectation_id", "value", "on")
    ]
    concerns = _until(Concern.objects.all(), baby, today).values_list("kind", "on")
    lost = _until(LostSkill.objects.all(), baby, today).values_list("skill", "on")
    if birth is None:
        tallies = _tallies(baby, subject, answers, today)
    else:
        tallies = tallies_under(baby, subject)
    return Facts(
        birth=subject,
        weeks_only=baby.gestation_weeks is not None and baby.gestation_days is None,
        observations=[
            Observation(Kind.SKILL_LOSS, on, skill=skill) for skill, on in lost
        ],
        tallies=tallies,
        answers=answers,
        concerns=[Named(ConcernKind(kind), on) for kind, on in concerns],
        visit_on=baby.visit_on,
    )


def _until(rows: QuerySet[Logged], baby: Baby, today: date) -> QuerySet[Logged]:
    return rows.filter(baby=baby, on__lte=today, binned_at__isnull=True)


def _tallies(
    baby: Baby, subject: Birth, answers: Sequence[Given], today: date
) -> list[DayTally]:
    """The days of smiles that a judgement up to today needs.

    Those of the strip always. Once the smile was confirmed on one of them, no later
    day can change what is said: the first smile, the day it was confirmed and the
    status are the earliest of their kind, and what was logged besides is only
    counted while no smile is known. So a long diary costs what a short one does.
    """
    end = last_day(strip_dates(subject, today))
    days = tallies_of(baby, until=min(end, today))
    if today <= end:
        return days
    confirmed_on = smile_record(days, _smiles_told(answers), None).confirmed_on
    if confirmed_on is not None and confirmed_on <= end:
        return days
    later = SmileDay.objects.filter(baby=baby, on__gt=end, on__lte=today)
    rows = later.order_by("on").values_list(*TALLY_FIELDS)
    return [*days, *(DayTally(*row) for row in rows)]


def _smiles_told(answers: Iterable[Given]) -> list[date]:
    return [
        answer.on
        for answer in answers
        if answer.value is Value.YES and fact_id(answer.expectation) == SOCIAL_SMILE
    ]


def strip_dates(subject: Birth, on: date) -> StripDates:
    """The dates of the day strip as it stands on a day."""
    window = smile_window(subject)
    return StripDates(
        born_on=subject.born_on,
        zero_on=subject.zero_on,
        today=on,
        window_from=window.opens,
        window_to=window.last_day,
    )


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
    check_open(entry, birth=line.baby.birth, today=line.today)
    said = {"expectation_id": fact_id(entry.id), "value": value, "precision": precision}
    return _log(Answer, line, said)


def record_concern(line: LogLine, *, kind: ConcernKind, note: str) -> Concern:
    """A worry that a parent named. Raises RefusedEntryError."""
    return _log(Concern, line, {"kind": kind, "note": note})


def record_lost_skill(line: LogLine, *, entry: Entry, note: str) -> LostSkill:
    """A skill that was there and is gone. Raises RefusedEntryError."""
    return _log(LostSkill, line, {"skill": fact_id(entry.id), "note": note})


@transaction.atomic
def _log(model: type[Logged], line: LogLine, said: dict[str, Any]) -> Logged:
    """One row; the same form sent twice is one row, an id in use gets another."""
    check_day(line.on, baby=line.baby, today=line.today)
    said = {**said, "on": line.on, "baby_id": line.baby.pk}
    rows = model._default_manager  # noqa: SLF001 -- documented by Django
    defaults = {**said, "logged_by": line.by, "logged_at": line.now}
    row, is_new = rows.get_or_create(pk=line.key, defaults=defaults)
    if is_new or all(getattr(row, name) == value for name, value in said.items()):
        return row
    return rows.create(pk=uuid.uuid4(), **defaults)


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


def review_of(flag: Flag, reviews: Iterable[Review]) -> Review | None:
    """The latest review that settles a flag, or None while it is open.

    A rise in level or time, an earlier beginning or newer facts open it again.
    """
    settling = [review for review in reviews if _settles(review, flag)]
    return max(settling, key=_at, default=None)


def open_flags(found: Assessment, reviews: Iterable[Review]) -> list[Flag]:
    """The flags that nobody has done anything about yet, most urgent first."""
    known = list(reviews)
    return [flag for flag in found.flags if review_of(flag, known) is None]


def _settles(review: Review, flag: Flag) -> bool:
    return (
        review.kind == flag.kind
        and review.since == flag.since
        and LEVEL_RANK[Level(review.level)] >= LEVEL_RANK[flag.level]
        and WHEN_RANK[When(review.when)] >= WHEN_RANK[flag.when]
        and review.newest_on >= flag.newest_on
        and review.facts >= flag.facts
    )


def _at(review: Review) -> datetime:
    return review.at


def asks_whether_lost(facts: Facts, found: Assessment) -> bool:
    """Whether a "not yet" after confirmed smiles still waits for its question (E.2).

    Telling of the loss answers it, and so does a later "yes".
    """
    losses = [
        seen.on
        for seen in facts.observations
        if seen.skill in SMILE_SKILLS and seen.on <= found.on
    ]
    not_yet_on = found.smile.record.not_yet_on
    if not found.questions or not_yet_on is None:
        return False
    return max(losses, default=date.min) < not_yet_on

"""The one entry point: what the rules make of a baby's facts on a day.

Pages, API, documents and lists all read the `Assessment` made here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from clinical import RULES_VERSION, status_texts as texts
from clinical.advice import Advice, Flag, FlagKind, Level, When, highest, merged
from clinical.ages import (
    AgeBasis,
    Birth,
    add_months,
    age_basis,
    age_notes,
    birth_age_days,
    corrected_age_days,
)
from clinical.catalog import SOCIAL_SMILE, URGENT_WITH_LATE_SMILE
from clinical.checklist import (
    Answer,
    Unmet,
    Value,
    beyond_window_flags,
    by_expectation,
    checklist_flags,
    unmet_items,
)
from clinical.concerns import (
    BESIDE_A_LATE_SMILE,
    Concern,
    concern_flags,
    lost_skill_flags,
)
from clinical.episodes import episode_flags
from clinical.numbers import (
    CALL_FROM_DAY,
    SEVERAL_ITEMS,
    VISIT_MONTHS,
    VISIT_WITHIN_DAYS,
)
from clinical.observations import Kind, Observation, Reporter
from clinical.reasons import Reason
from clinical.smiles import Classification, classify
from clinical.window import (
    LATE_STATUSES,
    DayTally,
    SmileRecord,
    SmileStatus,
    Status,
    smile_record,
    smile_status,
)

SMILES: Final = frozenset({Kind.SMILE, Kind.LAUGH})
EPISODES: Final = frozenset({Kind.LAUGH, Kind.SPELL, Kind.SPASM_CLUSTER})
NONE_GIVEN: Final = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything known about a baby.

    `tallies` are the days of all smiles, classified before, so that a long diary
    need not be read whole; without them the observations are tallied here.
    """

    birth: Birth
    weeks_only: bool = False
    observations: Sequence[Observation] = NONE_GIVEN
    tallies: Sequence[DayTally] | None = None
    answers: Sequence[Answer] = NONE_GIVEN
    concerns: Sequence[Concern] = NONE_GIVEN
    visit_on: date | None = None


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the rules say on a day; never stored as truth.

    `classes` runs along the observations; None for other kinds and later facts.
    """

    on: date
    birth_age_days: int
    corrected_age_days: int
    age_basis: AgeBasis
    age_notes: tuple[Reason, ...]
    smile: SmileStatus
    smile_reasons: tuple[Reason, ...]
    classes: tuple[Classification | None, ...]
    flags: tuple[Flag, ...]
    advice: Advice
    unmet: tuple[Unmet, ...]
    questions: tuple[Reason, ...]
    rules_version: str


def assess(facts: Facts, today: date) -> Assessment:
    """What the rules make of the facts known on a day; later ones are ignored."""
    subject = facts.birth
    classes = tuple(_class_of(seen, subject, today) for seen in facts.observations)
    seen = [item for item in facts.observations if item.on <= today]
    answers = by_expectation(facts.answers, today)
    concerns = [item for item in facts.concerns if item.on <= today]
    tallies = tally(facts.observations, classes)
    if facts.tallies is not None:
        tallies = [day for day in facts.tallies if day.on <= today]
    smile = smile_status(subject, _record(tallies, answers), today)
    unmet = unmet_items(subject, answers)
    flags = merged(
        [
            *episode_flags([item for item in seen if item.kind in EPISODES], subject),
            *lost_skill_flags(seen, subject),
            *concern_flags(
                concerns, subject, smile_is_late=smile.status in LATE_STATUSES
            ),
            *_smile_flags(facts, smile, _sharpeners(unmet, concerns), today),
            *checklist_flags(unmet),
            *beyond_window_flags(subject, answers, today),
        ]
    )
    return Assessment(
        on=today,
        birth_age_days=birth_age_days(subject, today),
        corrected_age_days=corrected_age_days(subject, today),
        age_basis=age_basis(subject, today),
        age_notes=age_notes(subject, today, weeks_only=facts.weeks_only),
        smile=smile,
        smile_reasons=texts.smile_reasons(smile, tallies),
        classes=classes,
        flags=flags,
        advice=highest(flags),
        unmet=unmet,
        questions=_questions(smile, answers),
        rules_version=RULES_VERSION,
    )


def _class_of(seen: Observation, subject: Birth, today: date) -> Classification | None:
    if seen.on > today or seen.kind not in SMILES:
        return None
    return classify(seen, corrected_age_days(subject, seen.on))


def tally(
    observations: Iterable[Observation], classes: Iterable[Classification | None]
) -> list[DayTally]:
    """Classified smiles counted by day."""
    days: dict[date, DayTally] = {}
    for seen, given in zip(observations, classes, strict=True):
        if given is not None:
            day = days.get(seen.on)
            if day is None:
                day = days[seen.on] = DayTally(seen.on)
            count(day, given, seen.reporter)
    return list(days.values())


def count(day: DayTally, given: Classification, reporter: Reporter) -> None:
    """Add one classified smile to the tally of its day."""
    field = given.smile_class.value
    setattr(day, field, getattr(day, field) + 1)
    if given.is_strong:
        day.strong += 1
        day.staff_strong += reporter is Reporter.STAFF


def _record(
    tallies: Sequence[DayTally], answers: Mapping[str, Sequence[Answer]]
) -> SmileRecord:
    given = answers.get(SOCIAL_SMILE, NONE_GIVEN)
    yes = [answer.on for answer in given if answer.value is Value.YES]
    not_yet = [answer.on for answer in given if answer.value is Value.NOT_YET]
    return smile_record(tallies, yes, max(not_yet, default=None))


def _sharpeners(
    unmet: Sequence[Unmet], concerns: Sequence[Concern]
) -> list[tuple[Reason, date]]:
    """What beside a late smile makes it a matter of this week (B.3), with its date."""
    found = [
        (texts.BESIDE_CONCERN, concern.on)
        for concern in concerns
        if concern.kind in BESIDE_A_LATE_SMILE
    ]
    named = [item for item in unmet if item.expectation.id in URGENT_WITH_LATE_SMILE]
    if named or len(unmet) >= SEVERAL_ITEMS:
        found += [(texts.BESIDE_UNMET, item.newest_on) for item in unmet]
    return found


def _smile_flags(
    facts: Facts,
    smile: SmileStatus,
    sharpeners: Sequence[tuple[Reason, date]],
    today: date,
) -> list[Flag]:
    window, record = smile.window, smile.record
    if smile.status in LATE_STATUSES:
        newest = max([window.late_from, *(on for _, on in sharpeners)])
        return [
            Flag(
                FlagKind.SOCIAL_SMILE_LATE,
                Level.TALK,
                _late_when(facts, smile.status, today, sharpened=bool(sharpeners)),
                window.late_from,
                texts.late_reasons(smile, [reason for reason, _ in sharpeners]),
                newest,
                1 + len(sharpeners),
            )
        ]
    if smile.status is Status.EMERGING and today >= window.clearly_late_from:
        since = max(window.clearly_late_from, record.emerging_on or today)
        return [
            Flag(
                FlagKind.SMILE_UNCONFIRMED,
                Level.TALK,
                When.WITHIN_2_WEEKS,
                since,
                (texts.UNCONFIRMED,),
                since,
            )
        ]
    return []


def _late_when(facts: Facts, status: Status, today: date, *, sharpened: bool) -> When:
    """How soon to talk about a late smile: at the visit, in two weeks, or now (B.3)."""
    if sharpened or status is Status.CLEARLY_LATE:
        return When.THIS_WEEK
    visit_on = facts.visit_on or add_months(facts.birth.born_on, VISIT_MONTHS)
    near = 0 <= (visit_on - today).days <= VISIT_WITHIN_DAYS
    if near and corrected_age_days(facts.birth, today) < CALL_FROM_DAY:
        return When.NEXT_VISIT
    return When.WITHIN_2_WEEKS


def _questions(
    smile: SmileStatus, answers: Mapping[str, Sequence[Answer]]
) -> tuple[Reason, ...]:
    """A "not yet" after the smile was confirmed undoes nothing and asks once (E.2)."""
    confirmed = smile.record.confirmed_on
    given = answers.get(SOCIAL_SMILE, NONE_GIVEN)
    if confirmed is None or not given or given[-1].value is not Value.NOT_YET:
        return ()
    return (texts.STOPPED_SMILING,) if given[-1].on >= confirmed else ()

"""Flags over time: from which day to which a baby's facts raise them.

A baby turns late because a day has passed. Worked out once when facts change, the
days are kept as rows, and a list over many babies only compares dates. `assess`
stays the one judge: it is asked on each day on which its answer can change.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from clinical.advice import Flag, FlagKind, Level, When
from clinical.ages import add_months
from clinical.assessment import Assessment, Facts, assess
from clinical.catalog import catalog
from clinical.checklist import by_expectation
from clinical.numbers import (
    CALL_FROM_DAY,
    CLEARLY_LATE_FROM_DAY,
    LATE_FROM_DAY,
    OLDEST_MONTHS,
    VISIT_MONTHS,
    VISIT_WITHIN_DAYS,
)
from clinical.window import Evidence, Status

ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class FlagSpan:
    """One kind of flag as it stands from a day on, up to the day before another.

    `status` and `evidence` are those of a late smile; None for all other kinds.
    """

    from_on: date
    until_on: date | None
    kind: FlagKind
    level: Level
    when: When
    since: date
    newest_on: date
    facts: int
    status: Status | None
    evidence: Evidence | None


def change_days(facts: Facts) -> list[date]:
    """The days from birth to the sixth birthday on which `assess` can say more."""
    subject = facts.birth
    visit_on = facts.visit_on or add_months(subject.born_on, VISIT_MONTHS)
    starts = (subject.zero_on, subject.born_on)
    ages = [LATE_FROM_DAY, CALL_FROM_DAY, CLEARLY_LATE_FROM_DAY]
    last = add_months(subject.born_on, OLDEST_MONTHS)
    answered = by_expectation(facts.answers, last)
    ages += [w.p99_days + 1 for w in catalog().windows if w.id in answered]
    days = {
        subject.born_on,
        subject.corrected_until,
        visit_on - timedelta(days=VISIT_WITHIN_DAYS),
        visit_on + ONE_DAY,
        *(start + timedelta(days=age) for start in starts for age in ages),
        *(seen.on for seen in facts.observations),
        *(day.on for day in facts.tallies or ()),
        *(answer.on for answer in facts.answers),
        *(concern.on for concern in facts.concerns),
    }
    return sorted(day for day in days if subject.born_on <= day <= last)


def flag_spans(facts: Facts) -> list[FlagSpan]:
    """The flags of a baby over time, as if nothing more were ever logged."""
    open_since: dict[FlagKind, FlagSpan] = {}
    spans: list[FlagSpan] = []
    for day in change_days(facts):
        now = {span.kind: span for span in _standing(assess(facts, day))}
        for kind, span in list(open_since.items()):
            if kind not in now or not _is_same(span, now[kind]):
                spans.append(replace(open_since.pop(kind), until_on=day))
        open_since = {**now, **open_since}
    return [*spans, *open_since.values()]


def _standing(found: Assessment) -> Iterator[FlagSpan]:
    for flag in found.flags:
        yield _span(flag, found)


def _span(flag: Flag, found: Assessment) -> FlagSpan:
    is_late = flag.kind is FlagKind.SOCIAL_SMILE_LATE
    return FlagSpan(
        from_on=found.on,
        until_on=None,
        kind=flag.kind,
        level=flag.level,
        when=flag.when,
        since=flag.since,
        newest_on=flag.newest_on,
        facts=flag.facts,
        status=found.smile.status if is_late else None,
        evidence=found.smile.evidence if is_late else None,
    )


def _is_same(one: FlagSpan, other: FlagSpan) -> bool:
    return one == replace(other, from_on=one.from_on)


def queue_rank(span: FlagSpan) -> int:
    """The place of a flag in a list of many babies; the smallest comes first.

    Late with nothing logged is no answer yet, so it comes last, until it is clearly
    late. A lost skill has its own place, whatever its level.
    """
    if span.level is Level.EMERGENCY:
        return 0
    if span.level is Level.SAME_DAY and span.kind is not FlagKind.SKILL_LOST:
        return 1
    if span.kind is FlagKind.SOCIAL_SMILE_LATE:
        if span.status is Status.CLEARLY_LATE:
            return CLEARLY_LATE_PLACE
        return LATE_PLACES[span.evidence or Evidence.NOTHING_LOGGED]
    return PLACES[span.kind]


PLACES: Final = {
    FlagKind.UNWELL: 2,
    FlagKind.EYES: 2,
    FlagKind.PARENT_WORRY: 2,
    FlagKind.SPELL: 3,
    FlagKind.LAUGHTER: 3,
    FlagKind.SEVERAL_NOT_YET: 5,
    FlagKind.SKILL_LOST: 7,
    FlagKind.SMILE_UNCONFIRMED: 9,
    FlagKind.BEYOND_WINDOW: 10,
    FlagKind.MILESTONE_NOT_YET: 11,
}
CLEARLY_LATE_PLACE: Final = 4
LATE_PLACES: Final = {
    Evidence.NOT_YET: 6,
    Evidence.ONLY_UNCOUNTED_SMILES: 8,
    Evidence.NOTHING_LOGGED: 12,
}

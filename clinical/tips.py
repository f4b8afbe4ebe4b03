"""Which one tip to show: by what is missing, by corrected age, and by what was tried.

Source: clinical rules H.1. The same facts on the same day give the same tip.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from clinical.assessment import Assessment, Facts
from clinical.concerns import ConcernKind
from clinical.library import Gap, Tip
from clinical.numbers import TIP_RESTS_DAYS
from clinical.window import DayTally, Status

# Answers and worries that speak of seeing or of hearing (B.3).
LOOKING_ITEMS: Final = frozenset(
    {"cdc-02m-studies-faces", "cdc-02m-tracks-moving-person"}
)
LISTENING_ITEMS: Final = frozenset({"cdc-02m-notices-loud-noise"})
LOOKING_WORRIES: Final = frozenset({ConcernKind.EYES, ConcernKind.EYES_NOT_FIXING})
LISTENING_WORRIES: Final = frozenset({ConcernKind.HEARING})


@dataclass(frozen=True, slots=True)
class Choice:
    """The tip of the day, and the others that fit as well, in their order."""

    tip: Tip
    others: tuple[Tip, ...]


def gaps_of(facts: Facts, found: Assessment) -> tuple[Gap, ...]:
    """What is missing on the day of an assessment, the more pressing first."""
    if found.corrected_age_days < 0:
        return (Gap.BEFORE_DUE,)
    unmet = {item.expectation.id for item in found.unmet}
    worries = {worry.kind for worry in facts.concerns if worry.on <= found.on}
    gaps = []
    if unmet & LOOKING_ITEMS or worries & LOOKING_WORRIES:
        gaps.append(Gap.LOOKING)
    if unmet & LISTENING_ITEMS or worries & LISTENING_WORRIES:
        gaps.append(Gap.LISTENING)
    return (*gaps, _smile_gap(facts.tallies or (), found))


def _smile_gap(tallies: Iterable[DayTally], found: Assessment) -> Gap:
    if found.smile.status is Status.ACHIEVED:
        return Gap.ACHIEVED
    if found.smile.status is Status.EMERGING:
        return Gap.SEEN_ONCE
    days = [day for day in tallies if day.on <= found.on]
    if any(day.unclear or day.likely_social or day.laugh for day in days):
        return Gap.FEW_AWAKE_ENTRIES
    if any(day.reflex for day in days):
        return Gap.ONLY_SLEEP_SMILES
    return Gap.NO_SMILE_LOGGED


def choose(
    tips: Sequence[Tip],
    gaps: Sequence[Gap],
    corrected_age: int,
    tried: Mapping[str, date],
    today: date,
) -> Choice | None:
    """The tip for a day, or None when none fits the age and the gaps.

    `tried` tells when each tip was tried last. One tried in the last days comes up
    only when no other fits, and then the one that has rested longest. Among equals
    they take turns by the day.
    """
    of_age = [tip for tip in tips if tip.from_day <= corrected_age <= tip.to_day]
    fitting = [tip for tip in of_age if not tip.gaps.isdisjoint(gaps)]
    if not fitting:
        return None
    rested_by = today - timedelta(days=TIP_RESTS_DAYS)
    fresh = [tip for tip in fitting if tried.get(tip.id, rested_by) <= rested_by]
    if fresh:
        gap = next(gap for gap in gaps if any(gap in tip.gaps for tip in fresh))
        in_turn = [tip for tip in fresh if gap in tip.gaps]
        chosen = in_turn[today.toordinal() % len(in_turn)]
    else:
        chosen = min(fitting, key=lambda tip: tried[tip.id])
    return Choice(chosen, tuple(tip for tip in fitting if tip is not chosen))

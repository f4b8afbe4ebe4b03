"""Advice levels, when to act, and flags: a reason to act, computed from facts.

Source: clinical rules E.2. The highest level wins; among equals the most urgent.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from clinical.numbers import DAYS_THIS_WEEK, DAYS_WITHIN_2_WEEKS
from clinical.reasons import Reason


class Level(StrEnum):
    """How strongly to act, weakest first."""

    INFORMATIONAL = "informational"
    TALK = "talk_to_pediatrician"
    SAME_DAY = "same_day"
    EMERGENCY = "emergency"


class When(StrEnum):
    """How soon to act, least urgent first."""

    NEXT_VISIT = "next_visit"
    WITHIN_2_WEEKS = "within_2_weeks"
    THIS_WEEK = "this_week"
    TODAY = "today"
    NOW = "now"


class FlagKind(StrEnum):
    """What a flag is about, in the order flags of equal urgency are listed."""

    SPELL = "spell"
    LAUGHTER = "laughter"
    UNWELL = "unwell"
    EYES = "eyes"
    SKILL_LOST = "skill_lost"
    PARENT_WORRY = "parent_worry"
    SOCIAL_SMILE_LATE = "social_smile_late"
    SMILE_UNCONFIRMED = "smile_unconfirmed"
    SEVERAL_NOT_YET = "several_not_yet"
    MILESTONE_NOT_YET = "milestone_not_yet"
    BEYOND_WINDOW = "beyond_window"


LAST_DAY_AFTER: Final = {
    When.WITHIN_2_WEEKS: timedelta(days=DAYS_WITHIN_2_WEEKS),
    When.THIS_WEEK: timedelta(days=DAYS_THIS_WEEK),
}
LEVEL_RANK: Final = {level: rank for rank, level in enumerate(Level)}
WHEN_RANK: Final = {when: rank for rank, when in enumerate(When)}
KIND_RANK: Final = {kind: rank for rank, kind in enumerate(FlagKind)}


@dataclass(frozen=True, slots=True)
class Flag:
    """A reason to act: how strongly, how soon, since when, and why.

    `since` is the first day this kind of flag would have been raised. `newest_on`
    and `facts` say what it rests on, so that a review covers only what was known.
    """

    kind: FlagKind
    level: Level
    when: When
    since: date
    reasons: tuple[Reason, ...]
    newest_on: date
    facts: int = 1

    @property
    def urgency(self) -> tuple[int, int]:
        """Level and time as numbers; larger is more urgent."""
        return LEVEL_RANK[self.level], WHEN_RANK[self.when]


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do, all flags taken together."""

    level: Level
    when: When | None


NO_ACTION: Final = Advice(Level.INFORMATIONAL, None)


def merged(flags: Iterable[Flag]) -> tuple[Flag, ...]:
    """One flag a kind, each with its most urgent level and time, most urgent first."""
    by_kind: dict[FlagKind, Flag] = {}
    for flag in flags:
        known = by_kind.get(flag.kind)
        by_kind[flag.kind] = flag if known is None else _together(known, flag)
    return tuple(sorted(by_kind.values(), key=_place))


def _together(one: Flag, other: Flag) -> Flag:
    stronger = max(one, other, key=_urgency)
    return Flag(
        one.kind,
        stronger.level,
        stronger.when,
        min(one.since, other.since),
        tuple(dict.fromkeys((*one.reasons, *other.reasons))),
        max(one.newest_on, other.newest_on),
        one.facts + other.facts,
    )


def _urgency(flag: Flag) -> tuple[int, int]:
    return flag.urgency


def _place(flag: Flag) -> tuple[int, int, int]:
    level, when = flag.urgency
    return -level, -when, KIND_RANK[flag.kind]


def highest(flags: Iterable[Flag]) -> Advice:
    """The most urgent of the flags as one piece of advice."""
    top = max(flags, key=_urgency, default=None)
    return NO_ACTION if top is None else Advice(top.level, top.when)


def act_by(when: When, *, since: date, today: date) -> date | None:
    """The last day for what is to be done soon; None for times that name no day.

    It counts from the day the flag began, so that looking again tomorrow does not
    put it off. Once that day has gone by it counts from today: a date in the past
    would read as a reproach, and as if it were too late to call (E.5).
    """
    room = LAST_DAY_AFTER.get(when)
    if room is None:
        return None
    return since + room if since + room >= today else today + room

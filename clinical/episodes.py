"""Odd laughs and spells: how urgent one is, and when several make a pattern.

Source: clinical rules F.2 and F.3, evaluated top down; the highest level wins.
No sentence here names a condition.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from clinical.advice import Flag, FlagKind, Level, When
from clinical.ages import Birth, add_months
from clinical.catalog import CDC_SMILES_BACK, SOCIAL_SMILE
from clinical.numbers import (
    LONG_SPELL_SECONDS,
    LOST_SKILL_URGENT_MONTHS,
    OFTEN_A_DAY,
    PATTERN_IN_EACH_OF_SEVERAL,
    PATTERN_IN_ONE_EPISODE,
    SEVERAL_EPISODES,
)
from clinical.observations import Kind, Observation, Responds, State
from clinical.reasons import Reason, gettext_noop as _

SMILE_SKILLS: Final = frozenset({"social_smile", SOCIAL_SMILE, CDC_SMILES_BACK})
PATTERN_AWAKE: Final = frozenset(
    {
        "out_of_context",
        "mirthless",
        "stereotyped",
        "sleep_transition",
        "cannot_interrupt",
    }
)
PATTERN_ASLEEP: Final = frozenset({"stereotyped", "wakes_from_sleep"})
MOVEMENTS: Final = frozenset({"limb_jerks", "stiffening"})
STRONG_TICKS: Final = MOVEMENTS | {
    "eye_deviation",
    "automatisms",
    "drowsy_after",
    "colour_change_mild",
    "spasm_cluster",
}
EMERGENCY_TICKS: Final = frozenset(
    {
        "breathing_trouble",
        "blue_or_grey",
        "still_unresponsive",
        "repeated_without_recovery",
    }
)


@dataclass(frozen=True, slots=True)
class EpisodeAdvice:
    """How urgent one laugh or spell is on its own, and why."""

    level: Level
    reasons: tuple[Reason, ...]
    pattern_features: int


def lost_skill_is_urgent(subject: Birth, skill: str, on: date) -> bool:
    """Losing social smiling at any age, or any skill before 12 months (E.2)."""
    first_year_ends = add_months(subject.zero_on, LOST_SKILL_URGENT_MONTHS)
    return skill in SMILE_SKILLS or on < first_year_ends


def strong_features(seen: Observation, subject: Birth) -> frozenset[str]:
    """The features each of which alone asks for a clinician the same day."""
    found = seen.ticks & STRONG_TICKS
    if seen.responds is Responds.NO and seen.state is not State.ASLEEP:
        found |= {"no_response"}
    if seen.kind is Kind.SPASM_CLUSTER:
        found |= {"spasm_cluster"}
    if "skill_loss" in seen.ticks and lost_skill_is_urgent(
        subject, seen.skill, seen.on
    ):
        found |= {"skill_loss"}
    return found


def emergency_features(seen: Observation, strong: frozenset[str]) -> frozenset[str]:
    """The features each of which alone asks for the emergency number."""
    found = seen.ticks & EMERGENCY_TICKS
    if seen.ticks & MOVEMENTS and seen.responds is Responds.NO:
        found |= {"movement_no_response"}
    if strong and seen.duration_s >= LONG_SPELL_SECONDS:
        found |= {"long_spell"}
    return found


def pattern_features(seen: Observation) -> int:
    """How many features of a pattern an episode shows; asleep other ones count."""
    asleep = seen.state is State.ASLEEP
    ticked = seen.ticks & (PATTERN_ASLEEP if asleep else PATTERN_AWAKE)
    return len(ticked) + (seen.count_today >= OFTEN_A_DAY)


def episode_advice(seen: Observation, subject: Birth) -> EpisodeAdvice:
    """The level of one laugh or spell on its own (F.3)."""
    pattern = pattern_features(seen)
    strong = strong_features(seen, subject)
    emergency = emergency_features(seen, strong)
    if emergency:
        return EpisodeAdvice(Level.EMERGENCY, _feature_reasons(emergency), pattern)
    if strong:
        return EpisodeAdvice(Level.SAME_DAY, _feature_reasons(strong), pattern)
    if pattern >= PATTERN_IN_ONE_EPISODE:
        return EpisodeAdvice(Level.TALK, (PATTERN_IN_ONE,), pattern)
    return EpisodeAdvice(Level.INFORMATIONAL, (NOTHING_ODD,), pattern)


def counts_towards_pattern(seen: Observation) -> bool:
    """Whether an episode shows enough to make a pattern with others (F.3)."""
    return pattern_features(seen) >= PATTERN_IN_EACH_OF_SEVERAL


def make_a_pattern(seen: Iterable[Observation]) -> bool:
    """Whether several episodes together are a pattern (F.3)."""
    return sum(map(counts_towards_pattern, seen)) >= SEVERAL_EPISODES


def advice_among(
    seen: Observation, subject: Birth, *, is_pattern: bool
) -> EpisodeAdvice:
    """The level of one episode beside all others, which may make a pattern (F.3)."""
    alone = episode_advice(seen, subject)
    if not is_pattern or not counts_towards_pattern(seen):
        return alone
    if alone.level is Level.INFORMATIONAL:
        return replace(alone, level=Level.TALK, reasons=(PATTERN_IN_SEVERAL,))
    return replace(alone, reasons=(*alone.reasons, PATTERN_IN_SEVERAL))


def _feature_reasons(features: frozenset[str]) -> tuple[Reason, ...]:
    return tuple(reason for key, reason in FEATURES.items() if key in features)


def episode_flags(seen: Sequence[Observation], subject: Birth) -> list[Flag]:
    """The flags that laughs and spells raise, one for each that counts (F.3)."""
    flags: list[Flag] = []
    of_pattern = [episode for episode in seen if counts_towards_pattern(episode)]
    for episode in seen:
        advice = episode_advice(episode, subject)
        if advice.level is not Level.INFORMATIONAL:
            flags.append(_flag(episode, episode.on, advice.level, advice.reasons))
    if make_a_pattern(of_pattern):
        days = sorted(episode.on for episode in of_pattern)
        since = days[SEVERAL_EPISODES - 1]
        for episode in of_pattern:
            day = max(since, episode.on)
            flags.append(_flag(episode, day, Level.TALK, (PATTERN_IN_SEVERAL,)))
    return flags


def _flag(
    episode: Observation, since: date, level: Level, reasons: tuple[Reason, ...]
) -> Flag:
    laugh = episode.kind is Kind.LAUGH
    kind = FlagKind.LAUGHTER if laugh else FlagKind.SPELL
    return Flag(kind, level, WHEN_OF[level], since, reasons, episode.on)


WHEN_OF: Final = {
    Level.TALK: When.THIS_WEEK,
    Level.SAME_DAY: When.TODAY,
    Level.EMERGENCY: When.NOW,
}

FEATURES: Final = {
    "breathing_trouble": Reason("breathing_trouble", _("There was trouble breathing.")),
    "blue_or_grey": Reason("blue_or_grey", _("The skin turned blue or gray.")),
    "still_unresponsive": Reason(
        "still_unresponsive", _("Your baby did not respond after it.")
    ),
    "repeated_without_recovery": Reason(
        "repeated_without_recovery", _("It came again before your baby was well again.")
    ),
    "movement_no_response": Reason(
        "movement_no_response",
        _("There was jerking or stiffening and your baby did not respond."),
    ),
    "long_spell": Reason("long_spell", _("It lasted five minutes or more.")),
    "no_response": Reason("no_response", _("Your baby did not respond to you.")),
    "eye_deviation": Reason(
        "eye_deviation", _("The eyes or the head were held to one side.")
    ),
    "limb_jerks": Reason("limb_jerks", _("Arms or legs jerked.")),
    "stiffening": Reason("stiffening", _("The body went stiff.")),
    "automatisms": Reason("automatisms", _("There was lip-smacking or fidgeting.")),
    "drowsy_after": Reason("drowsy_after", _("Your baby was very sleepy after it.")),
    "colour_change_mild": Reason("colour_change_mild", _("The face turned red.")),
    "spasm_cluster": Reason(
        "spasm_cluster", _("There was a series of sudden bends, nods or stretches.")
    ),
    "skill_loss": Reason(
        "skill_loss", _("Your baby stopped doing something learned before.")
    ),
}
PATTERN_IN_ONE: Final = Reason(
    "pattern_in_one", _("Several things about it are worth showing to a doctor.")
)
PATTERN_IN_SEVERAL: Final = Reason(
    "pattern_in_several", _("It has come more than once in the same way.")
)
NOTHING_ODD: Final = Reason("nothing_odd", _("Nothing noted here asks for a call."))

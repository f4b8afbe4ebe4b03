"""The class of a smile, with reasons for, reasons against, and what would change it.

Source: clinical rules A.2 and A.3, decided by wakefulness, trigger and direction.
Form, length and repeatability never decide (A.1, facts A5 and A16).
"""

from dataclasses import dataclass, replace
from enum import Enum, StrEnum
from typing import Final

from clinical import smile_texts as texts
from clinical.numbers import SOCIAL_FROM_DAYS, UNCLEAR_ALONE_FROM_DAYS
from clinical.observations import Directed, Eyes, Kind, Observation, State, Trigger
from clinical.reasons import Reason


class SmileClass(StrEnum):
    """What the rules make of a smile or a laugh."""

    REFLEX = "reflex"
    UNCLEAR = "unclear"
    LIKELY_SOCIAL = "likely_social"
    SOCIAL = "social"
    LAUGH = "laugh"


class Rule(Enum):
    """The row of the A.3 table that matched: its number and its class."""

    ASLEEP = ("1", SmileClass.REFLEX)
    STATE_UNSURE = ("2", SmileClass.UNCLEAR)
    DROWSY_LAUGH = ("3", SmileClass.UNCLEAR)
    DROWSY_AT_PERSON = ("3b", SmileClass.UNCLEAR)
    DROWSY = ("3c", SmileClass.REFLEX)
    LAUGH = ("4", SmileClass.LAUGH)
    BEFORE_DUE_DATE = ("5", SmileClass.UNCLEAR)
    EARLY = ("6", SmileClass.LIKELY_SOCIAL)
    SOCIAL = ("7", SmileClass.SOCIAL)
    AT_PERSON_EARLY = ("8a", SmileClass.UNCLEAR)
    AT_PERSON = ("8b", SmileClass.LIKELY_SOCIAL)
    DIRECTION_UNSURE_EARLY = ("9a", SmileClass.UNCLEAR)
    DIRECTION_UNSURE = ("9b", SmileClass.LIKELY_SOCIAL)
    NOT_AT_PERSON = ("10", SmileClass.UNCLEAR)
    AT_SOMETHING = ("11", SmileClass.UNCLEAR)
    FROM_INSIDE = ("12a", SmileClass.REFLEX)
    FROM_INSIDE_LATER = ("12b", SmileClass.UNCLEAR)
    NOT_ENOUGH_KNOWN = ("13", SmileClass.UNCLEAR)

    def __init__(self, order: str, smile_class: SmileClass) -> None:
        self.order = order
        self.smile_class = smile_class


class Source(Enum):
    """What kind of thing set a smile off, strongest first (A.2)."""

    SOCIAL = frozenset({Trigger.FACE, Trigger.VOICE, Trigger.PLAY})
    TOUCH = frozenset({Trigger.TOUCH})
    THING = frozenset({Trigger.OBJECT, Trigger.SOUND})
    INSIDE = frozenset({Trigger.BODY, Trigger.NONE})
    UNSURE = frozenset({Trigger.UNSURE})


SOURCE_OF: Final = {trigger: source for source in Source for trigger in source.value}
STRENGTH: Final = {source: place for place, source in enumerate(Source)}


@dataclass(frozen=True, slots=True)
class Classification:
    """The class of one observation at one corrected age, with its reasons."""

    rule: Rule
    smile_class: SmileClass
    is_core: bool
    is_strong: bool
    reasons: tuple[Reason, ...]
    against: tuple[Reason, ...]

    @property
    def is_sleep_laugh(self) -> bool:
        """Whether this is the sleep_laugh kind of a reflex (A.3, row 1)."""
        return self.reasons[0] is texts.ASLEEP_LAUGH


def strongest_source(triggers: tuple[Trigger, ...]) -> Source:
    """The strongest of the ticked triggers; none ticked is unsure (A.2)."""
    if len(triggers) == 1:
        return SOURCE_OF[triggers[0]]
    sources = (SOURCE_OF[trigger] for trigger in triggers)
    return min(sources, key=STRENGTH.__getitem__, default=Source.UNSURE)


def matching_rule(seen: Observation, corrected_age: int) -> Rule:
    """The first row of A.3 that matches, at the corrected age in days."""
    if seen.state is State.ASLEEP:
        return Rule.ASLEEP
    if seen.state is State.UNSURE:
        return Rule.STATE_UNSURE
    if seen.state is State.DROWSY or seen.eyes is Eyes.CLOSED:
        return _drowsy_rule(seen, strongest_source(seen.trigger))
    return _awake_rule(seen, corrected_age)


def _awake_rule(seen: Observation, corrected_age: int) -> Rule:
    if seen.kind is Kind.LAUGH:
        return Rule.LAUGH
    source = strongest_source(seen.trigger)
    if seen.directed is Directed.PERSON:
        return _at_person_rule(source, corrected_age)
    return _elsewhere_rule(seen.directed, source, corrected_age)


def _drowsy_rule(seen: Observation, source: Source) -> Rule:
    if seen.kind is Kind.LAUGH:
        return Rule.DROWSY_LAUGH
    if source is Source.SOCIAL and seen.directed is Directed.PERSON:
        return Rule.DROWSY_AT_PERSON
    return Rule.DROWSY


def _at_person_rule(source: Source, corrected_age: int) -> Rule:
    early = corrected_age < SOCIAL_FROM_DAYS
    if source is not Source.SOCIAL:
        return Rule.AT_PERSON_EARLY if early else Rule.AT_PERSON
    if corrected_age < 0:
        return Rule.BEFORE_DUE_DATE
    return Rule.EARLY if early else Rule.SOCIAL


def _elsewhere_rule(directed: Directed, source: Source, corrected_age: int) -> Rule:
    if source is Source.SOCIAL:
        if directed is not Directed.UNSURE:
            return Rule.NOT_AT_PERSON
        early = corrected_age < SOCIAL_FROM_DAYS
        return Rule.DIRECTION_UNSURE_EARLY if early else Rule.DIRECTION_UNSURE
    if directed is Directed.OBJECT or source is Source.THING:
        return Rule.AT_SOMETHING
    if directed is Directed.NONE and source in {Source.INSIDE, Source.TOUCH}:
        later = corrected_age >= UNCLEAR_ALONE_FROM_DAYS
        return Rule.FROM_INSIDE_LATER if later else Rule.FROM_INSIDE
    return Rule.NOT_ENOUGH_KNOWN


def classify(seen: Observation, corrected_age: int) -> Classification:
    """The class of a smile or laugh at a corrected age in days (A.3, A.4)."""
    rule = matching_rule(seen, corrected_age)
    is_core = rule is Rule.LAUGH and _is_answer_to_person(seen)
    is_strong = rule is Rule.SOCIAL or (is_core and corrected_age >= SOCIAL_FROM_DAYS)
    reasons, against = texts.BY_RULE[rule.name]
    if rule is Rule.ASLEEP and seen.kind is Kind.LAUGH:
        reasons = (texts.ASLEEP_LAUGH,)
    elif rule is Rule.LAUGH:
        reasons, against = texts.laugh_reasons(is_core=is_core, is_strong=is_strong)
    return Classification(rule, rule.smile_class, is_core, is_strong, reasons, against)


def _is_answer_to_person(seen: Observation) -> bool:
    source = strongest_source(seen.trigger)
    return source is Source.SOCIAL and seen.directed is Directed.PERSON


# A social smile needs no weight: it is strong, and nothing counts for more.
WEIGHT: Final = {
    SmileClass.REFLEX: 0,
    SmileClass.UNCLEAR: 1,
    SmileClass.LAUGH: 1,
    SmileClass.LIKELY_SOCIAL: 2,
}


def _counts_for_more(then: Classification, now: Classification) -> bool:
    return then.is_strong or WEIGHT[then.smile_class] > WEIGHT[now.smile_class]


def _at_best(seen: Observation) -> Observation:
    """The smile if every answer that is still missing were the most telling one."""
    is_source_unsure = strongest_source(seen.trigger) is Source.UNSURE
    return replace(
        seen,
        state=State.AWAKE if seen.state is State.UNSURE else seen.state,
        trigger=(Trigger.FACE,) if is_source_unsure else seen.trigger,
        directed=(
            Directed.PERSON if seen.directed is Directed.UNSURE else seen.directed
        ),
    )


def would_change(seen: Observation, corrected_age: int) -> Reason:
    """The one answer that would make the smile count for more, or why none would.

    Tries one answer at a time, the most telling first.
    """
    now = classify(seen, corrected_age)
    if now.is_strong:
        return texts.COUNTS_FULLY
    for edited, reason in (
        (replace(seen, state=State.AWAKE), texts.IF_AWAKE),
        (replace(seen, directed=Directed.PERSON), texts.IF_AT_PERSON),
        (replace(seen, trigger=(Trigger.FACE,)), texts.IF_SOCIAL_TRIGGER),
        (replace(seen, eyes=Eyes.OPEN), texts.IF_EYES_OPEN),
    ):
        if _counts_for_more(classify(edited, corrected_age), now):
            return reason
    if _counts_for_more(classify(_at_best(seen), corrected_age), now):
        return texts.MORE_ANSWERS
    if now.rule in {Rule.BEFORE_DUE_DATE, Rule.EARLY, Rule.AT_PERSON_EARLY}:
        return texts.IF_OLDER
    return texts.IF_OLDER if now.is_core else texts.NO_SINGLE_ANSWER

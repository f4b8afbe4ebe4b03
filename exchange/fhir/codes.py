"""Our own codes: for what no published system has a code (clinical rules J.1)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from typing import Final

from django.db.models import Choices
from django.utils.functional import Promise
from django.utils.translation import override

from babies.choices import (
    DirectedChoice,
    EpisodeKind,
    EyesChoice,
    FormChoice,
    KindChoice,
    Precision,
    RespondsChoice,
    Role,
    SmileClassChoice,
    StateChoice,
    TickChoice,
    TriggerChoice,
)
from clinical import RULES_VERSION
from clinical.advice import FlagKind, Level, When
from clinical.ages import AgeBasis
from clinical.catalog import catalog
from clinical.numbers import WINDOW_LAST_DAY
from clinical.window import Evidence
from clinics.choices import Part, ReferralKind, ReferralStep
from clinics.flag_words import KINDS
from exchange.fhir.values import Json, coding, concept
from milestones.models import ValueChoice

NAME: Final = "infant-milestones"
# Where an installation publishes them, below its own address.
PLACE: Final = f"/fhir/CodeSystem/{NAME}"
LATE_SMILE: Final = f"Social smile not logged by {WINDOW_LAST_DAY // 7} weeks corrected"
FLAGS: Final[Mapping[str, str | Promise]] = {
    **KINDS,
    FlagKind.SOCIAL_SMILE_LATE: LATE_SMILE,
}

CORRECTED_AGE: Final = "corrected-age"
EPISODE_SECONDS: Final = "episode-seconds"
EPISODE_COUNT: Final = "episode-count"
ALONE: Final[Mapping[str, str]] = {
    CORRECTED_AGE: "Corrected age",
    EPISODE_SECONDS: "How long it lasted",
    EPISODE_COUNT: "How often it came that day",
}


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Codes that answer one question; the question is a code itself."""

    code: str
    display: str
    values: Mapping[str, str | Promise]


def _labels(choices: type[Choices]) -> dict[str, str | Promise]:
    return dict(choices.choices)


def _named(values: Iterable[Enum]) -> dict[str, str | Promise]:
    return {x.value: str(x.value).replace("_", " ").capitalize() for x in values}


SMILE_CLASS: Final = Group(
    "smile-class", "Class of a smile or laugh", _labels(SmileClassChoice)
)
KIND: Final = Group("smile-kind", "What was seen", _labels(KindChoice))
STATE: Final = Group("state", "Whether the baby was awake", _labels(StateChoice))
EYES: Final = Group("eyes", "Whether the eyes were open", _labels(EyesChoice))
TRIGGER: Final = Group("trigger", "What happened just before", _labels(TriggerChoice))
DIRECTED: Final = Group(
    "directed", "What the baby was turned to", _labels(DirectedChoice)
)
FORM: Final = Group("form", "What it looked like", _labels(FormChoice))
PRECISION: Final = Group(
    "time-precision", "How well the time is known", _labels(Precision)
)
EPISODE: Final = Group("laughter-episode", "Odd laugh or spell", _labels(EpisodeKind))
TICK: Final = Group("episode-feature", "What was noticed", _labels(TickChoice))
RESPONDS: Final = Group(
    "responds", "Whether the baby responded", _labels(RespondsChoice)
)
ANSWER: Final = Group("answer", "Answer to an expectation", _labels(ValueChoice))
CARES_AS: Final = Group("cares-as", "Role of a caregiver in the app", _labels(Role))
AGE_BASIS: Final = Group(
    "age-basis", "What the milestone age counts from", _named(AgeBasis)
)
LEVEL: Final = Group("advice-level", "How strongly to act", _named(Level))
WHEN: Final = Group("advice-when", "How soon to act", _named(When))
FLAG: Final = Group("flag", "Reason to act", FLAGS)
EVIDENCE: Final = Group(
    "smile-evidence", "What a late smile rests on", _named(Evidence)
)
REFERRAL: Final = Group("referral", "Where a baby is referred", _labels(ReferralKind))
STEP: Final = Group("referral-step", "Step of a referral", _labels(ReferralStep))
PART: Final = Group("share-part", "Part of a record that is shared", _labels(Part))

GROUPS: Final = (
    SMILE_CLASS, KIND, STATE, EYES, TRIGGER, DIRECTED, FORM, PRECISION, EPISODE, TICK,
    RESPONDS, ANSWER, CARES_AS, AGE_BASIS, LEVEL, WHEN, FLAG, EVIDENCE, REFERRAL, STEP, PART,
)  # fmt: skip


@cache
def code_of(group: Group, value: str) -> str:
    """The code of one answer to a group's question."""
    return f"{group.code}-{value.replace('_', '-')}"


@cache
def _displays() -> Mapping[str, str]:
    """Every code with its words, which are English in every system that gets them."""
    with override(None):
        found = {entry.id: entry.summary for entry in catalog().expectations}
        found |= ALONE
        for group in GROUPS:
            found[group.code] = group.display
            for value, words in group.values.items():
                found[code_of(group, value)] = str(words)
        return found


class Terms:
    """Our codes as published at one address. What it gives is shared: never change it."""

    def __init__(self, address: str) -> None:
        self.address = address
        # Below it everything else is published, too.
        self.home = address.removesuffix(PLACE)
        self.codings = {
            code: coding(address, code, display)
            for code, display in _displays().items()
        }
        self._concepts = {code: concept(one) for code, one in self.codings.items()}
        self._components: dict[tuple[str, str], Json] = {}

    def concept(self, code: str) -> Json:
        """One of our codes as a meaning."""
        return self._concepts[code]

    def value(self, group: Group, value: str) -> Json:
        """An answer to a group's question as a meaning."""
        return self._concepts[code_of(group, value)]

    def component(self, group: Group, value: str) -> Json:
        """A group's question with its answer, as a part of an observation."""
        key = (group.code, value)
        if key not in self._components:
            self._components[key] = {
                "code": self.concept(group.code),
                "valueCodeableConcept": self.value(group, value),
            }
        return self._components[key]


@lru_cache(maxsize=8)
def terms_at(address: str) -> Terms:
    """The codes of an installation, put together once."""
    return Terms(address)


def code_system(address: str) -> Json:
    """All of our codes with their words, as the resource that defines them."""
    return {
        "resourceType": "CodeSystem",
        "id": NAME,
        "language": "en",
        "url": address,
        "version": RULES_VERSION,
        "name": "InfantMilestones",
        "title": "Smiles and milestones of infants",
        "status": "active",
        "experimental": False,
        "description": (
            "Codes for what families log and for what the rules of Smilestone make "
            "of it. No code is a diagnosis."
        ),
        "caseSensitive": True,
        "hierarchyMeaning": "grouped-by",
        "content": "complete",
        "count": len(_displays()),
        "concept": list(_concepts()),
    }


def _concepts() -> Iterator[Json]:
    displays = _displays()
    grouped = {code_of(group, v) for group in GROUPS for v in group.values}
    within = {group.code: group for group in GROUPS}
    for code, display in displays.items():
        if code in grouped:
            continue
        found: Json = {"code": code, "display": display}
        if code in within:
            values = (code_of(within[code], value) for value in within[code].values)
            found["concept"] = [{"code": v, "display": displays[v]} for v in values]
        yield found

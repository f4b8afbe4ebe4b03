"""What the catalog holds: expectations, windows, ladder, cohort and sources."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from clinical.ages import AgeBasis
from clinical.reasons import gettext_noop as _


class SourceList(StrEnum):
    """The list an expectation comes from (clinical rules D.1 to D.3)."""

    CDC = "cdc"
    WHO = "who"
    LADDER = "ladder"


class Domain(StrEnum):
    """The part of development an expectation is about."""

    SOCIAL_EMOTIONAL = "social_emotional"
    LANGUAGE = "language_communication"
    COGNITIVE = "cognitive"
    MOVEMENT = "movement_physical"


class Checked(StrEnum):
    """How near to the study a number was read."""

    ABSTRACT = "abstract"
    SECONDARY = "secondary"


class StepKind(StrEnum):
    """What part a step plays on the way to shared smiles."""

    REFLEX = "reflex"
    PRECURSOR = "precursor"
    EARLY_SOCIAL = "early_social"
    TARGET = "target"
    FOLLOW_ON = "follow_on"
    LAUGH = "laugh"
    MOTOR = "motor"
    PLAY = "play"
    SOCIAL_SELECTIVITY = "social_selectivity"
    SOCIAL_COMMUNICATION = "social_communication"


class Group(StrEnum):
    """Babies of the cohort born from 37 weeks on, or before."""

    TERM = "term"
    PRETERM = "preterm"


DOMAIN_LABELS: Final[Mapping[Domain, str]] = MappingProxyType(
    {
        Domain.SOCIAL_EMOTIONAL: _("People and feelings"),
        Domain.LANGUAGE: _("Language"),
        Domain.COGNITIVE: _("Learning and thinking"),
        Domain.MOVEMENT: _("Movement"),
    }
)


CHECKLIST_COUNTS: Final[Mapping[int, int]] = MappingProxyType(
    {
        2: 11, 4: 13, 6: 12, 9: 13, 12: 10, 15: 13,
        18: 15, 24: 13, 30: 15, 36: 12, 48: 17, 60: 15,
    }
)  # fmt: skip
CHECKLIST_AGES: Final = tuple(CHECKLIST_COUNTS)


@dataclass(frozen=True, slots=True)
class OfficialList:
    """A list with its name, its source, and the publisher's own page if any."""

    name: str
    source: str
    address: str | None


LISTS: Final[Mapping[SourceList, OfficialList]] = MappingProxyType(
    {
        SourceList.CDC: OfficialList(
            _("CDC milestone checklists, 2022"),
            "CDC2022",
            "https://www.cdc.gov/ActEarly",
        ),
        SourceList.WHO: OfficialList(
            _("WHO motor milestone study, 2006"),
            "WHO2006",
            "https://doi.org/10.1111/j.1651-2227.2006.tb02379.x",
        ),
        SourceList.LADDER: OfficialList(
            _("Our own path of smiles, from several studies"), "S0", None
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Source:
    """A text that facts were taken from, and where it was read."""

    key: str
    what: str
    address: str


@dataclass(frozen=True, slots=True)
class Expectation:
    """Something most children do by an age, in our own words.

    `age_months` is the age of the CDC checklist and None on the other lists;
    `checked_in` names the copies of the CDC list the entry was compared with.
    """

    id: str
    source_list: SourceList
    age_months: int | None
    domain: Domain
    summary: str
    sources: tuple[str, ...]
    checked_in: tuple[str, ...]
    position: int

    @property
    def is_checked_once(self) -> bool:
        """Whether a CDC entry was compared with a single copy of the list."""
        return len(self.checked_in) == 1


@dataclass(frozen=True, slots=True)
class MotorWindow:
    """The ages by which 1, 50 and 99 in 100 children of the WHO study did it.

    Clinical rules D.2. Days are corrected age; the publication gives no other
    percentiles, and the median was read in secondary copies only.
    """

    id: str
    label: str
    criterion: str
    p01_months: float
    p50_months: float
    p99_months: float
    p01_days: int
    p50_days: int
    p99_days: int
    range_checked_in: Checked
    median_checked_in: Checked
    is_optional: bool
    why_optional: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LadderStep:
    """A step from sleep smiles to shared smiles, with typical ages, not limits."""

    id: str
    label: str
    typical_from_days: int
    typical_to_days: int
    age_basis: AgeBasis
    kind: StepKind
    domain: Domain
    note: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CohortWeek:
    """Babies of the SMOCC cohort seen in a week of corrected age, and smiling back."""

    group: Group
    week: int
    assessed: int
    smiled: int

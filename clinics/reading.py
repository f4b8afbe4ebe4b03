"""One reading of a baby by a share: only what is shared is asked for."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from babies.models import Baby
from clinical.assessment import Assessment, Facts, assess
from clinical.observations import Observation
from clinics.choices import Part
from clinics.models import Share
from milestones.facts import facts_of

OLD_AFTER: Final = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Reading:
    """A baby on a day at its home, as far as its family shows it."""

    baby: Baby
    parts: frozenset[str]
    facts: Facts
    found: Assessment

    @property
    def today(self) -> date:
        """The day it is read on."""
        return self.found.on

    def shows(self, part: Part) -> bool:
        """Whether the family shares a part."""
        return part.value in self.parts

    def odd_laughs(self) -> list[Observation]:
        """Odd laughs, which count as laughs on charts where they are shared."""
        return list(self.facts.observations) if self.shows(Part.LAUGHS) else []

    def is_old(self, newest: date | None) -> bool:
        """Whether the newest entry of some kind is more than two weeks old."""
        return newest is not None and self.today - newest > OLD_AFTER


def reading_of(share: Share, today: date) -> Reading:
    """The one assessment of a share's baby on a day."""
    facts = facts_of(share.baby, today=today)
    return Reading(share.baby, frozenset(share.parts), facts, assess(facts, today))

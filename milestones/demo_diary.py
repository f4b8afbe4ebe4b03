"""One baby of the demo while its diary is filled in."""

import random
import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from accounts.models import User
from babies.models import Baby
from milestones.demo_cases import Case
from milestones.services import LogLine


@dataclass(frozen=True, slots=True)
class Diary:
    """One baby being filled in, by one person."""

    case: Case
    baby: Baby
    by: User
    now: datetime
    dice: random.Random

    def day(self, corrected_day: int) -> date:
        """The date of a corrected day."""
        return self.baby.zero_on + timedelta(days=corrected_day)

    def key(self) -> uuid.UUID:
        """The next id, the same each time."""
        return uuid.UUID(int=self.dice.getrandbits(128), version=4)

    def line(self, corrected_day: int) -> LogLine:
        """Something to be logged on a corrected day."""
        return LogLine(
            key=self.key(),
            baby=self.baby,
            on=self.day(corrected_day),
            by=self.by,
            today=self.now.date(),
            now=self.now,
        )

"""A suggestion of other dates, for the tests of both sides."""

import uuid
from typing import Any

from babies.models import Baby
from clinics.corrections import Suggested, dates_of, suggest
from clinics.models import Correction, Staff
from tests.factories import NOW

#: Baby C of the stories as the clinic knows it: at term, not a day before.
TERM = {"gestation_weeks": 37, "gestation_days": 0}


def suggested(
    *, baby: Baby, by: Staff, key: uuid.UUID | None = None, **after: Any
) -> Correction:
    """What a nurse suggests for a baby, 37 weeks at birth unless told otherwise."""
    return suggest(
        Suggested(
            baby=baby,
            after={**dates_of(baby), **(after or TERM)},
            why="Our birth record says so.",
            by=by,
            now=NOW,
            key=key or uuid.uuid4(),
        )
    )

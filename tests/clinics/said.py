"""What staff say to a family."""

import uuid

from babies.models import Baby
from clinics.choices import AdviceKind
from clinics.notes import Advised, give_advice
from tests.clinics.corrections import suggested
from tests.clinics.rows import make_staff
from tests.factories import NOW


def said_by_staff(baby: Baby) -> dict[str, str]:
    """The ids of a piece of advice and of other dates, from one clinic."""
    nurse = make_staff()
    advice = give_advice(
        Advised(
            key=uuid.uuid4(),
            baby=baby,
            kind=AdviceKind.CALL_US,
            words="",
            by=nurse,
            now=NOW,
        )
    )
    dates = suggested(baby=baby, by=nurse, gestation_weeks=37)
    return {"advice": str(advice.pk), "correction": str(dates.pk)}

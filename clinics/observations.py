"""What staff saw themselves: entries of their own, beside those of the family."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from babies.choices import (
    DirectedChoice,
    EyesChoice,
    KindChoice,
    ReporterChoice,
    StateChoice,
    TriggerChoice,
)
from babies.models import Baby, Smile
from babies.said import Seen
from babies.services import held, log_smile
from clinics.models import Staff


class Sight(models.TextChoices):
    """What staff can say that they saw."""

    AT_ME = "at_me", _("A smile at a face, awake")
    LAUGH = "laugh", _("A laugh at somebody")
    ASLEEP = "asleep", _("A smile in sleep")


AT_SOMEBODY: Final = {
    "state": StateChoice.AWAKE.value,
    "trigger": (TriggerChoice.FACE.value,),
    "directed": DirectedChoice.PERSON.value,
}
ANSWERS: Final[Mapping[Sight, Mapping[str, Any]]] = {
    Sight.AT_ME: AT_SOMEBODY,
    Sight.LAUGH: {**AT_SOMEBODY, "kind": KindChoice.LAUGH.value},
    Sight.ASLEEP: {
        "state": StateChoice.ASLEEP.value,
        "eyes": EyesChoice.CLOSED.value,
    },
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One thing that a member of staff saw just now."""

    baby: Baby
    sight: Sight
    by: Staff
    now: datetime
    today: date
    key: uuid.UUID


@transaction.atomic
def log_sighting(seen: Sighting) -> Smile:
    """A new entry by staff; the same again is the one. Raises IdTakenError."""
    baby = held(Baby.objects.all()).get(pk=seen.baby.pk)
    said = Seen(
        on=seen.today,
        time_zone=baby.time_zone,
        observed_at=seen.now,
        reporter=ReporterChoice.STAFF.value,
        **ANSWERS[seen.sight],
    )
    return log_smile(key=seen.key, baby=baby, seen=said, by=seen.by.user, now=seen.now)


def is_entry_of(key: uuid.UUID, baby: Baby) -> bool:
    """Whether an id stands for a smile in a baby's diary."""
    return Smile.objects.filter(pk=key, baby=baby).exists()

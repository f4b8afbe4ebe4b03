"""Where rows of the diary become clinical facts."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from typing import Final

from django.db.models import DateField, QuerySet, UUIDField

from accounts.prepared import Place, Prepared
from babies.models import Baby, Smile, SmileDay
from clinical.ages import Birth, corrected_age_days
from clinical.assessment import tally
from clinical.observations import (
    UNSURE_TRIGGER,
    Directed,
    Eyes,
    Form,
    Kind,
    Observation,
    Repeatable,
    Reporter,
    State,
    Trigger,
)
from clinical.smiles import Classification, classify
from clinical.window import DayTally

TALLY_FIELDS = tuple(field.name for field in fields(DayTally))
# What the rules read of a smile; notes and times stay in the database.
SEEN_FIELDS = (
    "id", "baby_id", "kind", "on", "state", "eyes", "trigger", "directed", "form",
    "repeatable", "reporter", "binned_at", "smile_class", "is_core", "is_strong",
    "rules_version",
)  # fmt: skip


def observation_from(smile: Smile) -> Observation:
    """A row as the rules see it; no trigger ticked is unsure (A.2)."""
    return Observation(
        kind=Kind(smile.kind),
        on=smile.on,
        state=State(smile.state),
        eyes=Eyes(smile.eyes),
        trigger=tuple(map(Trigger, smile.trigger)) or UNSURE_TRIGGER,
        directed=Directed(smile.directed),
        form=Form(smile.form),
        repeatable=Repeatable(smile.repeatable),
        reporter=Reporter(smile.reporter),
    )


def classification_of(smile: Smile, subject: Birth) -> Classification:
    """The class of a row with its reasons, at the corrected age on its local date."""
    return classify(observation_from(smile), corrected_age_days(subject, smile.on))


_TALLIES: Final = Prepared(
    lambda: (
        SmileDay.objects.filter(
            baby=Place("baby", UUIDField()),
            on__gte=Place("since", DateField()),
            on__lte=Place("until", DateField()),
        )
        .order_by("on")
        .values_list(*TALLY_FIELDS)
    )
)


def tallies_of(
    baby: Baby, *, since: date | None = None, until: date | None = None
) -> list[DayTally]:
    """A baby's days of smiles as stored, from a day and up to a day."""
    found = _TALLIES.values(
        baby=baby.pk, since=since or date.min, until=until or date.max
    )
    return [DayTally(*values) for values in found]


def smiles_until(baby: Baby, on: date) -> Iterable[Smile]:
    """A baby's smiles up to a day, the first on top, as far as the rules read them."""
    return _smiles_of(baby).filter(on__lte=on).order_by("on", "logged_at", "pk")


def tallies_under(baby: Baby, subject: Birth) -> list[DayTally]:
    """A baby's days of smiles as they would be with other dates of birth."""
    smiles = _smiles_of(baby)
    seen = [observation_from(smile) for smile in smiles]
    return tally(seen, [classification_of(smile, subject) for smile in smiles])


def changed_classes(baby: Baby, subject: Birth) -> int:
    """How many smiles would have another class with other dates of birth."""
    return sum(
        smile.smile_class != classification_of(smile, subject).smile_class
        for smile in _smiles_of(baby)
    )


def _smiles_of(baby: Baby) -> QuerySet[Smile]:
    return Smile.objects.filter(baby=baby, binned_at__isnull=True).only(*SEEN_FIELDS)

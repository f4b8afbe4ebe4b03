"""An assessment of a diary as the object that `manage.py assess` prints."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from babies.facts import classification_of, smiles_until
from babies.models import Baby
from clinical.assessment import Facts, assess
from clinical.cases import as_dict
from clinical.smiles import Classification
from milestones.facts import facts_of

Shown = dict[str, Any]


def shown_assessment(baby: Baby, *, on: date, today: date, names_later: bool) -> Shown:
    """What the rules make of the facts up to a day; and, if asked, what came later."""
    facts = facts_of(baby, today=today)
    found = assess(facts, on)
    shown: Shown = {"id": str(baby.pk), **as_dict(found)}
    shown["observations"] = sorted(_observations(baby, facts, on), key=_day)
    if names_later:
        first_on = assess(facts, today).smile.record.first_strong_on
        is_later = first_on is not None and first_on > on
        shown["later"] = {"first_on": str(first_on) if is_later else None}
    return shown


def _day(observation: Shown) -> str:
    on: str = observation["on"]
    return on


def _observations(baby: Baby, facts: Facts, on: date) -> Iterator[Shown]:
    """Everything that was seen up to a day; the day tallies hold no smile by itself."""
    for row in smiles_until(baby, on):
        given = classification_of(row, baby.birth)
        yield {"id": str(row.pk), "kind": row.kind, "on": str(row.on), **_class(given)}
    for seen in facts.observations:
        if seen.on <= on:
            yield {"kind": seen.kind.value, "on": str(seen.on), **_class(None)}


def _class(given: Classification | None) -> Shown:
    if given is None:
        return {"class": None, "reasons": []}
    reasons = [str(reason) for reason in given.reasons]
    found: Shown = {"class": given.smile_class.value, "reasons": reasons}
    return {**found, "sub_type": "sleep_laugh"} if given.is_sleep_laugh else found

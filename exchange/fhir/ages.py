"""The two observations that every age rests on (clinical rules J.2)."""

from collections.abc import Iterator
from uuid import UUID, uuid5

from clinical.ages import age_basis, corrected_age_days
from exchange.fhir.codes import AGE_BASIS, CORRECTED_AGE
from exchange.fhir.reading import Reading
from exchange.fhir.values import (
    GESTATION_AT_BIRTH,
    SURVEY,
    UNKNOWN,
    Json,
    day,
    days,
)
from exchange.fhir.wire import Wire


def ages(read: Reading, wire: Wire) -> Iterator[Json]:
    """Gestation at birth, and the age that milestones count by today."""
    yield _gestation(read, wire)
    yield _corrected_age(read, wire)


def _gestation_key(read: Reading) -> UUID:
    return uuid5(read.baby.pk, "gestation")


def corrected_age_key(read: Reading) -> UUID:
    """The id of the corrected age: one for a baby, or each day would leave another."""
    return uuid5(read.baby.pk, CORRECTED_AGE)


def _gestation(read: Reading, wire: Wire) -> Json:
    known = read.baby.birth.gestation_days
    found: Json = {
        "resourceType": "Observation",
        "id": str(_gestation_key(read)),
        "status": "final",
        "category": [SURVEY],
        "code": GESTATION_AT_BIRTH,
        "subject": wire.to("Patient", read.baby.pk),
        "effectiveDateTime": day(read.baby.birth_on),
    }
    if known is None:
        return {**found, "dataAbsentReason": UNKNOWN}
    weeks, more = divmod(known, 7)
    notes = [{"text": text} for text in (f"{weeks}w{more}d", *_doubts(read))]
    return {**found, "valueQuantity": days(known), "note": notes}


def _corrected_age(read: Reading, wire: Wire) -> Json:
    subject, today = read.baby.birth, read.today
    found: Json = {
        "resourceType": "Observation",
        "id": str(corrected_age_key(read)),
        "status": "final",
        "code": wire.terms.concept(CORRECTED_AGE),
        "subject": wire.to("Patient", read.baby.pk),
        "effectiveDateTime": day(today),
        "valueQuantity": days(corrected_age_days(subject, today)),
        "derivedFrom": [wire.to("Observation", _gestation_key(read))],
        "component": [wire.terms.component(AGE_BASIS, age_basis(subject, today))],
    }
    notes = [{"text": note} for note in _doubts(read)]
    return {**found, "note": notes} if notes else found


def _doubts(read: Reading) -> Iterator[str]:
    """What makes the age less sure than a number looks."""
    if read.baby.birth_is_estimated:
        yield "The birth date is an estimate."
    elif read.baby.gestation_weeks is not None and read.baby.gestation_days is None:
        yield "Only the whole weeks at birth are known."

"""Reasons to act: what stands today, and what a clinic closed."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID, uuid5

from django.utils.translation import override

from clinical.advice import Flag
from clinical.assessment import Assessment
from clinics.casework import covers
from clinics.flag_words import reason_words
from clinics.models import Case
from clinics.parts import is_shared
from exchange.fhir import codes
from exchange.fhir.people import rules_key
from exchange.fhir.reading import Reading
from exchange.fhir.values import CLINICAL, Json, day
from exchange.fhir.wire import Wire


def standing(read: Reading) -> list[Flag]:
    """The flags of today that may be sent."""
    if read.found is None:
        return []
    return [flag for flag in read.found.flags if is_shared(flag.kind, read.parts)]


def flag_key(read: Reading, kind: str, since: date) -> UUID:
    """The id of a flag, the same in every answer until its facts begin anew."""
    return uuid5(read.baby.pk, f"flag {kind} {since}")


def flags(read: Reading, wire: Wire) -> Iterator[Json]:
    """Flags that stand, and those that the clinic closed; none is ever left out."""
    if read.found is None:
        return
    closed = {(case.kind, case.since): case for case in read.cases}
    for flag in standing(read):
        case = closed.pop((flag.kind.value, flag.since), None)
        ended = case if case is not None and covers(case, flag) else None
        yield _standing(read, wire, read.found, flag, ended)
    for case in closed.values():
        if is_shared(case.kind, read.parts):
            yield _flag(read, wire, case.kind, case.since, case)


def _standing(
    read: Reading, wire: Wire, found: Assessment, flag: Flag, ended: Case | None
) -> Json:
    """A flag with how strongly and how soon to act."""
    made = _flag(read, wire, flag.kind, flag.since, ended)
    smile = found.smile
    # In English whoever asks, as the codes: a machine reads it.
    with override(None):
        words = reason_words(flag.kind, smile.status, smile.evidence or "")
    made["code"] = made["code"] | {"text": words}
    made["category"] = [
        CLINICAL,
        wire.terms.value(codes.LEVEL, flag.level),
        wire.terms.value(codes.WHEN, flag.when),
    ]
    return made


def _flag(
    read: Reading, wire: Wire, kind: str, since: date, ended: Case | None
) -> Json:
    period = {"start": day(since)}
    if ended is not None and ended.closed_at is not None:
        period["end"] = day(ended.closed_at.astimezone(read.zone).date())
    return {
        "resourceType": "Flag",
        "id": str(flag_key(read, kind, since)),
        "status": "active" if ended is None else "inactive",
        "category": [CLINICAL],
        "code": wire.terms.value(codes.FLAG, kind),
        "subject": wire.to("Patient", read.baby.pk),
        "period": period,
        # No carer and no baby is an author: the rules are (clinical rules J.2).
        "author": wire.to("Device", rules_key(read.rules_version)),
    }

"""Reasons to act: what stands today, what was settled, and what stood before."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid5

from clinical.advice import Flag, FlagKind
from clinical.assessment import Assessment
from clinics.casework import covers
from clinics.parts import is_shared
from exchange.fhir import codes
from exchange.fhir.people import rules_key
from exchange.fhir.reading import Reading
from exchange.fhir.values import CLINICAL, Json, day
from exchange.fhir.wire import Wire
from milestones.flags import review_of

# A flag is one as long as its facts do not begin anew.
Named = tuple[str, date]


@dataclass(frozen=True, slots=True)
class Past:
    """A flag that is no longer active, with its last day as far as that is known."""

    kind: str
    since: date
    last_on: date | None


def standing(read: Reading) -> list[Flag]:
    """The flags of today that may be sent."""
    if read.found is None:
        return []
    return [flag for flag in read.found.flags if is_shared(flag.kind, read.parts)]


def past(read: Reading) -> list[Past]:
    """The flags of earlier days that may be sent, the oldest first.

    By the facts as they are now; what somebody acted on is kept even if later facts
    say that it never stood.
    """
    ended: dict[Named, date | None] = {
        **{(case.kind, case.since): None for case in read.cases},
        **{(review.kind, review.since): None for review in read.reviews},
        **_spans(read),
    }
    ended |= _closed(read)
    for flag in standing(read):
        ended.pop((flag.kind.value, flag.since), None)
    rows = (Past(kind, since, last_on) for (kind, since), last_on in ended.items())
    found = [row for row in rows if is_shared(row.kind, read.parts)]
    return sorted(found, key=lambda row: (row.since, row.kind))


def _spans(read: Reading) -> Mapping[Named, date | None]:
    """Every flag up to today with the last day on which its facts raised it."""
    found: dict[Named, date | None] = {}
    for span in read.spans:
        if span.from_on <= read.today:
            until = span.until_on
            last_on = None if until is None else until - timedelta(days=1)
            found[span.kind.value, span.since] = last_on
    return found


def _closed(read: Reading) -> Mapping[Named, date | None]:
    """The day on which the clinic closed each flag that it closed."""
    return {
        (case.kind, case.since): _at_home(read, case.closed_at)
        for case in read.cases
        if case.closed_at is not None
    }


def _at_home(read: Reading, at: datetime) -> date:
    return at.astimezone(read.zone).date()


def flag_key(read: Reading, kind: str, since: date) -> UUID:
    """The id of a flag, the same in every answer until its facts begin anew."""
    return uuid5(read.baby.pk, f"flag {kind} {since}")


def flag_names(read: Reading) -> list[Named]:
    """The kind and the first day of every flag that is sent."""
    now = [(flag.kind.value, flag.since) for flag in standing(read)]
    return [*now, *((row.kind, row.since) for row in past(read))]


def flags(read: Reading, wire: Wire) -> Iterator[Json]:
    """Flags that stand, and those that did; none is ever left out."""
    if read.found is not None:
        for flag in standing(read):
            yield _standing(read, wire, read.found, flag)
    for row in past(read):
        yield _flag(read, wire, row, is_active=False)


def _settled_on(read: Reading, flag: Flag) -> date | None:
    """When a standing flag was settled: by the clinic, or for the family by itself."""
    for case in read.cases:
        is_same = (case.kind, case.since) == (flag.kind.value, flag.since)
        if is_same and case.closed_at is not None and covers(case, flag):
            return _at_home(read, case.closed_at)
    review = review_of(flag, read.reviews)
    return None if review is None else _at_home(read, review.at)


def _standing(read: Reading, wire: Wire, found: Assessment, flag: Flag) -> Json:
    """A flag with how strongly and how soon to act."""
    ended = _settled_on(read, flag)
    row = Past(flag.kind.value, flag.since, ended)
    made = _flag(read, wire, row, is_active=ended is None)
    made["category"] = [
        CLINICAL,
        wire.terms.value(codes.LEVEL, flag.level),
        wire.terms.value(codes.WHEN, flag.when),
    ]
    if flag.kind is FlagKind.SOCIAL_SMILE_LATE and found.smile.evidence is not None:
        evidence = wire.terms.value(codes.EVIDENCE, found.smile.evidence)
        made["category"].append(evidence)
    return made


def _flag(read: Reading, wire: Wire, row: Past, *, is_active: bool) -> Json:
    code = wire.terms.value(codes.FLAG, row.kind)
    period = {"start": day(row.since)}
    if row.last_on is not None:
        period["end"] = day(max(row.since, row.last_on))
    return {
        "resourceType": "Flag",
        "id": str(flag_key(read, row.kind, row.since)),
        "status": "active" if is_active else "inactive",
        "category": [CLINICAL],
        "code": code | {"text": code["coding"][0]["display"]},
        "subject": wire.to("Patient", read.baby.pk),
        "period": period,
        # No carer and no baby is an author: the rules are (clinical rules J.2).
        "author": wire.to("Device", rules_key(read.rules_version)),
    }

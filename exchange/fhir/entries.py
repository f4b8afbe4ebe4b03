"""Entries of the diary as observations: smiles, odd laughs and spells, answers."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from babies.choices import Precision, ReporterChoice
from clinics.choices import Part
from exchange.fhir import codes
from exchange.fhir.people import carer_key
from exchange.fhir.reading import AnswerRow, EpisodeRow, Reading, SmileRow
from exchange.fhir.values import EXAM, SURVEY, Json, concept, day, moment, seconds
from exchange.fhir.wire import Wire

# Who saw something, when it cannot be said by whom: somebody who has left the baby,
# or staff, who are named to a family by what they wrote and nowhere else.
THE_FAMILY: Final[Json] = {"display": "The family"}
CLINIC_STAFF: Final[Json] = {"display": "Clinic staff"}
UNSURE: Final = ["unsure"]

Seers = Callable[[int | None], list[Json]]


@dataclass(frozen=True, slots=True)
class Around:
    """What an entry must know beside its own row."""

    wire: Wire
    subject: Json
    seen_by: Seers
    home: ZoneInfo
    # Until when staff have reviewed what was logged, by the part of a record.
    reviewed: Mapping[str, datetime]


def seers(read: Reading, wire: Wire) -> Seers:
    """Who of the family saw an entry, by the account that logged it."""
    here = {
        row.user_id: [wire.to("RelatedPerson", carer_key(row))] for row in read.carers
    }

    @cache
    def of(user_id: int | None) -> list[Json]:
        return here.get(user_id, [THE_FAMILY]) if user_id else [THE_FAMILY]

    return of


def entries(
    read: Reading, wire: Wire, judged: Mapping[str, list[UUID]]
) -> Iterator[Json]:
    """Every shared entry, the oldest of each kind first.

    What is sent of smiles is noted in `judged`, by the version of the rules.
    """
    subject = wire.to("Patient", read.baby.pk)
    around = Around(wire, subject, seers(read, wire), read.zone, read.reviewed)
    for smile in read.smiles:
        judged[smile.rules_version].append(smile.id)
        yield _smile(smile, around)
    for episode in read.episodes:
        yield _episode(episode, around)
    for answer in read.answers:
        yield _answer(answer, around)


def _status(
    logged_at: datetime, reviewed: datetime | None, changed_at: datetime | None = None
) -> str:
    """Open until staff have reviewed it; then final, until it is changed again."""
    if reviewed is None or reviewed < logged_at:
        return "preliminary"
    return "final" if changed_at is None or changed_at <= reviewed else "amended"


def _smile(row: SmileRow, around: Around) -> Json:
    terms = around.wire.terms
    is_staff = row.reporter == ReporterChoice.STAFF
    reviewed = row.logged_at if is_staff else around.reviewed.get(Part.SMILES)
    given = terms.value(codes.SMILE_CLASS, row.smile_class)
    issued = row.changed_at or row.logged_at
    found: Json = {
        "resourceType": "Observation",
        "id": str(row.id),
        "status": _status(row.logged_at, reviewed, row.changed_at),
        "category": [EXAM if is_staff else SURVEY],
        "code": terms.concept(codes.SMILE_CLASS.code),
        "subject": around.subject,
        "effectiveDateTime": _when(row.on, row.observed_at, row.time_zone),
        "issued": moment(issued, _zone(row.time_zone)),
        "performer": [CLINIC_STAFF] if is_staff else around.seen_by(row.logged_by_id),
        "valueCodeableConcept": given,
        "interpretation": [{"text": given["coding"][0]["display"]}],
        "component": [
            terms.component(codes.KIND, row.kind),
            terms.component(codes.STATE, row.state),
            terms.component(codes.EYES, row.eyes),
            *[terms.component(codes.TRIGGER, one) for one in row.trigger or UNSURE],
            terms.component(codes.DIRECTED, row.directed),
            terms.component(codes.FORM, row.form),
            *_precision(row.precision, around.wire),
        ],
    }
    if row.note:
        found["note"] = [{"text": row.note}]
    return found


def _episode(row: EpisodeRow, around: Around) -> Json:
    terms = around.wire.terms
    found: Json = {
        "resourceType": "Observation",
        "id": str(row.id),
        "status": _status(row.logged_at, around.reviewed.get(Part.LAUGHS)),
        "category": [SURVEY],
        "code": terms.concept(codes.EPISODE.code),
        "subject": around.subject,
        "effectiveDateTime": _when(row.on, row.observed_at, row.time_zone),
        "issued": moment(row.logged_at, _zone(row.time_zone)),
        "performer": around.seen_by(row.logged_by_id),
        "valueCodeableConcept": terms.value(codes.EPISODE, row.kind),
        "component": [
            terms.component(codes.STATE, row.state),
            *[terms.component(codes.TRIGGER, one) for one in row.trigger or UNSURE],
            terms.component(codes.DIRECTED, row.directed),
            terms.component(codes.RESPONDS, row.responds),
            *[terms.component(codes.TICK, one) for one in row.ticks],
            *_measures(row, around.wire),
            *_precision(row.precision, around.wire),
        ],
    }
    if row.note:
        found["note"] = [{"text": row.note}]
    return found


def _measures(row: EpisodeRow, wire: Wire) -> Iterator[Json]:
    if row.duration_s is not None:
        code = wire.terms.concept(codes.EPISODE_SECONDS)
        yield {"code": code, "valueQuantity": seconds(row.duration_s)}
    if row.count_today is not None:
        code = wire.terms.concept(codes.EPISODE_COUNT)
        yield {"code": code, "valueInteger": row.count_today}


def _answer(row: AnswerRow, around: Around) -> Json:
    wire = around.wire
    found: Json = {
        "resourceType": "Observation",
        "id": str(row.id),
        "status": _status(row.logged_at, around.reviewed.get(Part.MILESTONES)),
        "category": [SURVEY],
        "code": _asked(row, wire),
        "subject": around.subject,
        "effectiveDateTime": day(row.on),
        "issued": moment(row.logged_at, around.home),
        "performer": around.seen_by(row.logged_by_id),
        "valueCodeableConcept": wire.terms.value(codes.ANSWER, row.value),
    }
    doubt = _precision(row.precision, wire)
    return {**found, "component": doubt} if doubt else found


def _asked(row: AnswerRow, wire: Wire) -> Json:
    """What was asked; what has left the catalog since has words and no code."""
    if row.expectation_id in wire.terms.codings:
        return wire.terms.concept(row.expectation_id)
    return concept(text=row.summary)


@cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def _when(on: date, at: datetime | None, zone: str) -> str:
    """When something was seen: a time of day with its offset, or only a date."""
    return day(on) if at is None else moment(at, _zone(zone))


def _precision(precision: str, wire: Wire) -> list[Json]:
    """A time that is not exact says so; a date alone needs no words."""
    if precision != Precision.ABOUT:
        return []
    return [wire.terms.component(codes.PRECISION, precision)]

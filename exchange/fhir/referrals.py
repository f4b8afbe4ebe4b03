"""Referrals: what was asked for, and how far it has come."""

from collections.abc import Iterator
from typing import Final
from uuid import UUID, uuid5

from clinics.choices import ReferralStep
from clinics.models import Referral
from exchange.fhir import codes
from exchange.fhir.reading import Reading
from exchange.fhir.values import FULFILL, Json, day, moment
from exchange.fhir.wire import Wire

# From each step to the state of what was asked for, and of the work on it.
STATES: Final = {
    ReferralStep.SENT: ("active", "requested"),
    ReferralStep.RECEIVED: ("active", "received"),
    ReferralStep.NOT_REACHED: ("active", "on-hold"),
    ReferralStep.BOOKED: ("active", "accepted"),
    ReferralStep.SEEN: ("completed", "completed"),
    ReferralStep.DECLINED: ("revoked", "rejected"),
    ReferralStep.NOT_ELIGIBLE: ("revoked", "rejected"),
}


def referrals(read: Reading, wire: Wire) -> Iterator[Json]:
    """Each referral with the task of seeing it through; letters are not sent."""
    for referral in read.referrals:
        yield _request(read, wire, referral)
        yield _task(read, wire, referral)


def _task_key(referral: Referral) -> UUID:
    return uuid5(referral.pk, "task")


def _requester(wire: Wire, referral: Referral) -> Json:
    """Who referred; the clinic, if the account is gone."""
    if referral.made_by is None:
        return wire.to("Organization", referral.clinic_id)
    return wire.to("Practitioner", referral.made_by.pk)


def _request(read: Reading, wire: Wire, referral: Referral) -> Json:
    state, _ = STATES[ReferralStep(referral.step)]
    found: Json = {
        "resourceType": "ServiceRequest",
        "id": str(referral.pk),
        "status": state,
        "intent": "order",
        "code": wire.terms.value(codes.REFERRAL, referral.kind),
        "subject": wire.to("Patient", read.baby.pk),
        "authoredOn": moment(referral.made_at, read.zone),
        "requester": _requester(wire, referral),
    }
    if referral.service:
        found["performer"] = [{"display": referral.service}]
    return found


def _task(read: Reading, wire: Wire, referral: Referral) -> Json:
    _, state = STATES[ReferralStep(referral.step)]
    steps = list(referral.events.all())
    found: Json = {
        "resourceType": "Task",
        "id": str(_task_key(referral)),
        "basedOn": [wire.to("ServiceRequest", referral.pk)],
        "status": state,
        "businessStatus": wire.terms.value(codes.STEP, referral.step),
        "intent": "order",
        "code": FULFILL,
        "focus": wire.to("ServiceRequest", referral.pk),
        "for": wire.to("Patient", read.baby.pk),
        "authoredOn": moment(referral.made_at, read.zone),
        "lastModified": moment(
            max([referral.made_at, *(step.at for step in steps)]), read.zone
        ),
        "requester": wire.to("Organization", referral.clinic_id),
    }
    if referral.due_on is not None:
        found["restriction"] = {"period": {"end": day(referral.due_on)}}
    if steps:
        found["output"] = [
            {"type": wire.terms.value(codes.STEP, step.step), "valueDate": day(step.on)}
            for step in steps
        ]
    return found

"""Who a bundle is about, and who had a part in it."""

from collections.abc import Iterable, Iterator
from typing import Final
from uuid import UUID, uuid5

from babies.choices import Role
from babies.models import Caregiver
from exchange.fhir.codes import CARES_AS, code_of
from exchange.fhir.reading import Reading
from exchange.fhir.values import PARENT, Json, concept, day
from exchange.fhir.wire import Wire

# The rules of each version are one device wherever they run.
RULES: Final = UUID("2f0b2a3e-6c1d-5a52-9c7e-8f1f4f5f0a61")


def patient(read: Reading) -> Json:
    """The baby: a name and a date, nothing that nobody said."""
    return {
        "resourceType": "Patient",
        "id": str(read.baby.pk),
        "name": [{"text": read.baby.name}],
        "birthDate": day(read.baby.birth_on),
    }


def carer_key(carer: Caregiver) -> UUID:
    """The id of a caregiver, which is no counter."""
    return uuid5(carer.baby_id, carer.tag)


def carers(read: Reading, wire: Wire) -> Iterator[Json]:
    """The people around the baby by their roles."""
    for carer in read.carers:
        role = wire.terms.codings[code_of(CARES_AS, carer.role)]
        meaning = [*PARENT["coding"], role] if carer.role == Role.PARENT else [role]
        found: Json = {
            "resourceType": "RelatedPerson",
            "id": str(carer_key(carer)),
            "active": True,
            "patient": wire.to("Patient", read.baby.pk),
            "relationship": [concept(*meaning)],
        }
        if read.is_family:
            found["telecom"] = [{"system": "email", "value": carer.user.email}]
        yield found


def organizations(read: Reading) -> Iterator[Json]:
    """The clinics that are named, each once."""
    named = {row.clinic.pk: row.clinic for row in read.shares if row.clinic is not None}
    named |= {row.clinic.pk: row.clinic for row in read.referrals}
    for clinic in named.values():
        yield {
            "resourceType": "Organization",
            "id": str(clinic.pk),
            "active": True,
            "name": clinic.name,
        }


def practitioners(read: Reading) -> Iterator[Json]:
    """Who of the staff referred the baby, under the name that families see."""
    makers = (row.made_by for row in read.referrals if row.made_by is not None)
    named = {staff.pk: staff for staff in makers}
    for staff in named.values():
        yield {
            "resourceType": "Practitioner",
            "id": str(staff.pk),
            "active": staff.left_at is None,
            "name": [{"text": staff.name}],
        }


def rules_key(version: str) -> UUID:
    """The id of the rules of a version."""
    return uuid5(RULES, version)


def rules(versions: Iterable[str]) -> Iterator[Json]:
    """The rules that judged, by their versions."""
    for version in versions:
        yield {
            "resourceType": "Device",
            "id": str(rules_key(version)),
            "status": "active",
            "deviceName": [
                {"name": "Smilestone clinical rules", "type": "user-friendly-name"}
            ],
            "version": [{"value": version}],
        }

"""Shares as consents: who may see which parts, until when."""

from collections.abc import Iterator
from typing import Final

from clinics.models import Share
from exchange.fhir import codes
from exchange.fhir.people import carer_key
from exchange.fhir.reading import Reading
from exchange.fhir.values import DISCLOSURE, PRIVACY, RECIPIENT, Json, moment
from exchange.fhir.wire import Wire

# In words: no code of a policy says that only what is named may be seen.
POLICY: Final = "Nothing is shared but what a provision permits, until it ends."
LINK: Final[Json] = {"display": "Whoever has the link and its passcode"}


def consents(read: Reading, wire: Wire) -> Iterator[Json]:
    """Each share; one that has ended or run out is inactive."""
    for share in read.shares:
        found: Json = {
            "resourceType": "Consent",
            "id": str(share.pk),
            "status": "active" if _is_open(share, read) else "inactive",
            "scope": PRIVACY,
            "category": [DISCLOSURE],
            "patient": wire.to("Patient", read.baby.pk),
            "dateTime": moment(share.made_at, read.zone),
            "policyRule": {"text": POLICY},
            "provision": {"provision": [_permitted(share, read, wire)]},
        }
        giver = read.person(share.made_by_id)
        if giver is not None:
            found["performer"] = [wire.to("RelatedPerson", carer_key(giver))]
        yield found


def _is_open(share: Share, read: Reading) -> bool:
    return share.ended_at is None and share.from_at <= read.now < share.until_at


def _permitted(share: Share, read: Reading, wire: Wire) -> Json:
    """What may be seen by whom; the root of a consent permits nothing by itself."""
    end = share.until_at if share.ended_at is None else share.ended_at
    clinic = share.clinic_id
    who = LINK if clinic is None else wire.to("Organization", clinic)
    return {
        "type": "permit",
        "period": {
            "start": moment(share.from_at, read.zone),
            "end": moment(end, read.zone),
        },
        "actor": [{"role": RECIPIENT, "reference": who}],
        "code": [wire.terms.value(codes.PART, part) for part in share.parts],
    }

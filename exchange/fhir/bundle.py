"""Everything of one reading as resources: in a bundle, or a line each."""

import json
from collections.abc import Iterable, Iterator
from itertools import chain

from django.utils.translation import override

from exchange.fhir.ages import ages
from exchange.fhir.checklists import checklists
from exchange.fhir.codes import terms_at
from exchange.fhir.consents import consents
from exchange.fhir.entries import entries
from exchange.fhir.flags import flags
from exchange.fhir.people import carers, organizations, patient, practitioners, rules
from exchange.fhir.provenance import judged, provenance
from exchange.fhir.reading import Reading
from exchange.fhir.referrals import referrals
from exchange.fhir.values import Json, moment
from exchange.fhir.wire import Wire


def resources(read: Reading, wire: Wire) -> list[Json]:
    """The resources of a reading, in English whoever asks: a machine reads them."""
    with override(None):
        return list(
            chain(
                [patient(read)],
                carers(read, wire),
                organizations(read),
                practitioners(read),
                rules(judged(read)),
                ages(read, wire),
                entries(read, wire),
                checklists(read, wire),
                flags(read, wire),
                referrals(read, wire),
                consents(read, wire),
                provenance(read, wire),
            )
        )


def bundle(read: Reading, address: str) -> Json:
    """A reading as one collection in which every reference resolves.

    `address` is where this installation publishes its codes.
    """
    return {
        "resourceType": "Bundle",
        "type": "collection",
        "timestamp": moment(read.now, read.zone),
        "entry": [
            {"fullUrl": f"urn:uuid:{one['id']}", "resource": one}
            for one in resources(read, Wire(terms_at(address)))
        ],
    }


def lines(readings: Iterable[Reading], address: str) -> Iterator[str]:
    """Readings of many babies as lines of JSON; what they have in common comes once."""
    wire = Wire(terms_at(address), is_bundle=False)
    sent: set[str] = set()
    for read in readings:
        for one in resources(read, wire):
            if one["resourceType"] in SHARED:
                if one["id"] in sent:
                    continue
                sent.add(one["id"])
            yield as_json(one) + "\n"


def as_json(found: Json) -> str:
    """What is sent, with no space that nobody reads."""
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


# What belongs to no baby, so that several may point to it.
SHARED = frozenset({"Organization", "Practitioner", "Device"})

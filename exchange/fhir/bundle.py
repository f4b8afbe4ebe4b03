"""Everything of one reading as resources: in a bundle, or a line each.

Both are made piece by piece, so that a long diary needs no more memory than a short one.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from exchange.fhir.ages import ages
from exchange.fhir.checklists import checklists
from exchange.fhir.codes import terms_at
from exchange.fhir.consents import consents
from exchange.fhir.entries import entries
from exchange.fhir.flags import flags
from exchange.fhir.people import carers, organizations, patient, practitioners, rules
from exchange.fhir.provenance import SmileKeys, judged, provenance
from exchange.fhir.reading import Reading
from exchange.fhir.referrals import referrals
from exchange.fhir.values import URI, Json, moment
from exchange.fhir.wire import Wire

# What belongs to no baby, so that several may point to it.
SHARED: Final = frozenset({"Organization", "Practitioner", "Device"})
# So many resources at a time: a network sends few large pieces sooner than many small.
A_PIECE: Final = 200


def resources(read: Reading, wire: Wire) -> Iterator[Json]:
    """The resources of a reading, each made when its turn comes."""
    source = {"source": wire.terms.home}
    for one in _made(read, wire):
        yield _traced(one, source)


def _traced(one: Json, source: Json) -> Json:
    """With where it is from, and the name it keeps where it gets another id."""
    kind, key = one["resourceType"], one["id"]
    found: Json = {"resourceType": kind, "id": key, "meta": source}
    if kind != "Provenance":
        name = {"system": URI, "value": f"urn:uuid:{key}"}
        found["identifier"] = name if kind == "QuestionnaireResponse" else [name]
    return found | one


def _made(read: Reading, wire: Wire) -> Iterator[Json]:
    smiles: SmileKeys = defaultdict(list)
    yield patient(read)
    yield from carers(read, wire)
    yield from organizations(read)
    yield from practitioners(read)
    yield from ages(read, wire)
    yield from entries(read, wire, smiles)
    yield from checklists(read, wire)
    yield from flags(read, wire)
    yield from referrals(read, wire)
    yield from consents(read, wire)
    made = judged(read, smiles)
    yield from rules(made)
    yield from provenance(read, wire, made)


def bundle(read: Reading, address: str, asked: str = "") -> Iterator[str]:
    """A reading as one collection in which every reference resolves, as pieces of JSON.

    `address` is where this installation publishes its codes. With the address that
    was asked, the resources are what was found there.
    """
    head: Json = {
        "resourceType": "Bundle",
        "type": "searchset" if asked else "collection",
        "timestamp": moment(read.now, read.zone),
    }
    if asked:
        head["link"] = [{"relation": "self", "url": asked}]
    found = (
        as_json({"fullUrl": f"urn:uuid:{one['id']}", "resource": one})
        for one in resources(read, Wire(terms_at(address)))
    )
    yield f'{as_json(head)[:-1]},"entry":[{next(found)}'
    yield from _in_pieces(f",{entry}" for entry in found)
    yield "]}"


def lines(readings: Iterable[Reading], address: str) -> Iterator[str]:
    """Readings of many babies as lines of JSON; what they have in common comes once."""
    wire = Wire(terms_at(address), is_bundle=False)
    sent: set[str] = set()
    for read in readings:
        yield from _in_pieces(
            f"{as_json(one)}\n"
            for one in resources(read, wire)
            if not _is_sent(one, sent)
        )


def _is_sent(one: Json, sent: set[str]) -> bool:
    """Whether an earlier baby brought a resource; if it is shared, it is noted."""
    if one["resourceType"] not in SHARED:
        return False
    is_sent = one["id"] in sent
    sent.add(one["id"])
    return is_sent


def _in_pieces(texts: Iterator[str]) -> Iterator[str]:
    while piece := "".join(islice(texts, A_PIECE)):
        yield piece


def as_json(found: Json) -> str:
    """What is sent, with no space that nobody reads."""
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))

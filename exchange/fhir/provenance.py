"""What the rules made, and which version of them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from uuid import UUID, uuid5

from exchange.fhir.ages import corrected_age_key
from exchange.fhir.flags import flag_key, flag_names
from exchange.fhir.people import rules_key
from exchange.fhir.reading import Reading
from exchange.fhir.values import ASSEMBLER, Json, moment
from exchange.fhir.wire import Wire

# One resource should not name a whole long diary.
AT_ONCE: Final = 1000
# The ids of smiles, and what was made in all, by the version of the rules.
SmileKeys = Mapping[str, list[UUID]]
Made = Mapping[str, Sequence[tuple[str, UUID]]]


def judged(read: Reading, smiles: SmileKeys) -> Made:
    """What each version of the rules made, by type and id."""
    made = {read.rules_version: [("Observation", corrected_age_key(read))]}
    for version, keys in smiles.items():
        found = made.setdefault(version, [])
        found += [("Observation", key) for key in keys]
    made[read.rules_version] += [
        ("Flag", flag_key(read, kind, since)) for kind, since in flag_names(read)
    ]
    return made


def provenance(read: Reading, wire: Wire, found: Made) -> Iterator[Json]:
    """By which version of the rules each thing was made."""
    for version, made in found.items():
        for start in range(0, len(made), AT_ONCE):
            yield {
                "resourceType": "Provenance",
                "id": str(uuid5(read.baby.pk, f"rules {version} {start}")),
                "target": [
                    wire.to(kind, key) for kind, key in made[start : start + AT_ONCE]
                ],
                "recorded": moment(read.now, read.zone),
                "activity": {"text": f"Clinical rules, version {version}"},
                "agent": [
                    {"type": ASSEMBLER, "who": wire.to("Device", rules_key(version))}
                ],
            }

"""What the rules made, and which version of them."""

from collections.abc import Iterator
from uuid import UUID, uuid5

from exchange.fhir.ages import corrected_age_key
from exchange.fhir.flags import flag_key, standing
from exchange.fhir.people import rules_key
from exchange.fhir.reading import Reading
from exchange.fhir.values import ASSEMBLER, Json, moment
from exchange.fhir.wire import Wire


def judged(read: Reading) -> dict[str, list[tuple[str, UUID]]]:
    """What each version of the rules made of the facts, by type and id."""
    made = {read.rules_version: [("Observation", corrected_age_key(read))]}
    for smile in read.smiles:
        made.setdefault(smile.rules_version, []).append(("Observation", smile.id))
    made[read.rules_version] += [
        ("Flag", flag_key(read, flag.kind, flag.since)) for flag in standing(read)
    ]
    return made


def provenance(read: Reading, wire: Wire) -> Iterator[Json]:
    """One line for each version of the rules: this was made by them."""
    for version, made in judged(read).items():
        yield {
            "resourceType": "Provenance",
            "id": str(uuid5(read.baby.pk, f"rules {version}")),
            "target": [wire.to(kind, key) for kind, key in made],
            "recorded": moment(read.now, read.zone),
            "activity": {"text": f"Clinical rules, version {version}"},
            "agent": [
                {"type": ASSEMBLER, "who": wire.to("Device", rules_key(version))}
            ],
        }

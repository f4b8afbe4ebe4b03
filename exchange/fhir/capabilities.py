"""What a FHIR client may ask for here: little, and this says so."""

from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from exchange.fhir.values import Json, concept, moment

FHIR_VERSION: Final = "4.0.1"
EVERYTHING: Final = "http://hl7.org/fhir/OperationDefinition/Patient-everything"
# In words: of the codes for security none is for a token of one's own.
TOKENS: Final = "A token of this app, sent as Authorization: Token."


def capabilities(base: str, *, now: datetime) -> Json:
    """What is served below an address: all of one patient, and nothing else."""
    return {
        "resourceType": "CapabilityStatement",
        "status": "active",
        "date": moment(now, ZoneInfo("UTC")),
        "kind": "instance",
        "implementation": {
            "description": "Smiles and milestones that a family logs, to be read.",
            "url": base,
        },
        "fhirVersion": FHIR_VERSION,
        "format": ["application/fhir+json"],
        "rest": [
            {
                "mode": "server",
                "security": {"service": [concept(text=TOKENS)]},
                "resource": [
                    {
                        "type": "Patient",
                        "operation": [{"name": "everything", "definition": EVERYTHING}],
                    }
                ],
            }
        ],
    }

"""Small FHIR R4 data types as plain JSON, and the codes of HL7 that are used."""

from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

# Plain values, since models of a library would cost more than all else together.
Json = dict[str, Any]

TERMS_OF_HL7: Final = "http://terminology.hl7.org/CodeSystem/"
LOINC: Final = "http://loinc.org"
SNOMED: Final = "http://snomed.info/sct"
UCUM: Final = "http://unitsofmeasure.org"
# What an identifier that is a URI names as its system.
URI: Final = "urn:ietf:rfc:3986"


def coding(system: str, code: str, display: str) -> Json:
    """A code of some system with the words it has there."""
    return {"system": system, "code": code, "display": display}


def concept(*codings: Json, text: str = "") -> Json:
    """One meaning, by its codes, in words, or both."""
    found: Json = {"coding": list(codings)} if codings else {}
    return {**found, "text": text} if text else found


# Clinical rules J.1: no other code of these two systems may appear.
GESTATION_AT_BIRTH: Final = concept(
    coding(LOINC, "76516-4", "Gestational age--at birth"),
    coding(SNOMED, "412726003", "Length of gestation at birth"),
)
SURVEY: Final = concept(
    coding(TERMS_OF_HL7 + "observation-category", "survey", "Survey")
)
EXAM: Final = concept(coding(TERMS_OF_HL7 + "observation-category", "exam", "Exam"))
CLINICAL: Final = concept(
    coding(TERMS_OF_HL7 + "flag-category", "clinical", "Clinical")
)
UNKNOWN: Final = concept(
    coding(TERMS_OF_HL7 + "data-absent-reason", "unknown", "Unknown")
)
PARENT: Final = concept(coding(TERMS_OF_HL7 + "v3-RoleCode", "PRN", "parent"))
PRIVACY: Final = concept(
    coding(TERMS_OF_HL7 + "consentscope", "patient-privacy", "Privacy Consent")
)
DISCLOSURE: Final = concept(
    coding(TERMS_OF_HL7 + "v3-ActCode", "IDSCL", "information disclosure")
)
RECIPIENT: Final = concept(
    coding(TERMS_OF_HL7 + "v3-ParticipationType", "IRCP", "information recipient")
)
ASSEMBLER: Final = concept(
    coding(TERMS_OF_HL7 + "provenance-participant-type", "assembler", "Assembler")
)
FULFILL: Final = concept(
    coding(
        "http://hl7.org/fhir/CodeSystem/task-code",
        "fulfill",
        "Fulfill the focal request",
    )
)


def days(number: int) -> Json:
    """A length of time in whole days."""
    return {"value": number, "unit": "days", "system": UCUM, "code": "d"}


def seconds(number: int) -> Json:
    """A length of time in seconds."""
    return {"value": number, "unit": "seconds", "system": UCUM, "code": "s"}


def moment(at: datetime, zone: ZoneInfo) -> str:
    """A moment as a clock of a zone shows it, with the offset of that day."""
    return at.astimezone(zone).isoformat(timespec="seconds")


def day(on: date) -> str:
    """A date without a time."""
    return on.isoformat()

"""What FHIR R4 asks of the resources we send.

The models of `fhir.resources` are those of R4B, which left these resources as they are
in R4: the definitions of both have the same elements. What the models do not look at
stands here: codes with a required binding, the types that a reference may point to, the
shape of dates and ids, and the elements that we use; the rules of R4 are in `r4_rules`.
"""

import re
from collections.abc import Iterator, Set as AbstractSet
from typing import Any

from fhir.resources.R4B import get_fhir_model_class

from tests.exchange.fhir.r4_rules import RULES, nested_problems

Json = dict[str, Any]

DATE = r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
OFFSET = r"(Z|[+-](0\d|1[0-3]):[0-5]\d|[+-]14:00)"
INSTANT = re.compile(rf"{DATE}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?{OFFSET}")
DATE_TIME = re.compile(rf"{DATE}(T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?{OFFSET})?")
ONLY_DATE = re.compile(DATE)
ID = re.compile(r"[A-Za-z0-9\-.]{1,64}")
TIMES = {
    "birthDate": ONLY_DATE,
    "valueDate": ONLY_DATE,
    "timestamp": INSTANT,
    "issued": INSTANT,
    "recorded": INSTANT,
    "effectiveDateTime": DATE_TIME,
    "authored": DATE_TIME,
    "authoredOn": DATE_TIME,
    "lastModified": DATE_TIME,
    "dateTime": DATE_TIME,
    "start": DATE_TIME,
    "end": DATE_TIME,
}
#: Codes that R4 binds as required, by type and element.
CODES = {
    ("Bundle", "type"): {
        "document", "message", "transaction", "transaction-response", "batch",
        "batch-response", "history", "searchset", "collection",
    },
    ("Observation", "status"): {
        "registered", "preliminary", "final", "amended", "corrected", "cancelled",
        "entered-in-error", "unknown",
    },
    ("QuestionnaireResponse", "status"): {
        "in-progress", "completed", "amended", "entered-in-error", "stopped",
    },
    ("Flag", "status"): {"active", "inactive", "entered-in-error"},
    ("ServiceRequest", "status"): {
        "draft", "active", "on-hold", "revoked", "completed", "entered-in-error",
        "unknown",
    },
    ("ServiceRequest", "intent"): {
        "proposal", "plan", "directive", "order", "original-order", "reflex-order",
        "filler-order", "instance-order", "option",
    },
    ("Task", "status"): {
        "draft", "requested", "received", "accepted", "rejected", "ready", "cancelled",
        "in-progress", "on-hold", "failed", "completed", "entered-in-error",
    },
    ("Task", "intent"): {
        "unknown", "proposal", "plan", "order", "original-order", "reflex-order",
        "filler-order", "instance-order", "option",
    },
    ("Consent", "status"): {
        "draft", "proposed", "active", "rejected", "inactive", "entered-in-error",
    },
    ("Device", "status"): {"active", "inactive", "entered-in-error", "unknown"},
    ("Questionnaire", "status"): {"draft", "active", "retired", "unknown"},
    ("CodeSystem", "status"): {"draft", "active", "retired", "unknown"},
    ("CodeSystem", "content"): {
        "not-present", "example", "fragment", "complete", "supplement",
    },
    ("CodeSystem", "hierarchyMeaning"): {
        "grouped-by", "is-a", "part-of", "classified-with",
    },
}  # fmt: skip
#: Of an element that is no reference, or may point to anything.
ANYTHING: frozenset[str] = frozenset()
#: The elements of R4 that we use, and what each reference among them may point to.
ELEMENTS: dict[str, dict[str, AbstractSet[str]]] = {
    "Patient": dict.fromkeys(("name", "birthDate"), ANYTHING),
    "RelatedPerson": {
        **dict.fromkeys(("active", "relationship", "telecom"), ANYTHING),
        "patient": {"Patient"},
    },
    "Organization": dict.fromkeys(("active", "name"), ANYTHING),
    "Practitioner": dict.fromkeys(("active", "name"), ANYTHING),
    "Device": dict.fromkeys(("status", "deviceName", "version"), ANYTHING),
    "Observation": {
        **dict.fromkeys(
            (
                "status", "category", "code", "effectiveDateTime", "issued", "note",
                "valueQuantity", "valueCodeableConcept", "dataAbsentReason",
                "interpretation", "component",
            ),
            ANYTHING,
        ),
        "subject": {"Patient", "Group", "Device", "Location"},
        "performer": {
            "Practitioner", "PractitionerRole", "Organization", "CareTeam", "Patient",
            "RelatedPerson",
        },
        "derivedFrom": {
            "DocumentReference", "ImagingStudy", "Media", "QuestionnaireResponse",
            "Observation", "MolecularSequence",
        },
    },
    "QuestionnaireResponse": {
        **dict.fromkeys(("questionnaire", "status", "authored", "item"), ANYTHING),
        "subject": {"Patient"},
        "source": {"Patient", "Practitioner", "PractitionerRole", "RelatedPerson"},
    },
    "Flag": {
        **dict.fromkeys(("status", "category", "code", "period"), ANYTHING),
        "subject": {
            "Patient", "Location", "Group", "Organization", "Practitioner",
            "PlanDefinition", "Medication", "Procedure",
        },
        "author": {
            "Device", "Organization", "Patient", "Practitioner", "PractitionerRole",
        },
    },
    "ServiceRequest": {
        **dict.fromkeys(("status", "intent", "code", "authoredOn"), ANYTHING),
        "subject": {"Patient", "Group", "Location", "Device"},
        "requester": {
            "Practitioner", "PractitionerRole", "Organization", "Patient",
            "RelatedPerson", "Device",
        },
        "performer": {
            "Practitioner", "PractitionerRole", "Organization", "CareTeam",
            "HealthcareService", "Patient", "Device", "RelatedPerson",
        },
    },
    "Task": {
        **dict.fromkeys(
            (
                "status", "businessStatus", "intent", "code", "authoredOn",
                "lastModified", "restriction", "output",
            ),
            ANYTHING,
        ),
        "basedOn": {"ServiceRequest"},
        "focus": {"ServiceRequest"},
        "for": {"Patient"},
        "requester": {
            "Device", "Organization", "Patient", "Practitioner", "PractitionerRole",
            "RelatedPerson",
        },
    },
    "Consent": {
        **dict.fromkeys(
            ("status", "scope", "category", "dateTime", "policyRule"), ANYTHING
        ),
        "provision": {
            "Device", "Group", "CareTeam", "Organization", "Patient", "Practitioner",
            "RelatedPerson", "PractitionerRole",
        },
        "patient": {"Patient"},
        "performer": {
            "Organization", "Patient", "Practitioner", "RelatedPerson",
            "PractitionerRole",
        },
    },
    "Provenance": {
        **dict.fromkeys(("recorded", "activity"), ANYTHING),
        "agent": {
            "Practitioner", "PractitionerRole", "RelatedPerson", "Patient", "Device",
            "Organization",
        },
        "target": {"Observation", "Flag"},
    },
}  # fmt: skip


def valid(one: Json) -> Json:
    """A resource, once it is sure that R4 allows it."""
    model = get_fhir_model_class(one["resourceType"])
    read = model.model_validate(one).model_dump(mode="json", exclude_none=True)
    assert set(read) == set(one)
    assert list(problems(one)) == []
    return one


def problems(one: Json) -> Iterator[str]:
    """What R4 would say against a resource."""
    kind = one["resourceType"]
    yield from _shapes(one, kind)
    for (of, element), codes in CODES.items():
        if of == kind and element in one and one[element] not in codes:
            yield f"{kind}.{element}: {one[element]}"
    if kind in ELEMENTS:
        known = {"resourceType", "id", "meta", *ELEMENTS[kind]}
        if kind != "Provenance":
            known.add("identifier")
        yield from (f"{kind}: no {name} here" for name in set(one) - known)
    if kind in RULES:
        yield from RULES[kind](one)


def _shapes(value: object, path: str) -> Iterator[str]:
    """Ids, dates and emptiness, all the way down."""
    if value in ("", [], {}, None):
        yield f"{path} is empty"
    if isinstance(value, list):
        for number, each in enumerate(value):
            yield from _shapes(each, f"{path}[{number}]")
    if isinstance(value, dict):
        for name, each in value.items():
            shape = TIMES.get(name)
            if shape and not shape.fullmatch(str(each)):
                yield f"{path}.{name}: {each}"
            if name == "id" and not ID.fullmatch(str(each)):
                yield f"{path}.id: {each}"
            yield from _shapes(each, f"{path}.{name}")
        yield from nested_problems(value, path)


def references(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Every reference in a resource, with the element that holds it."""
    if isinstance(value, list):
        for each in value:
            yield from references(each, path)
    if isinstance(value, dict):
        for name, each in value.items():
            if name == "reference" and isinstance(each, str):
                yield path, each
            else:
                yield from references(each, path or name)


def dangling(made: Json) -> list[str]:
    """References of a bundle that resolve to nothing, or to what R4 does not allow."""
    found = {entry["fullUrl"]: entry["resource"] for entry in made["entry"]}
    assert len(found) == len(made["entry"])
    wrong = []
    for one in found.values():
        kinds = ELEMENTS[one["resourceType"]]
        for element, target in references(one):
            there = found.get(target)
            allowed = kinds[element] or None
            if there is None or (allowed and there["resourceType"] not in allowed):
                wrong.append(f"{one['resourceType']}.{element}: {target}")
    return wrong


def codings(value: object) -> Iterator[tuple[str, str]]:
    """Every code with its system, wherever it stands."""
    if isinstance(value, list):
        for each in value:
            yield from codings(each)
    if isinstance(value, dict):
        if "system" in value and "code" in value:
            yield value["system"], value["code"]
        for each in value.values():
            yield from codings(each)

"""The rules of R4 over several elements, by the names that R4 gives them.

A rule about what we never send (documents, contacts, initial values of forms) is kept
by the list of elements in `r4.py`, which has no such element.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

Json = dict[str, Any]

#: Codes that R4 binds as required, further down than in the resource itself.
NESTED = {
    ("telecom", "system"): {
        "phone", "fax", "email", "pager", "url", "sms", "other",
    },
    ("deviceName", "type"): {
        "udi-label-name", "user-friendly-name", "patient-reported-name",
        "manufacturer-name", "model-name", "other",
    },
    ("provision", "type"): {"deny", "permit"},
}  # fmt: skip
#: As R4 wants the name of what programs make code of.
NAME = re.compile(r"[A-Z]([A-Za-z0-9_]){0,254}")


def nested_problems(value: Mapping[str, Any], path: str) -> Iterator[str]:
    """What R4 would say against a part of a resource."""
    if {"start", "end"} <= set(value):
        size = min(len(value["start"]), len(value["end"]), 10)
        if value["start"][:size] > value["end"][:size]:
            yield f"{path}: per-1: it ends before it starts"
    if "unit" in value and "code" in value and "system" not in value:
        yield f"{path}: qty-3: a code of a unit needs its system"
    element = re.sub(r"\[\d+\]", "", path.rsplit(".", 1)[-1])
    for (of, name), codes in NESTED.items():
        if of == element and value.get(name, next(iter(codes))) not in codes:
            yield f"{path}.{name}: {value[name]}"


def _of_observations(one: Json) -> Iterator[str]:
    has_value = any(name.startswith("value") for name in one)
    if has_value == ("dataAbsentReason" in one):
        yield "obs-6: a value, or why there is none"
    codes = [_codes(part["code"]) for part in one.get("component", [])]
    if has_value and _codes(one["code"]) in codes:
        yield "obs-7: no component has the code of the whole"


def _of_tasks(one: Json) -> Iterator[str]:
    if "restriction" in one and "focus" not in one:
        yield "inv-1: a restriction needs a focus"
    if one["authoredOn"] > one["lastModified"]:
        yield "inv-1: changed before it was made"


def _of_consents(one: Json) -> Iterator[str]:
    if "policy" not in one and "policyRule" not in one:
        yield "ppc-1: a policy or a rule"
    if "patient" not in one:
        yield "ppc-2: privacy is that of a patient"
    if "type" in one["provision"]:
        yield "provision.type is not permitted in the root"
    if any("type" not in each for each in one["provision"]["provision"]):
        yield "provision.type is required in all nested rules"


def _of_forms(one: Json) -> Iterator[str]:
    links = [item["linkId"] for item in one["item"]]
    if len(set(links)) < len(links):
        yield "que-2: every linkId is there once"
    for item in one["item"]:
        if item["type"] != "choice" or "answerValueSet" in item or "item" in item:
            yield f"que-1, que-4, que-5: {item['linkId']}"
    if not NAME.fullmatch(one["name"]):
        yield f"que-0: {one['name']}"


def _of_filled_forms(one: Json) -> Iterator[str]:
    for item in one["item"]:
        if "item" in item or any("item" in each for each in item["answer"]):
            yield f"qrs-1: {item['linkId']}"


def _of_code_systems(one: Json) -> Iterator[str]:
    codes = [each["code"] for each in _concepts(one)]
    if len(set(codes)) < len(codes):
        yield "csd-1: every code is there once"
    if one["count"] != len(codes):
        yield f"count: {one['count']}"
    if not NAME.fullmatch(one["name"]):
        yield f"csd-0: {one['name']}"


def _concepts(one: Json) -> Iterator[Json]:
    for each in one.get("concept", []):
        yield each
        yield from _concepts(each)


def _of_bundles(one: Json) -> Iterator[str]:
    if "total" in one:
        yield "bdl-1: a total is for a search or a history"
    for entry in one["entry"]:
        if set(entry) != {"fullUrl", "resource"}:
            yield "bdl-2, bdl-3, bdl-4, bdl-5: a collection has resources, no more"
        if "/_history/" in entry["fullUrl"]:
            yield "bdl-8: no version in a fullUrl"
    if len({entry["fullUrl"] for entry in one["entry"]}) < len(one["entry"]):
        yield "bdl-7: every fullUrl is there once"


RULES: dict[str, Callable[[Json], Iterator[str]]] = {
    "Bundle": _of_bundles,
    "CodeSystem": _of_code_systems,
    "Questionnaire": _of_forms,
    "QuestionnaireResponse": _of_filled_forms,
    "Observation": _of_observations,
    "Task": _of_tasks,
    "Consent": _of_consents,
}


def _codes(concept: Json) -> frozenset[tuple[str, str]]:
    return frozenset(
        (each["system"], each["code"]) for each in concept.get("coding", [])
    )

"""The checks of `r4.py` themselves notice."""

import copy

import pytest

from exchange.fhir.values import GESTATION_AT_BIRTH
from tests.exchange.fhir import r4
from tests.exchange.fhir.r4_rules import RULES, nested_problems
from tests.exchange.fhir.rows import (
    a_referral,
    all_of,
    full_baby,
    full_share,
    of_family,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    baby = full_baby()
    _share, staff = full_share(baby)
    a_referral(baby, staff)
    return of_family(baby)


def changed(one, **said):
    """A resource with other elements; None takes one out."""
    found = {**copy.deepcopy(one), **said}
    return {name: each for name, each in found.items() if each is not None}


@pytest.mark.parametrize(
    ("kind", "said", "problem"),
    [
        ("Patient", {"id": "no/slash"}, "Patient.id: no/slash"),
        ("Patient", {"birthDate": "2026-9-1"}, "Patient.birthDate: 2026-9-1"),
        ("Patient", {"name": []}, "Patient.name is empty"),
        ("Patient", {"deceased": True}, "Patient: no deceased here"),
        ("Flag", {"status": "on"}, "Flag.status: on"),
        (
            "Flag",
            {"period": {"start": "2026-11-19", "end": "2026-11-18"}},
            "Flag.period: per-1: it ends before it starts",
        ),
        (
            "Device",
            {"deviceName": [{"name": "Rules", "type": "nickname"}]},
            "Device.deviceName[0].type: nickname",
        ),
        (
            "RelatedPerson",
            {"telecom": [{"system": "pigeon", "value": "one"}]},
            "RelatedPerson.telecom[0].system: pigeon",
        ),
        (
            "QuestionnaireResponse",
            {"item": [{"linkId": "one", "answer": [{"valueInteger": 1}], "item": [1]}]},
            "qrs-1: one",
        ),
        (
            "Provenance",
            {"identifier": [{"value": "one"}]},
            "Provenance: no identifier here",
        ),
        ("Provenance", {"recorded": "2026-11-23"}, "Provenance.recorded: 2026-11-23"),
        ("Task", {"focus": None}, "inv-1: a restriction needs a focus"),
        (
            "Task",
            {"lastModified": "2026-11-22T12:00:00+00:00"},
            "inv-1: changed before it was made",
        ),
        ("Consent", {"policyRule": None}, "ppc-1: a policy or a rule"),
        ("Consent", {"patient": None}, "ppc-2: privacy is that of a patient"),
        (
            "Consent",
            {"provision": {"type": "permit", "provision": [{"type": "permit"}]}},
            "provision.type is not permitted in the root",
        ),
        (
            "Consent",
            {"provision": {"provision": [{"code": [{"text": "All"}]}]}},
            "provision.type is required in all nested rules",
        ),
        (
            "Observation",
            {"valueQuantity": None},
            "obs-6: a value, or why there is none",
        ),
        (
            "Observation",
            {"component": [{"code": GESTATION_AT_BIRTH}]},
            "obs-7: no component has the code of the whole",
        ),
    ],
)
def test_what_r4_does_not_allow_is_noticed(made, kind, said, problem):
    one = all_of(made, kind)[0]
    assert list(r4.problems(one)) == []
    assert list(r4.problems(changed(one, **said))) == [problem]


TWICE = [{"code": "one", "concept": [{"code": "one"}]}]
ASKED = {"linkId": "one", "type": "choice"}


@pytest.mark.parametrize(
    ("one", "found"),
    [
        (
            {
                "resourceType": "CodeSystem",
                "name": "Ours",
                "count": 2,
                "concept": TWICE,
            },
            ["csd-1: every code is there once"],
        ),
        (
            {"resourceType": "CodeSystem", "name": "our codes", "count": 1},
            ["count: 1", "csd-0: our codes"],
        ),
        (
            {"resourceType": "Questionnaire", "name": "Ours", "item": [ASKED, ASKED]},
            ["que-2: every linkId is there once"],
        ),
        (
            {
                "resourceType": "Questionnaire",
                "name": "2months",
                "item": [{"linkId": "one", "type": "display"}],
            },
            ["que-1, que-4, que-5: one", "que-0: 2months"],
        ),
        (
            {
                "resourceType": "Bundle",
                "total": 1,
                "entry": [{"fullUrl": "urn:a/_history/1", "search": {"mode": "match"}}]
                * 2,
            },
            [
                "bdl-1: a total is for a search or a history",
                *[
                    "bdl-2, bdl-3, bdl-4, bdl-5: a collection has resources, no more",
                    "bdl-8: no version in a fullUrl",
                ]
                * 2,
                "bdl-7: every fullUrl is there once",
            ],
        ),
    ],
    ids=["codes", "system", "questions", "form", "bundle"],
)
def test_what_the_rules_of_r4_say_over_several_elements(one, found):
    assert list(RULES[one["resourceType"]](one)) == found


def test_a_code_of_a_unit_needs_its_system():
    found = nested_problems({"unit": "days", "code": "d"}, "Observation.valueQuantity")
    assert list(found) == [
        "Observation.valueQuantity: qty-3: a code of a unit needs its system"
    ]


def test_a_reference_to_nothing_or_to_the_wrong_thing_is_noticed(made):
    broken = copy.deepcopy(made)
    (flag, *_) = all_of(broken, "Flag")
    patient = flag["subject"]["reference"]
    flag["author"]["reference"] = patient
    (form,) = all_of(broken, "QuestionnaireResponse")
    form["source"]["reference"] = "urn:uuid:nobody"
    device = all_of(broken, "Device")[0]["id"]
    form["subject"]["reference"] = f"urn:uuid:{device}"
    assert r4.dangling(made) == []
    assert r4.dangling(broken) == [
        f"QuestionnaireResponse.subject: urn:uuid:{device}",
        "QuestionnaireResponse.source: urn:uuid:nobody",
    ]

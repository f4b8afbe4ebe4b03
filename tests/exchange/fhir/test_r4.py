"""The checks of `r4.py` themselves notice."""

import copy

import pytest

from exchange.fhir.values import GESTATION_AT_BIRTH
from tests.exchange.fhir import r4
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
        ("Provenance", {"recorded": "2026-11-23"}, "Provenance.recorded: 2026-11-23"),
        ("Task", {"focus": None}, "inv-1: a restriction needs a focus"),
        (
            "Task",
            {"lastModified": "2026-11-22T12:00:00+00:00"},
            "inv-1: changed before it was made",
        ),
        ("Consent", {"policyRule": None}, "ppc-1: a policy or a rule"),
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

import re

import pytest

from clinical.catalog import catalog
from exchange.fhir import codes
from tests.exchange.fhir import r4
from tests.exchange.fhir.rows import CODES


def flat(concepts):
    for one in concepts:
        yield one
        yield from flat(one.get("concept", []))


def test_the_code_system_is_complete_and_versioned():
    made = r4.valid(codes.code_system(CODES))
    every = list(flat(made["concept"]))
    assert made["url"] == CODES
    assert (made["content"], made["version"]) == ("complete", "2026.1")
    assert made["count"] == len(every)
    assert [one for one in every if not one["display"]] == []
    names = [one["code"] for one in every]
    assert len(set(names)) == len(names)
    assert [name for name in names if not re.fullmatch(r"[a-z0-9-]+", name)] == []


def test_it_holds_the_catalog_and_what_has_no_published_code():
    names = {one["code"] for one in flat(codes.code_system(CODES)["concept"])}
    assert set(catalog().by_id) <= names
    assert {
        "social-smile", "smile-class", "corrected-age", "laughter-episode",
        "advice-level",
    } <= names  # fmt: skip


def test_answers_stand_under_their_question():
    made = codes.code_system(CODES)
    (answers,) = [one for one in made["concept"] if one["code"] == "answer"]
    assert answers["concept"] == [
        {"code": "answer-yes", "display": "Yes"},
        {"code": "answer-not-yet", "display": "Not yet"},
        {"code": "answer-not-sure", "display": "Not sure"},
    ]


def test_everything_that_is_given_out_is_published():
    terms = codes.terms_at(CODES)
    names = {one["code"] for one in flat(codes.code_system(CODES)["concept"])}
    assert set(terms.codings) == names
    assert {one["system"] for one in terms.codings.values()} == {CODES}


def test_a_component_is_a_question_with_its_answer():
    terms = codes.Terms(CODES)
    made = terms.component(codes.STATE, "awake")
    assert made == {
        "code": {
            "coding": [
                {
                    "system": CODES,
                    "code": "state",
                    "display": "Whether the baby was awake",
                }
            ]
        },
        "valueCodeableConcept": {
            "coding": [{"system": CODES, "code": "state-awake", "display": "Awake"}]
        },
    }
    assert terms.component(codes.STATE, "awake") is made


def test_a_word_that_nobody_published_is_no_code():
    with pytest.raises(KeyError):
        codes.terms_at(CODES).value(codes.STATE, "dancing")


def test_no_code_names_a_condition():
    said = " ".join(one["display"] for one in codes.terms_at(CODES).codings.values())
    assert (
        re.findall(r"delay|disorder|autis|epilep|seizure|palsy", said, re.IGNORECASE)
        == []
    )


def test_the_late_flag_is_named_as_the_rules_name_it():
    late = codes.terms_at(CODES).value(codes.FLAG, "social_smile_late")
    assert late["coding"][0]["display"] == (
        "Social smile not logged by 8 weeks corrected"
    )

from datetime import date

import pytest

from clinical.catalog import CHECKLIST_AGES, catalog
from exchange.fhir.codes import terms_at
from exchange.fhir.questionnaires import questionnaire
from tests.exchange.fhir import r4
from tests.exchange.fhir.rows import CODES, all_of, case_c, of_family
from tests.factories import make_answer

FORM = "https://smiles.example.com/fhir/Questionnaire/checklist-2-months"


def answers_of(item):
    return [option["valueCoding"] for option in item["answerOption"]]


@pytest.mark.parametrize("age", CHECKLIST_AGES)
def test_every_checklist_is_a_form_that_r4_allows(age):
    made = r4.valid(questionnaire(terms_at(CODES), age))
    codes = [item["code"][0]["code"] for item in made["item"]]
    assert made["id"] == f"checklist-{age}-months"
    assert [item["linkId"] for item in made["item"]] == codes
    assert codes == [entry.id for entry in catalog().by_age[age]]
    assert {code for _system, code in r4.codings(made)} <= set(terms_at(CODES).codings)


def test_a_form_has_its_address_its_version_and_three_answers():
    made = questionnaire(terms_at(CODES), 2)
    assert (made["url"], made["version"], len(made["item"])) == (FORM, "2026.1", 11)
    assert answers_of(made["item"][0]) == [
        {"system": CODES, "code": "answer-yes", "display": "Yes"},
        {"system": CODES, "code": "answer-not-yet", "display": "Not yet"},
        {"system": CODES, "code": "answer-not-sure", "display": "Not sure"},
    ]


def test_there_is_no_form_for_an_age_without_a_checklist():
    with pytest.raises(KeyError):
        questionnaire(terms_at(CODES), 3)


@pytest.mark.django_db
def test_what_was_answered_stands_in_the_form_that_it_names():
    baby = case_c()
    for value, months in zip(("yes", "not_yet", "not_sure"), (2, 4, 60), strict=True):
        for entry in catalog().by_age[months]:
            make_answer(
                baby=baby, on=date(2026, 11, 20), value=value, expectation=entry.id
            )
    forms = {
        f"{form['url']}|{form['version']}": form
        for form in (questionnaire(terms_at(CODES), age) for age in CHECKLIST_AGES)
    }
    filled = all_of(of_family(baby), "QuestionnaireResponse")
    assert [one["status"] for one in filled] == ["completed"] * 3
    for one in filled:
        asked = {item["linkId"]: item for item in forms[one["questionnaire"]]["item"]}
        for item in one["item"]:
            assert item["text"] == asked[item["linkId"]]["text"]
            (answer,) = item["answer"]
            assert answer["valueCoding"] in answers_of(asked[item["linkId"]])

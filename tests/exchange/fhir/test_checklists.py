from datetime import date

import pytest

from clinical.catalog import catalog
from tests.exchange.fhir.rows import CODES, all_of, case_c, of_family
from tests.factories import make_answer

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 10)


def forms_of(baby):
    return all_of(of_family(baby), "QuestionnaireResponse")


def test_a_list_without_answers_is_no_form():
    assert forms_of(case_c()) == []


def test_a_form_holds_the_answers_that_stand():
    baby = case_c()
    for on, value in ((ON, "not_yet"), (date(2026, 11, 20), "yes")):
        make_answer(baby=baby, on=on, value=value, expectation="cdc-02m-studies-faces")
    (carer,) = all_of(of_family(baby), "RelatedPerson")
    (form,) = forms_of(baby)
    assert form == {
        "resourceType": "QuestionnaireResponse",
        "id": form["id"],
        "questionnaire": "https://smiles.example.com/fhir/Questionnaire/"
        "checklist-2-months|2026.1",
        "status": "in-progress",
        "subject": {"reference": f"urn:uuid:{baby.pk}"},
        "authored": "2026-11-23T12:00:00+00:00",
        "source": {"reference": f"urn:uuid:{carer['id']}"},
        "item": [
            {
                "linkId": "cdc-02m-studies-faces",
                "text": "Gazes at the face of a caregiver",
                "answer": [
                    {
                        "valueCoding": {
                            "system": CODES,
                            "code": "answer-yes",
                            "display": "Yes",
                        }
                    }
                ],
            }
        ],
    }


def test_the_social_smile_answers_the_item_of_the_list():
    baby = case_c()
    make_answer(baby=baby, on=ON, expectation="social-smile")
    (form,) = forms_of(baby)
    assert [item["linkId"] for item in form["item"]] == [
        "cdc-02m-social-smile-responsive"
    ]


def test_a_list_that_is_answered_whole_is_completed():
    baby = case_c()
    for entry in catalog().by_age[2]:
        make_answer(baby=baby, on=ON, value="not_sure", expectation=entry.id)
    (form,) = forms_of(baby)
    assert form["status"] == "completed"
    assert len(form["item"]) == 11


def test_an_unknown_source_is_left_out():
    baby = case_c()
    make_answer(baby=baby, on=ON, logged_by=None)
    (form,) = forms_of(baby)
    assert "source" not in form

from datetime import date

from exchange.api.imports_shown import given_or_guessed, shown_questions
from exchange.imports.forms_more import CdcForm
from tests.factories import NOW, make_baby
from tests.factories_imports import a_file, make_upload


def asking(db):
    upload = make_upload(baby=make_baby(), source="cdc", files=[a_file("Smiles: yes")])
    upload.answers = {"on": date(2026, 11, 5)}
    return CdcForm(upload=upload, now=NOW)


def test_what_is_not_sent_is_as_it_was_guessed(db):
    form = asking(db)
    assert given_or_guessed(form, {}) == {"on": "2026-11-05", "age": ""}
    assert given_or_guessed(form, {"age": "2"}) == {"on": "2026-11-05", "age": "2"}


def test_only_questions_with_few_answers_list_them(db):
    on, age = shown_questions(asking(db))
    assert on == {
        "name": "on",
        "label": "When were these answers given?",
        "is_needed": True,
        "value": "2026-11-05",
        "choices": None,
    }
    assert age["is_needed"] is False
    assert age["choices"][:2] == [
        {"value": "", "label": "I do not know"},
        {"value": "2", "label": "2 months"},
    ]

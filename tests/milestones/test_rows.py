from datetime import date
from typing import Any

import pytest
from django.test import RequestFactory
from django.utils import translation
from django.utils.safestring import SafeString

from clinical.ages import birth
from clinical.catalog import CDC_SMILES_BACK, catalog
from milestones.checklists import Told, item_of
from milestones.rows import (
    RowsOn,
    Undo,
    help_words,
    hidden_fields,
    row_of,
    said_words,
)

TERM = birth(date(2026, 9, 1), 280)
FACES = catalog().by_id["cdc-02m-studies-faces"]
DUE = date(2026, 11, 1)


def rows_on(**given):
    said = {
        "birth": TERM,
        "today": DUE,
        "may_edit": True,
        "smile_on": None,
        "sent": SafeString("<!-- sent -->"),
    }
    return RowsOn(**{**said, **given})


def row(entry=FACES, held=(), undo=None, **page):
    on = rows_on(**page)
    told = {answer.expectation_id: answer for answer in held}
    return row_of(item_of(entry, told, on.birth, on.today), on, undo)


def told(value="yes", on=DUE, precision="day", expectation=FACES.id):
    return Told(expectation, value, on, precision)


def test_a_row_says_what_it_looks_like_and_what_to_try():
    found = row()
    assert isinstance(found, SafeString)
    assert found.strip().startswith(f'<li class="stack tight" id="{FACES.id}">')
    assert "<summary>Gazes at the face of a caregiver</summary>" in found
    words = help_words(FACES.id)
    assert all(text in found for text in words.values())
    assert f'action="{FACES.id}/"' in found
    assert found.count("<!-- sent -->") == 1
    assert "{" not in found


def test_rows_of_another_page_lead_up_to_the_list():
    found = row(up="../")
    assert f'action="../{FACES.id}/"' in found
    assert f'href="../{FACES.id}/"' in found


def test_who_may_not_write_gets_no_form():
    assert "<form" not in row(may_edit=False)
    assert "Yes" not in row(may_edit=False)


def test_a_list_that_is_not_open_has_no_form_and_says_nothing_twice():
    found = row(today=date(2026, 10, 17))
    assert "<form" not in found
    assert "counts from" not in found


@pytest.mark.parametrize(
    ("today", "answer", "note"),
    [
        (date(2026, 10, 18), None, "A “not yet” counts from 1 November 2026."),
        (date(2026, 10, 31), None, "A “not yet” counts from 1 November 2026."),
        (DUE, None, ""),
        (DUE, told("not_yet", DUE), ""),
        (DUE, told("yes", date(2026, 10, 31)), ""),
        (
            DUE,
            told("not_yet", date(2026, 10, 31)),
            "You said this before 1 November 2026. Is it still “not yet”?",
        ),
    ],
)
def test_each_row_says_from_when_a_not_yet_counts(today, answer, note):
    found = row(held=[answer] if answer else [], today=today)
    assert note in found
    assert ('class="soft"' in found) is bool(note)


def test_the_smile_is_answered_on_its_page():
    entry = catalog().by_id[CDC_SMILES_BACK]
    found = row(entry, today=date(2026, 10, 18))
    assert "Answer with the day" in found
    assert 'href="social-smile/"' in found
    assert "<form" not in found
    assert "counts from" not in found


def test_a_smile_in_the_diary_is_the_answer():
    entry = catalog().by_id[CDC_SMILES_BACK]
    answer = told("not_yet", expectation="social-smile")
    found = row(entry, [answer], smile_on=date(2026, 10, 16))
    assert "Seen in the diary on 16 October 2026" in found
    assert 'href="social-smile/lost/"' in found
    assert "Not yet, 1 November 2026" not in found


def test_a_motor_milestone_names_its_range():
    crawling = row(catalog().by_id["hands-and-knees-crawling"])
    assert "Almost all did it between 5.2 and 13.5 months." in crawling
    assert "Some well children never do this one." in crawling
    walking = row(catalog().by_id["walking-alone"])
    assert "Takes at least five steps with no help" in walking
    assert "Some well children never do this one." not in walking
    assert "counts from" not in walking


def test_an_answer_given_just_now_can_be_taken_back():
    undo = Undo("/undo/", "/back/?a=1&b=2", "tok<en")
    found = row(held=[told("not_yet")], undo=undo)
    assert '<small role="status">Not yet, 1 November 2026</small>' in found
    assert 'action="/undo/"' in found
    assert 'value="/back/?a=1&amp;b=2"' in found
    assert 'value="tok&lt;en"' in found
    assert 'aria-label="Undo: Gazes at the face of a caregiver"' in found


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (told("yes"), "Yes, 1 November 2026"),
        (told("not_sure", precision="about"), "Not sure, around 1 November 2026"),
    ],
)
def test_an_answer_in_words(answer, sentence):
    assert said_words(answer) == sentence


def test_every_form_sends_its_page_day_and_token():
    request: Any = RequestFactory().get("/")
    sent = hidden_fields(request, today=DUE, place="now")
    assert 'name="on" value="2026-11-01"' in sent
    assert 'name="back" value="now"' in sent
    assert 'name="csrfmiddlewaretoken"' in sent
    assert sent != hidden_fields(request, today=DUE, place="now")


def test_rows_are_kept_apart_by_language():
    english = row()
    with translation.override("de"):
        german = row()
    assert english == row()
    assert isinstance(german, str)

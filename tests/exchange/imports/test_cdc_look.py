from datetime import date

import pytest

from clinical.checklist import Value
from exchange.imports.cdc_look import look_at_cdc, summary_of
from exchange.imports.preview import preview
from exchange.models import Source
from tests.factories import NOW, make_baby
from tests.factories_imports import a_file, make_upload

pytestmark = pytest.mark.django_db

MAIL = """2 month checklist
Looks at your face: yes
Looks at your face: yes
Smiles when you talk to or smile at her: not yet
Does a handstand: yes
Moves both arms and both legs
"""


@pytest.fixture
def baby():
    return make_baby()


def upload_of(baby, text, **answers):
    said = {"on": "2026-11-05", **answers}
    return make_upload(baby=baby, source=Source.CDC, files=[a_file(text, "")], **said)


def test_answers_get_the_day_that_was_given_and_the_rest_is_said(baby):
    looked = look_at_cdc(upload_of(baby, MAIL), NOW)
    said = [(a.on, a.entry.id, a.value) for a in looked.batch.answers.values()]
    assert said == [
        (date(2026, 11, 5), "cdc-02m-studies-faces", Value.YES),
        (date(2026, 11, 5), "cdc-02m-social-smile-responsive", Value.NOT_YET),
    ]
    assert looked.repeated == 1
    assert looked.sample[0] == (
        2, "Gazes at the face of a caregiver", "Yes, 5 November 2026",
    )  # fmt: skip
    assert looked.left_out == [
        "Line 5: we know no such milestone. “Does a handstand”",
        "Line 6: there is no answer to it. “Moves both arms and both legs”",
    ]


def test_a_list_that_is_not_open_yet_is_refused_by_line(baby):
    looked = look_at_cdc(upload_of(baby, "4 months\nBrings hands to mouth: yes"), NOW)
    assert looked.batch.answers == {}
    assert [(p.line, p.sentence) for p in looked.problems] == [
        (2, "This list opens on 18 December 2026. Please come back then.")
    ]


def test_the_age_that_was_given_holds(baby):
    upload = upload_of(baby, "Holds head up when on tummy: yes", age="2")
    assert summary_of(upload).answers[0].entry.age_months == 2


def test_nothing_known_is_nothing_to_add(baby):
    found = preview(look_at_cdc(upload_of(baby, "Dear all,\nregards"), NOW))
    assert (found.counts, found.new, found.looked.left_out) == ([], 0, [])

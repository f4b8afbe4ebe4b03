"""The steps of an import from Baby Buddy and from the CDC tracker."""

import pytest
import time_machine
from django.urls import reverse

from babies.models import Sleep, Smile
from milestones.loading import load_expectations
from milestones.models import Answer
from tests.factories import NOW, PASSWORD, make_baby
from tests.factories_imports import (
    BUDDY,
    a_file,
    make_upload,
)
from tests.milestones.pages import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def baby(user):
    return make_baby(by=user, name="Juniper")


def questions(upload):
    return reverse("exchange:import_questions", args=[upload.baby_id, upload.pk])


def preview(upload):
    return reverse("exchange:import_preview", args=[upload.baby_id, upload.pk])


def test_a_baby_buddy_export_from_the_files_to_the_diary(signed_in, baby):
    upload = make_upload(baby=baby, source="baby-buddy", files=BUDDY)
    said = words_of(signed_in.get(questions(upload)))
    assert "Sleep.csv, read as UTF-8" in said
    assert "Juniper Test, born on 1 September 2026" in said
    assert "Wren Test, born on 10 February 2024" in said
    answers = {"zone": "Europe/London", "child": "1"}
    assert signed_in.post(questions(upload), answers)["Location"] == preview(upload)

    response = signed_in.get(preview(upload))
    said = words_of(response)
    assert "Smiles and laughs 3 new Sleeps 2 new Own firsts 1 new" in said
    assert "Big smile for dad, really 16 October 2026, 6:20 p.m." in said
    assert "1 line about another child." in said
    names = [each.name for each in response.context["found"].looked.candidates]
    signed_in.post(preview(upload), {names[0]: "", names[3]: "smile"})
    notes = Smile.objects.values_list("note", flat=True)
    assert sorted(notes) == [
        "Held the head up",
        "Smiled at the mirror",
        "smiling in her sleep",
    ]
    assert Sleep.objects.count() == 2

    again = make_upload(
        baby=baby, source="baby-buddy", files=BUDDY[:2], zone="Europe/London", child="1"
    )
    assert signed_in.post(preview(again)).status_code == 422
    assert "There is nothing new to import." in words_of(signed_in.post(preview(again)))


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"zone": "UTC"}, "Please choose one of these."),
        ({"zone": "UTC", "child": "9"}, "Please choose one of these."),
        ({"zone": "x", "child": "1"}, "There is no such time zone."),
    ],
)
def test_a_child_must_be_chosen(signed_in, baby, answers, sentence):
    upload = make_upload(baby=baby, source="baby-buddy", files=BUDDY)
    assert sentence in words_of(signed_in.post(questions(upload), answers))


def test_a_summary_of_the_tracker_from_the_mail_to_the_answers(signed_in, baby):
    load_expectations(today=NOW.date())
    mail = "Looks at your face: yes\nReacts to loud sounds: not sure\nHandstand: yes"
    upload = make_upload(baby=baby, source="cdc", files=[a_file(mail, "")])
    said = words_of(signed_in.get(questions(upload)))
    assert "The text you pasted" in said
    assert "Which checklist is it?" in said
    signed_in.post(questions(upload), {"on": "2026-11-05", "age": "2"})
    said = words_of(signed_in.get(preview(upload)))
    assert "Milestone answers 2 new" in said
    assert "Gazes at the face of a caregiver Yes, 5 November 2026 Line 1" in said
    assert "Line 3: we know no such milestone. “Handstand”" in said
    signed_in.post(preview(upload))
    rows = Answer.objects.order_by("expectation_id")
    assert [(row.expectation_id, row.value, str(row.on)) for row in rows] == [
        ("cdc-02m-notices-loud-noise", "not_sure", "2026-11-05"),
        ("cdc-02m-studies-faces", "yes", "2026-11-05"),
    ]


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({}, "Please give the day."),
        ({"on": "2026-11-24"}, "This day has not come yet."),
        ({"on": "2026-08-31"}, "This day is before the birth."),
        ({"on": "2026-11-05", "age": "3"}, "Please choose one of these."),
    ],
)
def test_the_day_of_the_answers_must_be_one(signed_in, baby, answers, sentence):
    upload = make_upload(baby=baby, source="cdc", files=[a_file("x: yes", "")])
    assert sentence in words_of(signed_in.post(questions(upload), answers))


def test_what_the_mail_says_is_not_asked(signed_in, baby):
    mail = "2 month checklist\nDate: 11/05/2026\nLooks at your face: yes"
    upload = make_upload(baby=baby, source="cdc", files=[a_file(mail, "")])
    response = signed_in.get(questions(upload))
    assert "Which checklist" not in words_of(response)
    assert 'value="2026-11-05"' in response.content.decode()
    signed_in.post(questions(upload), {"on": "2026-11-05"})
    upload.refresh_from_db()
    assert upload.answers == {"on": "2026-11-05", "age": ""}


def test_what_was_picked_outlives_the_session(client, signed_in, baby, user):
    upload = make_upload(baby=baby, source="baby-buddy", files=BUDDY, child="1")
    response = signed_in.get(preview(upload))
    (first, *_rest) = response.context["found"].looked.candidates
    client.logout()
    client.post(preview(upload), {first.name: "laugh"})
    assert Smile.objects.count() == 0
    client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    (again, *_rest) = client.get(preview(upload)).context["found"].looked.candidates
    assert (again.name, again.suggestion) == (first.name, "laugh")

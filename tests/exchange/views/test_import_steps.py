from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from babies.models import First, Sleep, Smile, SmileDay
from exchange.models import Import, Job, JobState, Upload
from milestones.loading import load_expectations
from milestones.models import Answer
from tests.factories import BORN_ON, NOW, PASSWORD, make_baby, make_smile
from tests.factories_imports import (
    BUDDY,
    COLUMNS,
    TABLE,
    a_file,
    make_upload,
    many,
)
from tests.factories_jobs import make_job
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


def bring(client, baby, raw, name="table.csv"):
    file = SimpleUploadedFile(name, raw)
    return client.post(reverse("exchange:from_csv", args=[baby.pk]), {"chosen": file})


def test_a_whole_import(signed_in, baby):
    response = bring(signed_in, baby, TABLE.encode())
    upload = Upload.objects.get()
    assert response["Location"] == questions(upload)
    said = words_of(signed_in.get(questions(upload)))
    assert "table.csv, read as UTF-8" in said
    assert "When (2026-10-16 14:05)" in said
    answers = {"zone": "Europe/London", **{k: str(v) for k, v in COLUMNS.items()}}
    response = signed_in.post(questions(upload), answers)
    assert response["Location"] == preview(upload)

    said = words_of(signed_in.get(preview(upload)))
    assert "Smiles and laughs 3 new" in said
    first = "16 October 2026, 2:05 p.m. A smile · Awake · A face · A person · first one"
    assert f"{first} Line 2" in said
    assert Smile.objects.count() == 0

    response = signed_in.post(preview(upload))
    done = Import.objects.get()
    assert response["Location"] == reverse("exchange:imported", args=[baby.pk, done.pk])
    rows = Smile.objects.order_by("on", "-note").values_list(
        "on", "smile_class", "precision", "note"
    )
    assert [(str(on), *rest) for on, *rest in rows] == [
        ("2026-10-16", "social", "exact", "first one"),
        ("2026-10-18", "laugh", "day", "=1+1"),
        ("2026-10-18", "social", "exact", ""),
    ]
    assert SmileDay.objects.count() == 2
    assert Upload.objects.count() == 0
    # The second of two taps.
    again = signed_in.post(preview(upload))
    assert again["Location"] == response["Location"]
    assert Smile.objects.count() == 3


def test_a_second_run_adds_nothing(signed_in, baby):
    for _ in range(2):
        upload = make_upload(baby=baby)
        signed_in.post(preview(upload))
    assert (Smile.objects.count(), Import.objects.count()) == (3, 1)
    said = words_of(signed_in.get(preview(upload)))
    assert "0 new 3 are in the diary or its bin already" in said
    assert "There is nothing new to add." in said


def test_lines_that_cannot_be_read_need_a_yes(signed_in, baby):
    text = "When,State\n2026-10-16,awake\n2026-31-31,awake\n2026-10-17,odd\n"
    upload = make_upload(
        baby=baby, files=[a_file(text)], columns={"day": 0, "state": 1}
    )
    response = signed_in.post(preview(upload))
    assert response.status_code == 422
    said = words_of(response)
    assert "Some lines cannot be read. Please say that they may be left out." in said
    assert "Line 3, When “2026-31-31” is not a date." in said
    assert "Line 4, State “odd” is none of: awake, drowsy, asleep, unsure." in said
    assert Smile.objects.count() == 0
    signed_in.post(preview(upload), {"leave_out": "2"})
    assert Smile.objects.count() == 1


def test_letters_and_kind_are_chosen_by_hand(signed_in, baby):
    text = "Day;Title\n2026-10-16;Привет\n"
    bring(signed_in, baby, text.encode("cp1251"))
    upload = Upload.objects.get()
    said = words_of(signed_in.get(questions(upload)))
    assert "The first lines as we read them Line Day Title 2 2026-10-16 Ïðèâåò" in said
    anew = {"encoding": "cp1251", "reread": "1", "zone": "UTC"}
    response = signed_in.post(questions(upload), anew)
    assert response["Location"] == questions(upload)
    page = signed_in.get(questions(upload))
    assert "table.csv, read as Cyrillic (Windows-1251)" in words_of(page)
    assert "2 2026-10-16 Привет" in words_of(page)
    assert "The file is read anew. Please look at it once more." in page.text
    # The answers about the columns are still to come.
    assert signed_in.get(preview(upload))["Location"] == questions(upload)
    answers = {"encoding": "cp1251", "day": "0", "title": "1", "zone": "UTC"}
    signed_in.post(questions(upload), answers)
    for _ in range(2):
        signed_in.post(preview(upload))
    assert [(f.title, str(f.on)) for f in First.objects.all()] == [
        ("Привет", "2026-10-16")
    ]


def test_days_that_read_two_ways_are_asked_about(signed_in, baby):
    text = "When\n03/10/2026\n04/10/2026\n"
    upload = make_upload(baby=baby, files=[a_file(text)], answers={})
    answers = {"zone": "Europe/London", "day": "0"}
    response = signed_in.post(questions(upload), answers)
    assert "These days can be read in two ways. Please say which." in words_of(response)
    signed_in.post(questions(upload), {**answers, "order": "dmy"})
    assert signed_in.post(preview(upload)).status_code == 302
    assert sorted(str(s.on) for s in Smile.objects.all()) == [
        "2026-10-03",
        "2026-10-04",
    ]


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"zone": "Mars/Base", "day": "0"}, "There is no such time zone."),
        ({"zone": "UTC", "day": "9"}, "Please choose a column of the table."),
        ({"zone": "UTC"}, "Please say which column holds this."),
        ({"zone": "UTC", "day": "0", "note": "0"}, "This column is chosen twice."),
    ],
)
def test_answers_that_cannot_be(signed_in, baby, answers, sentence):
    upload = make_upload(baby=baby)
    assert sentence in words_of(signed_in.post(questions(upload), answers))


def test_the_preview_comes_after_the_questions(signed_in, baby):
    upload = make_upload(baby=baby)
    upload.answers = {}
    upload.save()
    assert signed_in.get(preview(upload))["Location"] == questions(upload)


def test_many_problems_are_counted_and_some_shown(signed_in, baby):
    lines = "\n".join(f"never {n}" for n in range(130))
    upload = make_upload(
        baby=baby, files=[a_file(f"When\n{lines}")], columns={"day": 0}
    )
    said = words_of(signed_in.get(preview(upload)))
    assert "Cannot be read 130 lines" in said
    assert "These are the first 100." in said


def test_what_a_caregiver_brought_is_not_the_parents_to_see(signed_in, baby, user):
    other = make_upload(baby=baby, by=make_baby().created_by)
    assert signed_in.get(preview(other)).status_code == 404


def test_lines_worth_a_look(signed_in, user):
    baby = make_baby(by=user, birth_on=BORN_ON, time_zone="America/Chicago")
    with time_machine.travel(NOW + timedelta(days=1), tick=False):
        upload = make_upload(
            baby=baby,
            files=[a_file("When\n2026-11-01 01:30\n2026-11-01 01:30\n")],
            columns={"day": 0},
        )
        said = words_of(signed_in.get(preview(upload)))
    assert "Line 2, When The clocks went back, so this time came twice." in said
    assert "1 line says the same as another. It is kept once." in said


def test_a_large_table_is_added_by_a_worker(signed_in, baby):
    upload = many(baby)
    response = signed_in.post(preview(upload))
    assert response["Location"] == reverse(
        "exchange:imported", args=[baby.pk, upload.pk]
    )
    assert Job.objects.get().state == JobState.DONE
    assert Import.objects.get().pk == upload.pk
    said = words_of(signed_in.get(response["Location"]))
    assert "Smiles and laughs 1200 added" in said
    assert signed_in.post(preview(upload))["Location"] == response["Location"]


def test_a_large_table_waits_until_other_work_is_done(signed_in, baby, user):
    upload = many(baby)
    make_job(who=user)
    response = signed_in.post(preview(upload))
    assert response.status_code == 422
    assert "We are at work on something else of yours." in words_of(response)
    assert (Upload.objects.count(), Job.objects.count()) == (1, 1)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_number_of_queries_does_not_grow(
    signed_in, baby, rows, django_assert_num_queries
):
    make_smile(baby=baby)
    lines = "\n".join(f"2026-10-{n + 10}" for n in range(rows))
    upload = make_upload(
        baby=baby, files=[a_file(f"When\n{lines}")], columns={"day": 0}
    )
    with django_assert_num_queries(7):
        signed_in.get(preview(upload))


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

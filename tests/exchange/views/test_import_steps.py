from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from babies.models import First, Smile, SmileDay
from exchange.imports import sources
from exchange.models import Import, Job, JobState, Upload
from exchange.views import import_steps
from tests.factories import BORN_ON, NOW, make_baby, make_smile
from tests.factories_imports import (
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


def test_two_taps_at_the_same_moment_are_one_import(signed_in, baby, monkeypatch):
    upload = make_upload(baby=baby)
    read_it = sources.look

    def while_it_is_read(*args):
        found = read_it(*args)
        monkeypatch.setattr(import_steps, "look", read_it)
        assert signed_in.post(preview(upload)).status_code == 302
        return found

    monkeypatch.setattr(import_steps, "look", while_it_is_read)
    there = reverse("exchange:imported", args=[baby.pk, upload.pk])
    assert signed_in.post(preview(upload))["Location"] == there
    assert (Smile.objects.count(), Import.objects.count()) == (3, 1)


def test_lines_that_cannot_be_read_need_a_yes(signed_in, baby):
    text = "When,State\n2026-10-16,awake\n2026-31-31,awake\n2026-10-17,odd\n"
    upload = make_upload(
        baby=baby, files=[a_file(text)], columns={"day": 0, "state": 1}
    )
    response = signed_in.post(preview(upload))
    assert response.status_code == 422
    said = words_of(response)
    assert "Some lines cannot be added. Please say that they may be left out." in said
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
    assert "Cannot be added 130 lines" in said
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
    with django_assert_num_queries(6):
        signed_in.get(preview(upload))

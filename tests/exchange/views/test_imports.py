from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from exchange.models import Upload
from tests.factories import NOW, make_baby, make_caregiver, make_user
from tests.factories_imports import BUDDY_SLEEP, TABLE, make_import, make_upload
from tests.milestones.pages import words_of

pytestmark = pytest.mark.django_db

NEITHER = "Please choose a file or paste the text."


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def baby(user):
    return make_baby(by=user, name="Juniper")


def page(baby, source=""):
    name = f"exchange:from_{source}" if source else "exchange:imports"
    return reverse(name, args=[baby.pk])


def file(raw, name="table.csv"):
    return SimpleUploadedFile(name, raw)


def test_the_ways_in_and_what_was_brought_before(signed_in, baby):
    assert "Brought in before" not in words_of(signed_in.get(page(baby)))
    done, waiting = make_import(baby=baby), make_upload(baby=baby)
    done.undone_at = NOW
    done.save()
    response = signed_in.get(page(baby))
    said = words_of(response)
    assert "Not finished We keep this for one day. A table (CSV)" in said
    assert "Brought in before A table (CSV)" in said
    assert "Taken back" in said
    for name, pk in (("import_questions", waiting.pk), ("imported", done.pk)):
        assert reverse(f"exchange:{name}", args=[baby.pk, pk]) in str(response.content)


def test_what_others_brought_is_not_listed(signed_in, baby):
    make_upload(baby=baby, by=make_caregiver(baby=baby).user)
    assert "Not finished" not in words_of(signed_in.get(page(baby)))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_number_of_queries_does_not_grow(
    signed_in, baby, rows, django_assert_num_queries
):
    for _ in range(rows):
        make_import(baby=baby)
        make_upload(baby=baby)
    with django_assert_num_queries(6):
        signed_in.get(page(baby))


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("csv", "Each line is one smile, sleep, milestone answer or first."),
        ("baby-buddy", "Sign in there as a person with admin rights."),
        ("cdc", "In the tracker, send the milestone summary to yourself by mail."),
    ],
)
def test_each_way_says_what_it_needs(signed_in, baby, source, words):
    said = words_of(signed_in.get(page(baby, source)))
    assert words in said
    assert NEITHER not in said


@pytest.mark.parametrize(
    ("source", "sent"),
    [
        ("csv", {"chosen": file(TABLE.encode("latin-1"))}),
        ("csv", {"text": TABLE}),
        ("cdc", {"text": "Looks at your face: yes"}),
        ("baby-buddy", {"chosen": file(BUDDY_SLEEP.encode(), "Sleep.csv")}),
    ],
)
def test_what_is_brought_waits_for_its_questions(signed_in, baby, user, source, sent):
    response = signed_in.post(page(baby, source), sent)
    upload = Upload.objects.get()
    questions = reverse("exchange:import_questions", args=[baby.pk, upload.pk])
    assert response["Location"] == questions
    assert (upload.baby, upload.by, upload.source, upload.at) == (
        baby, user, source, NOW,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("source", "sent", "sentence"),
    [
        ("csv", {}, NEITHER),
        ("csv", {"text": "  "}, NEITHER),
        ("cdc", {"text": ""}, NEITHER),
        ("baby-buddy", {}, NEITHER),
        (
            "csv",
            {"chosen": file(TABLE.encode()), "text": TABLE},
            "Please bring one table at a time.",
        ),
        ("csv", {"text": "hello"}, "This holds only one line. Is it the right one?"),
        (
            "csv",
            {"chosen": file(b"PK\x03\x04", "a.xlsx")},
            "a.xlsx: This is not a text file. Please save your table as CSV first.",
        ),
        ("csv", {"chosen": file(b"")}, "This file is empty."),
        (
            "csv",
            {"text": "a\x00b"},
            "Null characters are not allowed.",
        ),
        (
            "csv",
            {"chosen": file(b"a\nb\x00")},
            "table.csv: Line 2 holds a NUL character. Is this a text file?",
        ),
        ("csv", {"text": 'a,b\n"1'}, "Quotation marks from line 2 on do not match"),
        (
            "csv",
            {"chosen": file(b"x," * 2_000_000)},
            "Line 1 has 2000001 columns. We read 100 at most.",
        ),
        (
            "csv",
            {"text": "x" * (8 * 1024 * 1024 + 1)},
            "This file is larger than 8 MB. Please split it.",
        ),
        (
            "baby-buddy",
            {"chosen": file(b'id,note\n"1', "Note.csv")},
            "Note.csv: Quotation marks from line 2 on do not match",
        ),
        (
            "baby-buddy",
            {"chosen": file(TABLE.encode())},
            "These hold no sleep, tummy time or notes as Baby Buddy exports them.",
        ),
        (
            "baby-buddy",
            {"chosen": [file(b"a,b\n", f"{n}.csv") for n in range(11)]},
            "Please choose 10 files at most.",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(
    signed_in, baby, source, sent, sentence
):
    response = signed_in.post(page(baby, source), sent)
    assert sentence in words_of(response)
    assert Upload.objects.count() == 0


def test_a_hundred_megabytes_are_refused_before_they_are_read(signed_in, baby):
    response = signed_in.post(
        page(baby, "csv"),
        {"chosen": file(b"x")},
        CONTENT_LENGTH=100 * 1024 * 1024,
    )
    assert response.status_code == 413
    assert Upload.objects.count() == 0


def test_what_was_brought_can_be_forgotten_by_who_brought_it(signed_in, baby):
    mine = make_upload(baby=baby)
    theirs = make_upload(baby=baby, by=make_user())
    for upload, status in ((mine, 302), (theirs, 404)):
        address = reverse("exchange:import_discard", args=[baby.pk, upload.pk])
        assert signed_in.post(address).status_code == status
    assert list(Upload.objects.all()) == [theirs]
    said = words_of(signed_in.get(page(baby)))
    assert "Not finished" not in said


def test_a_new_upload_sweeps_away_what_is_a_day_old(signed_in, baby):
    make_upload(baby=baby, at=NOW - timedelta(days=1))
    signed_in.post(page(baby, "csv"), {"text": TABLE})
    assert Upload.objects.get().at == NOW

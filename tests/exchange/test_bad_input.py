"""What a hostile or unlucky hand may send to be imported: a report, never a half-import."""

import struct

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from babies.models import Baby, Smile
from exchange.models import Import, Job, Upload
from tests.factories import NOW, make_baby, make_smile
from tests.factories_api import api
from tests.factories_archive import (
    archive_of,
    part_of,
    rows_in,
    wipe,
    with_parts,
    with_rows,
)
from tests.factories_imports import a_file, make_upload
from tests.milestones.pages import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]

#: Days and times that cannot be, each on its line, and what is said of it.
TIMES = (
    ("0001-01-01", "This day is before the birth."),
    ("9999-12-31", "This day or time has not come yet."),
    ("9999-12-31T23:59:59-23:59", "This day or time has not come yet."),
    ("0001-01-01T00:00:00+23:59", "This day is before the birth."),
    ("2026-11-20T10:00:00+25:00", "“+25:00” is not a time."),
    ("2026-11-20T10:00:00+99:99", "“+99:99” is not a time."),
    ("2026-11-23T12:03:00Z", "This day or time has not come yet."),
    ("2026-11-20T24:00", "“24:00” is not a time."),
    ("2026-02-30", "“2026-02-30” is not a date."),
    ("0000-00-00", "“0000-00-00” is not a date."),
    ("99999999999999999999", "“99999999999999999999” is not a date."),
    ("2026-1\uff11-20", "“2026-1\uff11-20” is not a date."),
)


@pytest.fixture
def baby(user):
    return make_baby(by=user, time_zone="UTC")


def nothing_came_in():
    return not (Smile.objects.exists() or Import.objects.exists())


@pytest.mark.parametrize("holds", ["smiles", "sleeps", "firsts"])
def test_clocks_that_go_wrong_are_told_line_by_line(signed_in, baby, holds):
    lines = "".join(f"{text},2026-11-20 11:00,x\n" for text, _told in TIMES)
    upload = make_upload(
        baby=baby,
        files=[a_file(f"A,B,C\n{lines}")],
        way={"encoding": "utf-8", "delimiter": "comma", "holds": holds},
        columns={
            "smiles": {"day": 0},
            "sleeps": {"start": 0, "end": 1},
            "firsts": {"day": 0, "title": 2},
        }[holds],
    )
    address = reverse("exchange:import_preview", args=[baby.pk, upload.pk])
    response = signed_in.post(address)
    assert response.status_code == 422
    said = words_of(response)
    told = [
        (f"Line {number}, A {sentence}" in said)
        for number, (_text, sentence) in enumerate(TIMES, start=2)
    ]
    assert told == [True] * len(TIMES)
    assert nothing_came_in()


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"x," * 2_000_000, "Line 1 has 2000001 columns. We read 100 at most."),
        (b"a,b\nc\x00,d", "Line 2 holds a NUL character. Is this a text file?"),
        (b"\xef\xbb\xbfWhen\n2026-11-20\n\xff", "Line 3 is not UTF-8 text."),
        (b'When\n"2026-11-20', "Quotation marks from line 2 on do not match."),
        (b"When\n" + b"2026-11-20\n" * 20_002, "more than 20000 lines"),
        (b"x" * (8 * 1024**2 + 1), "This file is larger than 8 MB."),
        (b"PK\x03\x04", "This is not a text file."),
    ],
    ids=["columns", "NUL", "UTF-8", "quotes", "lines", "bytes", "zip"],
)
def test_what_is_no_table_is_refused_in_the_page_and_in_the_api(
    signed_in, user, baby, raw, sentence
):
    page = signed_in.post(
        reverse("exchange:from_csv", args=[baby.pk]),
        {"chosen": SimpleUploadedFile("a.csv", raw)},
    )
    assert sentence in words_of(page)
    sent = {"source": "csv", "file": SimpleUploadedFile("a.csv", raw)}
    answer = api(user).post(
        f"/api/v1/babies/{baby.pk}/uploads/", sent, format="multipart"
    )
    assert answer.status_code == 400
    assert sentence in str(answer.json())
    assert not Upload.objects.exists()


def bomb(content):
    """The same list of files, but the diary says that it unpacks to four gigabytes."""
    at = content.rindex(b"PK\x01\x02", 0, content.rindex(b"diary.json"))
    return content[: at + 24] + struct.pack("<L", 2**32 - 2) + content[at + 28 :]


HOSTILE = {
    "truncated": (lambda zipped: zipped[:-40], "A part of this file is missing."),
    "half": (lambda zipped: zipped[:60], "A part of this file is missing."),
    "bomb": (bomb, "Unpacked, this file is larger than we take."),
    "path": (
        lambda zipped: with_parts(zipped, {"../../etc/passwd": b"x"}),
        "“../../etc/passwd” does not belong in this file.",
    ),
    "checksum": (
        lambda zipped: with_parts(zipped, {"README.txt": b"?"}, summed=False),
        "“README.txt” does not fit its checksum.",
    ),
    "letters": (
        lambda zipped: with_parts(
            zipped, {"diary.json": part_of(zipped).replace(b"Test", b"T\xff")}
        ),
        "Line 2: This line cannot be read.",
    ),
    "twice": (
        lambda zipped: with_rows(zipped, rows_in(zipped) + rows_in(zipped)[-1:]),
        "This id is in the file twice.",
    ),
    "unknown": (
        lambda zipped: _changed(zipped, colour="red"),
        "We do not know this field.",
    ),
    "later": (
        lambda zipped: _changed(zipped, at="2026-11-23T12:03:00+00:00"),
        "This day or time has not come yet.",
    ),
    "year one": (
        lambda zipped: _changed(zipped, at="0001-01-01T00:00:00+23:59"),
        "This should be a time with its offset.",
    ),
    "offset": (
        lambda zipped: _changed(zipped, at="2026-11-20T12:00:00+25:00"),
        "This should be a time with its offset.",
    ),
}


def _changed(zipped, **said):
    rows = rows_in(zipped)
    rows[-1] |= said
    return with_rows(zipped, rows)


@pytest.mark.parametrize("what", HOSTILE)
def test_an_archive_with_something_wrong_is_refused_as_a_whole(signed_in, user, what):
    make_smile(baby=make_baby(by=user))
    make, sentence = HOSTILE[what]
    content = make(archive_of(user))
    wipe()
    Job.objects.all().delete()
    file = SimpleUploadedFile("a.zip", content)
    page = signed_in.post(reverse("exchange:bring_back"), {"file": file}, follow=True)
    assert sentence in words_of(page)
    Job.objects.all().delete()
    file = SimpleUploadedFile("a.zip", content)
    answer = api(user).post("/api/v1/archives/", {"file": file}, format="multipart")
    assert sentence.removeprefix("Line 2: ") in str(answer.json())
    assert answer.status_code == 400 or answer.json()["state"] == "stopped"
    assert not Baby.objects.exists()
    assert nothing_came_in()

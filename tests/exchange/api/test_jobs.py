import uuid
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
import time_machine

from babies.models import Baby, Smile
from exchange.jobs import claim
from exchange.models import Job, JobKind, JobState
from exchange.models.jobs import LONGEST
from tests.factories import NOW, make_baby, make_smile, make_user, parent_of
from tests.factories_api import api, fields_of
from tests.factories_archive import (
    archive_of,
    make_full_diary,
    part_of,
    rows_in,
    wipe,
    with_rows,
)
from tests.factories_jobs import make_ended_job, make_job

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]
EXPORTS, ARCHIVES, JOBS = "/api/v1/exports/", "/api/v1/archives/", "/api/v1/jobs/"


@pytest.fixture
def program(user):
    return api(user)


def sent(program, content, **more):
    file = BytesIO(content)
    file.name = "smilestone.zip"
    return program.post(ARCHIVES, {"file": file, **more}, format="multipart")


def test_an_export_is_asked_for_and_done(program, user):
    baby = make_baby(by=user, name="Test Juniper")
    make_smile(baby=baby)
    key = str(uuid.uuid4())
    place = f"/api/v1/babies/{baby.pk}/exports/"
    made = program.post(place, {"id": key})
    row = made.json()
    assert made.status_code == 202
    assert row == {
        "id": key,
        "kind": "export",
        "state": "done",
        "baby": str(baby.pk),
        "done": row["done"],
        "total": row["done"],
        "fault": "",
        "detail": "",
        "made_at": "2026-11-23T12:00:00+00:00",
        "ended_at": "2026-11-23T12:00:00+00:00",
        "expires_at": "2026-11-30T12:00:00+00:00",
        "bytes": row["bytes"],
        "file": f"http://testserver/api/v1/jobs/{key}/file/",
        "babies": [],
        "counts": {},
        "new": 0,
        "wrong": 0,
        "remarks": [],
    }
    again = program.post(place, {"id": key})
    assert (again.status_code, again.json()) == (200, row)
    assert program.post(EXPORTS, {"id": key}).status_code == 409
    assert program.get(f"{JOBS}{key}/").json() == row
    assert program.get(JOBS).json()["results"] == [row]


def test_a_file_is_fetched_whole_or_in_part_and_forgotten(program, user):
    make_smile(baby=make_baby(by=user))
    row = program.post(EXPORTS).json()
    answer = program.get(row["file"], HTTP_ACCEPT="application/zip")
    content = b"".join(answer)
    assert len(content) == row["bytes"] == int(answer["Content-Length"])
    assert ZipFile(BytesIO(content)).testzip() is None
    part = program.get(row["file"], HTTP_RANGE="bytes=0-3")
    assert (part.status_code, b"".join(part)) == (206, b"PK\x03\x04")

    assert program.delete(f"{JOBS}{row['id']}/").status_code == 204
    assert program.get(row["file"]).status_code == 404
    assert not Job.objects.exists()


def test_all_babies_come_in_one(program, user):
    babies = {str(make_baby(by=user).pk) for _each in range(2)}
    make_baby()
    row = program.post(EXPORTS).json()
    assert row["baby"] is None
    assert set(Job.objects.get().found["babies"]) == babies


def test_an_id_of_somebody_else_is_not_found(program, user):
    theirs = make_ended_job(who=make_user())
    assert program.post(EXPORTS, {"id": str(theirs.pk)}).status_code == 404
    assert Job.objects.count() == 1


def test_one_thing_at_a_time(program, user):
    make_job(who=user)
    looked = make_ended_job(who=user, kind=JobKind.CHECK, file=b"zip")
    content = archive_of(parent_of(make_baby()))
    for refused in (
        program.post(EXPORTS),
        sent(program, content),
        program.post(f"{ARCHIVES}{looked.pk}/confirm/"),
    ):
        assert refused.status_code == 409
        detail = refused.json()["detail"]
        assert detail.startswith("We are at work on something else of yours.")


def test_a_token_for_one_baby_sees_no_work_on_others(user):
    baby, other = make_baby(by=user), make_baby(by=user)
    mine = make_ended_job(who=user, baby=baby)
    hidden = [make_ended_job(who=user), make_ended_job(who=user, baby=other)]
    narrow = api(user, baby_id=baby.pk)
    rows = narrow.get(JOBS).json()["results"]
    assert [row["id"] for row in rows] == [str(mine.pk)]
    place = f"/api/v1/babies/{baby.pk}/exports/"
    for job in hidden:
        assert narrow.get(f"{JOBS}{job.pk}/").status_code == 404
        assert narrow.post(place, {"id": str(job.pk)}).status_code == 404


def test_a_diary_is_looked_through_and_then_added(program, user):
    make_full_diary(by=user)
    content = archive_of(user)
    wipe()
    made = sent(program, content, id=str(uuid.uuid4()))
    looked = made.json()
    assert (made.status_code, looked["kind"], looked["state"]) == (202, "check", "done")
    assert looked["babies"] == [{"name": "Test Juniper", "is_new": True}]
    assert (looked["new"], looked["counts"]["smile"]) == (18, {"new": 2})
    assert not Baby.objects.exists()
    assert sent(program, content, id=looked["id"]).status_code == 200

    there = f"{ARCHIVES}{looked['id']}/confirm/"
    added = program.post(there)
    assert (added.status_code, added.json()["kind"]) == (202, "restore")
    assert (added.json()["state"], added.json()["new"]) == ("done", 18)
    assert program.post(there).status_code == 200
    assert part_of(archive_of(user)) == part_of(content)


def test_lines_that_cannot_be_are_named(program, user):
    make_smile(baby=make_baby(by=user))
    content = archive_of(user)
    rows = rows_in(content)
    rows[1]["on"] = "2026-08-31"
    said = sent(program, with_rows(content, rows)).json()
    assert (said["state"], said["fault"], said["wrong"]) == ("stopped", "lines", 1)
    assert said["detail"] == "Some lines cannot be right, so nothing was added."
    assert said["remarks"] == [
        {"line": 3, "field": "on", "message": "This day is before the birth."}
    ]
    refused = program.post(f"{ARCHIVES}{said['id']}/confirm/")
    assert refused.status_code == 409
    assert Smile.objects.count() == 1


@pytest.mark.parametrize("content", [b"", b"name,day\n"])
def test_what_is_plainly_no_archive_is_refused_by_its_field(program, content):
    refused = sent(program, content)
    assert (refused.status_code, fields_of(refused)) == (400, ["file"])
    assert not Job.objects.exists()


def test_no_file_another_field_and_another_kind_of_body(program):
    assert fields_of(program.post(ARCHIVES, {}, format="multipart")) == ["file"]
    assert fields_of(sent(program, b"x", colour="red")) == ["colour"]
    assert program.post(ARCHIVES, {"file": "x"}).status_code == 415
    assert (
        program.post(ARCHIVES, b"--", content_type="multipart/form-data").json()[
            "status"
        ]
        == 400
    )


def test_a_body_that_is_too_long_is_not_read(program):
    answer = program.generic(
        "POST",
        ARCHIVES,
        b"--x\r\n",
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(66 * 1024**2),
    )
    assert answer.status_code == 413
    assert answer["Content-Type"] == "application/problem+json"


def test_what_was_cut_off_is_started_again(program, user):
    make_baby(by=user)
    job = make_job(who=user)
    claim(job.pk, now=NOW)
    there = f"{JOBS}{job.pk}/again/"
    assert program.post(there).json()["state"] == "running"
    with time_machine.travel(NOW + LONGEST + timedelta(seconds=1)):
        said = program.get(f"{JOBS}{job.pk}/").json()
        assert (said["state"], said["fault"]) == ("stopped", "lost")
        assert said["detail"] == "The work was cut off. Please start it again."
        begun = program.post(there)
    assert (begun.status_code, begun.json()["state"]) == (202, JobState.DONE)


def test_a_table_that_was_not_added_says_so(program, user):
    job = make_ended_job(
        who=user, baby=make_baby(by=user), kind=JobKind.TABLE, fault="gone"
    )
    said = program.get(f"{JOBS}{job.pk}/").json()
    assert said["detail"] == "Something went wrong. Nothing was added."


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same(program, user, count, django_assert_num_queries):
    for _each in range(count):
        make_ended_job(who=user, baby=make_baby(by=user))
    program.get(JOBS)
    with django_assert_num_queries(2):
        program.get(JOBS)

import json
from io import BytesIO

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from babies.models import Baby, Smile
from exchange.jobs import KEPT, claim, expect
from exchange.models import Job, JobKind, JobState
from exchange.models.jobs import LONGEST
from tests.factories import NOW, make_baby, make_smile, make_user, parent_of
from tests.factories_archive import (
    archive_of,
    make_full_diary,
    part_of,
    rows_in,
    wipe,
    with_parts,
    with_rows,
)
from tests.factories_jobs import make_ended_job, make_job

pytestmark = pytest.mark.django_db
BACK = "/bring-back/"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def signed_in(client, user):
    client.force_login(user)
    return client


def page(response):
    return response.content.decode()


def sent(client, content, name="smilestone.zip", **form):
    file = SimpleUploadedFile(name, content, "application/zip")
    return client.post(BACK, {"file": file, **form}, follow=True)


def address(name, job):
    return reverse(f"exchange:{name}", args=[job.pk])


def test_a_diary_is_shown_before_it_is_added_and_then_added(signed_in, user):
    make_full_diary(by=user)
    content = archive_of(user)
    wipe()
    looked = page(sent(signed_in, content))
    assert "Test Juniper: a new diary" in looked
    assert "Add 18 entries" in looked
    assert not Baby.objects.exists()
    job = Job.objects.get(kind=JobKind.CHECK)
    response = signed_in.post(address("job_confirm", job), follow=True)
    assert "18 entries were added." in page(response)
    baby = Baby.objects.get()
    assert reverse("milestones:today", args=[baby.pk]) in page(response)
    assert part_of(archive_of(user)) == part_of(content)


def test_a_second_time_there_is_nothing_to_add(signed_in, user):
    make_full_diary(by=user)
    looked = page(sent(signed_in, archive_of(user)))
    assert "Test Juniper: already in your care here" in looked
    assert "2 are here already" in looked
    assert "There is nothing to add." in looked


def test_a_second_tap_adds_nothing(signed_in, user):
    baby = make_baby(by=user)
    make_smile(baby=baby)
    content = archive_of(user)
    wipe()
    sent(signed_in, content)
    job = Job.objects.get(kind=JobKind.CHECK)
    for _tap in range(2):
        signed_in.post(address("job_confirm", job))
    job.refresh_from_db()
    assert (job.kind, job.state) == (JobKind.RESTORE, JobState.DONE)
    assert Smile.objects.count() == 1


def test_the_same_file_sent_twice_is_one_job(signed_in, user):
    make_baby(by=user)
    content = archive_of(user)
    Job.objects.all().delete()
    for _tap in range(2):
        sent(signed_in, content, key="6f2c1f6e-3f52-4c2b-9a67-2f3f0c4f9d10")
    assert Job.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "This is not a zip file."),
        (b"name,day\n", "This is not a zip file."),
        (b"PK\x03\x04 and no more", "A part of this file is missing."),
    ],
)
def test_what_is_plainly_no_archive_is_refused_beside_the_field(
    signed_in, content, sentence
):
    response = sent(signed_in, content)
    assert sentence in page(response)
    assert 'id="id_file_error"' in page(response)
    assert not Job.objects.exists()


def test_the_way_in_asks_for_a_file(signed_in):
    asked = page(signed_in.get(BACK))
    assert "The zip file that Smilestone made for you." in asked
    assert "Look through it" in asked


def test_without_a_file_there_is_a_question(signed_in):
    assert "Please choose a file." in page(signed_in.post(BACK, {}))


def test_a_file_over_the_limit_is_refused_beside_the_field(signed_in, settings):
    settings.ARCHIVE_MAX_MB = 1
    response = sent(signed_in, b"PK\x03\x04" + b"0" * 1024**2)
    assert "This file is over 1 MB. Please ask who runs this site." in page(response)


@pytest.mark.parametrize(("path", "megabytes"), [(BACK, 100), ("/data/", 17)])
def test_a_body_that_no_form_of_ours_has_is_not_read(signed_in, path, megabytes):
    response = signed_in.generic(
        "POST",
        path,
        b"--x\r\n",
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(megabytes * 1024**2),
    )
    assert response.status_code == 413
    assert "That was too much at once" in page(response)


def test_an_archive_may_be_larger_than_a_form(signed_in, settings):
    response = sent(signed_in, b"no zip" * 3 * 1024**2)
    assert "This is not a zip file." in page(response)


def test_what_is_wrong_inside_comes_back_beside_the_field(signed_in, user):
    make_baby(by=user)
    content = with_parts(archive_of(user), {"README.txt": b"changed"}, summed=False)
    looked = page(sent(signed_in, content))
    assert "“README.txt” does not fit its checksum." in looked
    assert 'id="id_file_error"' in looked


def test_lines_that_cannot_be_are_listed(signed_in, user):
    baby = make_baby(by=user)
    make_smile(baby=baby)
    content = archive_of(user)
    rows = rows_in(content)
    rows[1]["on"] = "2026-08-31"
    looked = page(sent(signed_in, with_rows(content, rows)))
    assert "Some lines cannot be right, so nothing was added." in looked
    assert "1 line cannot be right" in looked
    assert "This day is before the birth." in looked
    assert "Line 3:" in looked
    assert Smile.objects.count() == 1


def test_how_far_a_job_is(signed_in, user):
    job = make_job(who=user)
    waiting = page(signed_in.get(address("job", job)))
    assert "Waiting to start" in waiting
    assert "<progress" not in waiting
    Job.objects.update(state=JobState.RUNNING, started_at=NOW)
    job.done = 1000
    expect(job, 4000)
    running = page(signed_in.get(address("job", job)))
    assert 'value="25"' in running
    assert "1000 of 4000 entries" in running
    assert 'hx-trigger="every 2s"' in running


def test_why_an_export_stopped(signed_in, user):
    job = make_ended_job(who=user, fault="broken")
    looked = page(signed_in.get(address("job", job)))
    assert "Something went wrong on our side. Please try again." in looked
    assert "every 2s" not in looked


def test_what_was_cut_off_or_broke_can_be_started_again(signed_in, user, clock):
    make_baby(by=user)
    job = make_job(who=user)
    claim(job.pk, now=NOW)
    clock.move_to(NOW + LONGEST)
    cut_off = page(signed_in.get(address("job", job)))
    assert "The work was cut off. Please start it again." in cut_off
    assert "Start again" in cut_off
    done = page(signed_in.post(address("job_again", job), follow=True))
    assert "Your file is ready" in done
    signed_in.post(address("job_again", job))
    assert Job.objects.get().started_at == NOW + LONGEST
    broken = make_ended_job(who=user, kind=JobKind.CHECK, fault="broken", file=b"x")
    assert "Start again" in page(signed_in.get(address("job", broken)))


def test_somebody_with_work_at_hand_is_led_to_it(signed_in, user):
    busy = make_job(who=user, baby=make_baby(by=user))
    looked = make_ended_job(who=user, kind=JobKind.CHECK, file=b"zip")
    zipped = archive_of(parent_of(make_baby()))
    for answer in (
        signed_in.post(reverse("exchange:all_data"), follow=True),
        signed_in.post(address("job_confirm", looked), follow=True),
        sent(signed_in, zipped),
    ):
        assert answer.redirect_chain == [(address("job", busy), 302)]
        assert "We are at work on something else of yours." in page(answer)
    looked.refresh_from_db()
    assert (looked.kind, looked.state) == (JobKind.CHECK, JobState.DONE)


def test_a_job_that_ran_out_is_not_there(signed_in, user, clock):
    job = make_job(who=user)
    clock.move_to(NOW + KEPT)
    assert signed_in.get(address("job", job)).status_code == 404


@pytest.mark.parametrize("of_a_baby", [True, False])
def test_a_file_can_be_deleted_at_once(
    signed_in, user, of_a_baby, django_capture_on_commit_callbacks
):
    baby = make_baby(by=user) if of_a_baby else None
    job = make_job(who=user, baby=baby, file=b"zip")
    with django_capture_on_commit_callbacks(execute=True):
        response = signed_in.post(address("job_forget", job), follow=True)
    assert "The file is deleted here." in page(response)
    assert not Job.objects.exists()
    assert not job.file.storage.exists(str(job.file))


def test_nobody_touches_a_job_of_somebody_else(client, user):
    job = make_ended_job(who=user, kind=JobKind.CHECK, file=b"zip")
    client.force_login(make_user())
    for name in ("job_confirm", "job_forget"):
        assert client.post(address(name, job)).status_code == 404
    job.refresh_from_db()
    assert (job.kind, job.state) == (JobKind.CHECK, JobState.DONE)


def test_rows_of_the_diary_are_json_a_line_each(user):
    make_smile(baby=make_baby(by=user))
    diary = part_of(archive_of(user)).decode()
    assert [row["row"] for row in json.loads(diary)["rows"]] == ["baby", "smile"]
    assert len(BytesIO(diary.encode()).readlines()) == 4

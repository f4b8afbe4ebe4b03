import uuid
from contextlib import suppress
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from exchange.jobs import (
    KEPT,
    MOST_KEPT,
    Asked,
    BusyError,
    StopError,
    add_job,
    again,
    as_it_is,
    claim,
    counted,
    end,
    expect,
    jobs_with,
    may_be_tried_again,
    purge_jobs,
)
from exchange.models import Job, JobKind, JobState
from exchange.models.jobs import LONGEST
from exchange.progress import place_of
from tests.factories import NOW, make_baby, make_user
from tests.factories_jobs import make_ended_job, make_job

pytestmark = pytest.mark.django_db


def asked(job):
    return Asked(key=job.pk, kind=job.kind, who=job.who, baby=job.baby)


def test_a_job_runs_out_after_a_week():
    job = make_job(who=make_user())
    assert (job.state, job.expires_at) == (JobState.WAITING, NOW + timedelta(days=7))


def test_the_same_form_twice_is_one_job():
    job = make_job(who=make_user())
    assert add_job(asked(job), now=NOW) == job
    assert Job.objects.count() == 1


def test_of_very_many_that_ended_the_oldest_goes_with_its_file(
    django_capture_on_commit_callbacks,
):
    who, others = make_user(), make_ended_job(who=make_user())
    runs = make_job(who=who)
    Job.objects.filter(pk=runs.pk).update(state=JobState.RUNNING)
    ended = [make_job(who=who) for _ in range(MOST_KEPT + 1)]
    for minutes, job in enumerate(ended):
        at = NOW + timedelta(minutes=minutes)
        Job.objects.filter(pk=job.pk).update(state=JobState.DONE, made_at=at)
    place = default_storage.save("jobs/oldest.zip", ContentFile(b"x"))
    Job.objects.filter(pk=ended[0].pk).update(file=place)
    with django_capture_on_commit_callbacks(execute=True):
        new = add_job(wants(who), now=NOW)
    kept = {others.pk, runs.pk, new.pk, *(job.pk for job in ended[1:])}
    assert set(Job.objects.values_list("pk", flat=True)) == kept
    assert not default_storage.exists(place)


def wants(who):
    return Asked(key=uuid.uuid4(), kind=JobKind.EXPORT, who=who)


def test_each_person_has_one_thing_at_a_time():
    who, other = make_user(), make_user()
    first = add_job(wants(who), now=NOW)
    with pytest.raises(BusyError) as busy:
        add_job(wants(who), now=NOW)
    assert busy.value.job == first
    claim(first.pk, now=NOW)
    with pytest.raises(BusyError):
        add_job(wants(who), now=NOW)
    assert add_job(wants(other), now=NOW).who == other
    end(first, fault="", found={}, now=NOW)
    assert add_job(wants(who), now=NOW).who == who
    first.refresh_from_db()
    with pytest.raises(BusyError):
        again(first, JobKind.EXPORT, now=NOW)


def test_what_went_down_with_its_worker_keeps_nobody_waiting():
    job = add_job(wants(make_user()), now=NOW)
    claim(job.pk, now=NOW)
    job.refresh_from_db()
    last, lost = NOW + LONGEST - timedelta(seconds=1), NOW + LONGEST
    assert as_it_is(job, now=last).state == JobState.RUNNING
    with pytest.raises(BusyError):
        add_job(wants(job.who), now=last)
    assert (as_it_is(job, now=lost).state, job.fault) == (JobState.STOPPED, "lost")
    assert may_be_tried_again(job)
    again(job, job.kind, now=lost)
    claimed = claim(job.pk, now=lost)
    assert claimed is not None
    assert (claimed.started_at, claimed.fault) == (lost, "")


@pytest.mark.parametrize(
    ("kind", "fault", "expected"),
    [
        (JobKind.EXPORT, "broken", True),
        (JobKind.CHECK, "lost", True),
        (JobKind.CHECK, "not_ours", False),
        (JobKind.TABLE, "broken", False),
        (JobKind.EXPORT, "", False),
    ],
)
def test_what_may_be_tried_again(kind, fault, expected):
    assert may_be_tried_again(Job(kind=kind, fault=fault)) is expected


def test_an_id_that_is_somebody_elses_becomes_another():
    job = make_job(who=make_user())
    mine = Asked(key=job.pk, kind=JobKind.EXPORT, who=make_user())
    assert add_job(mine, now=NOW).pk != job.pk


def test_a_job_is_claimed_once():
    job = make_job(who=make_user())
    claimed = claim(job.pk, now=NOW)
    assert claimed is not None
    assert (claimed.state, claimed.started_at) == (JobState.RUNNING, NOW)
    assert claim(job.pk, now=NOW) is None


def test_steps_are_noted_as_they_are_taken():
    job = make_job(who=make_user())
    expect(job, 1200)
    steps = counted(job, range(1200))
    Job.objects.update(state=JobState.RUNNING, started_at=NOW)
    with suppress(StopError), transaction.atomic():
        for _step in range(1001):
            next(steps)
        raise StopError("broken")
    # Not even what is taken back takes the note back.
    seen = as_it_is(Job.objects.get(), now=NOW)
    assert (seen.done, seen.total, seen.percent) == (1000, 1200, 83)
    end(job, fault="broken", found={}, now=NOW)
    assert not default_storage.exists(place_of(job))


def test_before_it_is_counted_nothing_is_done():
    assert make_job(who=make_user()).percent == 0


@pytest.mark.parametrize(
    ("fault", "state"), [("", JobState.DONE), ("not_a_zip", JobState.STOPPED)]
)
def test_how_a_job_ended(fault, state):
    job = make_job(who=make_user())
    end(job, fault=fault, found={"new": 3}, now=NOW)
    job.refresh_from_db()
    assert (job.state, job.fault, job.found) == (state, fault, {"new": 3})
    assert job.ended_at == NOW
    assert not job.is_under_way


def test_the_next_part_waits_again_with_the_same_file():
    job = make_ended_job(who=make_user(), kind=JobKind.CHECK, file=b"zip")
    again(job, JobKind.RESTORE, now=NOW + timedelta(days=1))
    job.refresh_from_db()
    assert (job.kind, job.state) == (JobKind.RESTORE, JobState.WAITING)
    assert job.expires_at == NOW + timedelta(days=1) + KEPT
    assert job.file.read() == b"zip"


def test_what_ran_out_goes_with_its_file(django_capture_on_commit_callbacks):
    old = make_job(who=make_user(), file=b"old", now=NOW - KEPT)
    new = make_job(who=make_user(), file=b"new")
    with django_capture_on_commit_callbacks(execute=True):
        assert purge_jobs(now=NOW) == 1
    assert list(Job.objects.all()) == [new]
    assert not default_storage.exists(str(old.file))
    assert default_storage.exists(str(new.file))


def test_a_file_without_its_job_goes_too(django_capture_on_commit_callbacks):
    job = make_job(who=make_user(), file=b"alone")
    Job.objects.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        assert purge_jobs(now=NOW) == 0
    assert not default_storage.exists(str(job.file))


def test_jobs_that_hold_a_baby_among_others():
    user = make_user()
    baby, other = make_baby(by=user), make_baby(by=user)
    of_baby = make_job(who=user, baby=baby)
    wide = make_ended_job(who=user, found={"babies": [str(baby.pk), str(other.pk)]})
    make_job(who=user, baby=other)
    make_ended_job(who=user, found={"babies": [str(other.pk)]})
    assert set(jobs_with(baby)) == {of_baby, wide}


def test_on_a_fresh_machine_there_is_nothing_to_purge(settings, tmp_path):
    files = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    settings.STORAGES = {**settings.STORAGES, "default": files}
    settings.MEDIA_ROOT = tmp_path
    assert purge_jobs(now=NOW) == 0

import uuid

import pytest
from django.core.management import call_command
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from exchange import tasks
from exchange.jobs import Asked, BusyError, add_job, again, claim
from exchange.models import Job, JobKind, JobState
from exchange.tasks import WORK, start, work_on
from tests.factories import NOW, make_baby, make_smile, make_user
from tests.factories_archive import rows_in
from tests.factories_jobs import make_job


def test_there_is_work_for_every_kind():
    assert set(WORK) == set(JobKind.values)


@pytest.mark.django_db
def test_a_job_that_is_gone_or_done_is_not_done_again(user):
    work_on.call(str(uuid.uuid4()))
    job = make_job(who=user)
    claim(job.pk, now=NOW)
    work_on.call(str(job.pk))
    job.refresh_from_db()
    assert job.state == JobState.RUNNING


@pytest.mark.django_db
def test_what_breaks_says_so_on_its_page_and_in_the_log(user, monkeypatch):
    def breaks(job, now):
        raise ZeroDivisionError

    monkeypatch.setattr(tasks, "WORK", {JobKind.EXPORT: breaks})
    job = make_job(who=user)
    with pytest.raises(ZeroDivisionError):
        work_on.call(str(job.pk))
    job.refresh_from_db()
    assert (job.state, job.fault) == (JobState.STOPPED, "broken")


def work():
    call_command("db_worker", batch=True, interval=0, startup_delay=False, verbosity=0)


@transaction.atomic
def ask(who):
    start(add_job(Asked(key=uuid.uuid4(), kind="export", who=who), now=NOW))


@pytest.fixture
def in_the_background(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.mark.usefixtures("in_the_background")
@pytest.mark.django_db(transaction=True)
def test_a_worker_goes_on_after_work_that_breaks_and_takes_people_in_turn(monkeypatch):
    seen = []

    def notes_who_and_breaks_first(job, now):
        seen.append(job.who)
        return {"part": 1 // (len(seen) - 1)}

    monkeypatch.setattr(tasks, "WORK", {JobKind.EXPORT: notes_who_and_breaks_first})
    people = [make_user(), make_user()]
    for who in people:
        ask(who)
        with pytest.raises(BusyError):
            ask(who)
    work()
    assert seen == people
    found = Job.objects.order_by("made_at", "started_at").values_list("state", "fault")
    assert list(found) == [(JobState.STOPPED, "broken"), (JobState.DONE, "")]
    broken = Job.objects.select_related("who").get(fault="broken")
    with transaction.atomic():
        again(broken, broken.kind, now=NOW)
        start(broken)
    work()
    assert not Job.objects.exclude(state=JobState.DONE).exists()


@pytest.mark.usefixtures("in_the_background")
@pytest.mark.django_db(transaction=True)
def test_a_worker_does_what_waits_in_the_database():
    user = make_user()
    baby = make_baby(by=user)
    make_smile(baby=baby)
    job = make_job(who=user, baby=baby)
    start(job)
    job.refresh_from_db()
    assert job.state == JobState.WAITING
    work()
    job.refresh_from_db()
    assert (job.state, job.fault) == (JobState.DONE, "")
    with job.file.open("rb") as file:
        assert [row["row"] for row in rows_in(file.read())] == ["baby", "smile"]
    assert DBTaskResult.objects.get().status == "SUCCESSFUL"
    assert Job.objects.count() == 1

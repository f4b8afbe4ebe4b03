from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from babies.bins import BIN_TIME
from babies.models import Smile
from exchange.models import Job, JobKind, JobState
from exchange.models.jobs import LONGEST
from tests.factories import NOW, make_baby, make_caregiver, make_user
from tests.factories_imports import make_import
from tests.factories_jobs import make_job
from tests.milestones.pages import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def done(user):
    return make_import(baby=make_baby(by=user))


def page(done, name="imported"):
    return reverse(f"exchange:{name}", args=[done.baby_id, done.pk])


def kept():
    return Smile.objects.filter(binned_at__isnull=True).count()


def test_the_result_says_what_was_added(signed_in, done):
    said = words_of(signed_in.get(page(done)))
    assert "A table (CSV)" in said
    assert "Smiles and laughs 3 added Undo this import" in said


def test_all_of_it_goes_into_the_bin_and_comes_back(signed_in, done):
    response = signed_in.post(page(done, "import_undo"), follow=True)
    assert kept() == 0
    assert b"3 entries are in the bin now." in response.content
    assert page(done, "import_redo").encode() in response.content
    said = words_of(response)
    assert "All of it lies in the bin for 30 days." in said
    assert "Take it all back from the bin" in said

    response = signed_in.post(page(done, "import_redo"), follow=True)
    assert kept() == 3
    assert b"3 entries are back." in response.content
    assert "Undo this import" in words_of(response)


def test_after_thirty_days_there_is_nothing_to_take_back(signed_in, done, clock):
    signed_in.post(page(done, "import_undo"))
    clock.move_to(NOW + BIN_TIME - timedelta(minutes=1))
    assert "Take it all back" in words_of(signed_in.get(page(done)))
    clock.move_to(NOW + BIN_TIME)
    said = words_of(signed_in.get(page(done)))
    assert "This was undone. It is gone for good." in said
    assert "Take it all back" not in said


@pytest.mark.parametrize("name", ["imported", "import_undo", "import_redo"])
def test_another_babys_import_is_not_found(signed_in, done, user, name):
    other = make_baby(by=user)
    address = reverse(f"exchange:{name}", args=[other.pk, done.pk])
    ask = signed_in.get if name == "imported" else signed_in.post
    assert ask(address).status_code == 404
    assert kept() == 3


def waiting(user, **fields):
    """A job that adds a table, and the page of it."""
    job = make_job(who=user, baby=make_baby(by=user), kind=JobKind.TABLE)
    Job.objects.filter(pk=job.pk).update(**{"done": 0, **fields})
    return job, reverse("exchange:imported", args=[job.baby_id, job.pk])


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Waiting to start You can close this page. The work goes on."),
        (
            {
                "state": JobState.RUNNING,
                "started_at": NOW,
                "total": 10_000,
                "done": 500,
            },
            "At work 500 of 10000 steps done You can close this page.",
        ),
        (
            {"state": JobState.STOPPED, "fault": "broken"},
            "Something went wrong. Nothing was added. Try again",
        ),
        (
            {"state": JobState.RUNNING, "started_at": NOW - LONGEST},
            "Something went wrong. Nothing was added. Try again",
        ),
    ],
)
def test_a_large_import_says_how_far_it_is(signed_in, user, fields, words):
    _job, address = waiting(user, **fields)
    response = signed_in.get(address)
    assert words in words_of(response)
    assert (b"every 2s" in response.content) is (
        "state" not in fields or "total" in fields
    )


def test_work_that_is_somebody_elses_is_not_found(signed_in, user):
    job, address = waiting(make_user())
    make_caregiver(baby=job.baby, user=user)
    assert signed_in.get(address).status_code == 404

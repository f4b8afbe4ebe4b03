import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from exchange.progress import forget_note, look_up, place_of, tell
from tests.factories import make_user
from tests.factories_jobs import make_job

pytestmark = pytest.mark.django_db


@pytest.fixture
def job():
    return make_job(who=make_user())


def seen(job):
    job.done, job.total = 1, 2
    look_up(job)
    return job.done, job.total


def test_a_note_is_read_until_it_is_taken_away(job):
    job.done, job.total = 500, 4000
    tell(job)
    job.done = 1000
    tell(job)
    assert seen(job) == (1000, 4000)
    forget_note(job)
    assert seen(job) == (1, 2)


@pytest.mark.parametrize("half", [b"", b"[1000", b"[1]", b"7"])
def test_half_a_note_says_nothing(job, half):
    default_storage.save(place_of(job), ContentFile(half))
    assert seen(job) == (1, 2)

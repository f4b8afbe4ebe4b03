import pytest
from django.utils import timezone

from babies.models import Smile
from exchange.imports.work import AT_ONCE, job_for
from exchange.jobs import end
from exchange.models import Import, JobState, Upload
from exchange.tasks import start
from tests.factories import NOW, make_baby
from tests.factories_imports import many

pytestmark = pytest.mark.django_db


def done(upload):
    job = job_for(upload, {}, now=timezone.now())
    start(job)
    job.refresh_from_db()
    return job


@pytest.fixture
def baby():
    return make_baby()


def test_a_large_table_is_added_and_its_lines_are_counted(baby):
    upload = many(baby)
    pk, by = upload.pk, upload.by
    job = done(upload)
    there = f"/babies/{baby.pk}/import/done/{pk}/"
    assert (job.state, job.found) == (JobState.DONE, {"added": 1200, "to": there})
    # Each line was read, and then added.
    assert (job.total, job.done) == (2400, 2400)
    row = Import.objects.get()
    assert (row.pk, row.by, len(row.rows["smiles"])) == (pk, by, 1200)
    assert Smile.objects.filter(baby=baby, logged_by=by).count() == 1200 > AT_ONCE
    assert Upload.objects.count() == 0


@pytest.mark.parametrize("lost", ["upload", "right"])
def test_what_was_forgotten_or_may_not_be_added_any_more_is_not(baby, lost):
    upload = many(baby, 3)
    job = job_for(upload, {}, now=NOW)
    if lost == "upload":
        upload.delete()
    else:
        baby.caregivers.all().delete()
    start(job)
    job.refresh_from_db()
    assert (job.state, job.fault) == (JobState.STOPPED, "gone")
    assert Smile.objects.count() == 0


def test_what_was_stopped_can_be_asked_for_again(baby):
    upload = many(baby, 3)
    first = job_for(upload, {}, now=NOW)
    end(first, fault="broken", found={}, now=NOW)
    job = done(upload)
    assert (job.pk, job.state) == (first.pk, JobState.DONE)
    assert Smile.objects.count() == 3

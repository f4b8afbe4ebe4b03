from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from exchange.models import Job
from tests.factories import NOW, make_baby, make_user
from tests.factories_jobs import make_job

pytestmark = pytest.mark.django_db


def test_only_ones_own_jobs_are_in_reach():
    user, stranger = make_user(), make_user()
    baby = make_baby(by=user)
    job = make_job(who=user, baby=baby)
    wide = make_job(who=user)
    assert set(Job.objects.visible_to(user)) == {job, wide}
    assert not Job.objects.visible_to(stranger).exists()
    make_job(who=stranger, baby=baby)
    assert not Job.objects.visible_to(stranger).exists()
    assert not Job.objects.visible_to(AnonymousUser()).exists()


def test_what_ran_out_is_kept_for_nobody():
    user = make_user()
    job = make_job(who=user)
    last = job.expires_at - timedelta(seconds=1)
    assert list(Job.objects.kept_for(user, last)) == [job]
    assert not Job.objects.kept_for(user, job.expires_at).exists()
    assert not Job.objects.kept_for(make_user(), last).exists()


def test_a_job_says_what_and_when():
    job = make_job(who=make_user())
    assert str(job) == "export 2026-11-23"
    assert job.is_under_way
    assert job.expires_at - NOW == timedelta(days=7)

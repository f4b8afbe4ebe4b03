from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
import time_machine
from django.urls import reverse

from babies.choices import Role
from babies.models import Caregiver
from exchange.jobs import KEPT
from exchange.models import Job, JobState
from tests.factories import NOW, make_baby, make_caregiver, make_smile, make_user
from tests.factories_archive import exported, make_full_diary, rows_in
from tests.factories_jobs import make_job

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def baby(user):
    return make_baby(by=user)


@pytest.fixture
def signed_in(client, user):
    client.force_login(user)
    return client


def page(response):
    return response.content.decode()


def test_asking_makes_a_file_to_fetch(signed_in, user, baby):
    make_smile(baby=baby)
    response = signed_in.post(reverse("exchange:data", args=[baby.pk]), follow=True)
    job = Job.objects.get()
    assert (job.who, job.baby, job.state) == (user, baby, JobState.DONE)
    assert "Your file is ready" in page(response)
    assert reverse("exchange:job_file", args=[job.pk]) in page(response)


def test_the_same_form_twice_makes_one_file(signed_in, baby):
    form = {"key": "6f2c1f6e-3f52-4c2b-9a67-2f3f0c4f9d10"}
    for _again in range(2):
        signed_in.post(reverse("exchange:data", args=[baby.pk]), form)
    assert Job.objects.count() == 1


def test_the_file_is_given_out_with_a_name(signed_in, user, baby):
    make_smile(baby=baby)
    job = exported(user, baby)
    response = signed_in.get(reverse("exchange:job_file", args=[job.pk]))
    content = b"".join(response.streaming_content)
    assert response["Content-Type"] == "application/zip"
    assert (
        response["Content-Disposition"]
        == 'attachment; filename="smilestone-test-juniper-2026-11-23.zip"'
    )
    assert ZipFile(BytesIO(content)).testzip() is None
    assert len(rows_in(content, "smile")) == 1


def test_all_babies_come_in_one_file(signed_in, user, baby):
    other = make_baby(by=user, name="Test Fern")
    elsewhere = make_caregiver(baby=make_baby(), user=user, role=Role.VIEWER)
    response = signed_in.post(reverse("exchange:all_data"), follow=True)
    job = Job.objects.get()
    assert "Your file is ready" in page(response)
    assert set(job.found["babies"]) == {str(baby.pk), str(other.pk)}
    assert str(elsewhere.baby_id) not in job.found["babies"]
    response = signed_in.get(reverse("exchange:job_file", args=[job.pk]))
    assert 'filename="smilestone-2026-11-23.zip"' in response["Content-Disposition"]


def test_the_page_lists_the_files_that_can_still_be_fetched(signed_in, user, baby):
    ready = exported(user, baby)
    old = make_job(who=user, baby=baby, now=NOW - KEPT)
    response = signed_in.get(reverse("exchange:data", args=[baby.pk]))
    assert reverse("exchange:job", args=[ready.pk]) in page(response)
    assert str(old.pk) not in page(response)


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_one_file_and_for_three(
    signed_in, user, baby, count, django_assert_num_queries
):
    for _file in range(count):
        make_job(who=user, baby=baby)
    with django_assert_num_queries(5):
        signed_in.get(reverse("exchange:data", args=[baby.pk]))


def test_without_a_baby_there_is_nothing_to_make(signed_in):
    response = signed_in.get(reverse("exchange:all_data"))
    assert "There is no diary yet that you write in." in page(response)
    assert "Make the file" not in page(response)


def test_an_empty_handed_export_says_so(signed_in):
    response = signed_in.post(reverse("exchange:all_data"), follow=True)
    assert "You can no longer take this diary along." in page(response)


def test_a_viewer_takes_nothing_along(signed_in, user):
    baby = make_caregiver(baby=make_baby(), user=user, role=Role.VIEWER).baby
    address = reverse("exchange:data", args=[baby.pk])
    assert signed_in.get(address).status_code == 404
    assert signed_in.post(address).status_code == 404
    assert not Job.objects.exists()


def test_nobody_else_fetches_a_file(client, user, baby):
    other = make_caregiver(baby=baby, role=Role.PARENT).user
    job = exported(user, baby)
    for reader in (other, make_user()):
        client.force_login(reader)
        address = reverse("exchange:job_file", args=[job.pk])
        assert client.get(address).status_code == 404
        assert client.get(reverse("exchange:job", args=[job.pk])).status_code == 404


@pytest.mark.parametrize("is_wide", [False, True])
def test_who_may_not_log_any_more_fetches_no_file_either(signed_in, user, is_wide):
    baby = make_baby()
    make_caregiver(baby=baby, user=user)
    job = exported(user, None if is_wide else baby)
    Caregiver.objects.filter(user=user).update(role=Role.VIEWER)
    address = reverse("exchange:job_file", args=[job.pk])
    assert signed_in.get(address).status_code == 404


def test_after_a_week_there_is_no_file(signed_in, user, baby, clock):
    job = exported(user, baby)
    address = reverse("exchange:job_file", args=[job.pk])
    clock.move_to(NOW + KEPT - timedelta(seconds=1))
    assert b"".join(signed_in.get(address).streaming_content).startswith(b"PK")
    clock.move_to(NOW + KEPT)
    assert signed_in.get(address).status_code == 404


def test_what_waits_has_no_file_yet(signed_in, user, baby):
    job = make_job(who=user, baby=baby)
    address = reverse("exchange:job_file", args=[job.pk])
    assert signed_in.get(address).status_code == 404


def test_more_and_the_settings_lead_here(signed_in, user):
    baby = make_full_diary(by=user)
    more = page(signed_in.get(reverse("babies:more", args=[baby.pk])))
    assert reverse("exchange:data", args=[baby.pk]) in more
    account = page(signed_in.get(reverse("accounts:account")))
    assert reverse("exchange:all_data") in account

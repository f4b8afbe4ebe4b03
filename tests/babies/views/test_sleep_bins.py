"""Deleting a sleep into the bin, and taking it back."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from babies.models import Baby, Sleep
from babies.sleep_log import bin_sleep
from tests.babies.views.pages import messages_of
from tests.factories import make_baby, make_caregiver
from tests.factories_sleep import make_sleep

NOW = datetime(2026, 11, 23, 20, 15, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def sleep(user):
    return make_sleep(baby=make_baby(by=user), start=NOW - timedelta(hours=3))


def at(sleep, what=""):
    return f"/babies/{sleep.baby_id}/sleep/{sleep.pk}/{what}"


def bin_of(sleep):
    return f"/babies/{sleep.baby_id}/bin/"


def test_deleting_can_be_taken_back(signed_in, sleep):
    for _ in range(2):
        response = signed_in.post(at(sleep, "delete/"), follow=True)
    assert Sleep.objects.get().binned_at == NOW
    assert messages_of(response) == [("Moved to the bin.", at(sleep, "restore/"))]
    assert signed_in.get(at(sleep, "edit/")).status_code == 404
    for _ in range(2):
        response = signed_in.post(at(sleep, "restore/"), follow=True)
    assert Sleep.objects.get().binned_at is None
    assert messages_of(response) == [("The sleep is back.", "")]


def test_going_back_to_where_it_was_asked_for(signed_in, sleep):
    for what in ("delete/", "restore/"):
        response = signed_in.post(at(sleep, what), {"next": bin_of(sleep)})
        assert response["Location"] == bin_of(sleep)


def test_looking_changes_nothing(signed_in, sleep):
    list_page = f"/babies/{sleep.baby_id}/sleep/"
    assert signed_in.get(at(sleep, "delete/"))["Location"] == list_page
    assert signed_in.get(at(sleep, "restore/"))["Location"] == bin_of(sleep)
    assert Sleep.objects.get().binned_at is None


def test_a_sleep_whose_time_is_taken_stays_in_the_bin(signed_in, sleep):
    bin_sleep(sleep=sleep, now=NOW)
    make_sleep(baby=sleep.baby, start=sleep.started_at)
    response = signed_in.post(at(sleep, "restore/"), follow=True)
    told = "It overlaps another sleep: 23 November 2026, 5:15 p.m. to 6:15 p.m."
    assert messages_of(response) == [(told, "")]
    assert Sleep.objects.get(pk=sleep.pk).binned_at == NOW


def test_a_sleep_from_before_the_birth_stays_in_the_bin(signed_in, sleep):
    bin_sleep(sleep=sleep, now=NOW)
    day = date(2026, 11, 24)
    Baby.objects.filter(pk=sleep.baby_id).update(birth_on=day, zero_on=day)
    response = signed_in.post(at(sleep, "restore/"), follow=True)
    told = "This sleep is from before the birth date now."
    assert messages_of(response) == [(told, "")]
    assert Sleep.objects.get().binned_at == NOW


def test_a_viewer_has_no_bin(client, sleep):
    client.force_login(make_caregiver(baby=sleep.baby, role="viewer").user)
    assert client.get(bin_of(sleep)).status_code == 404
    assert client.post(at(sleep, "delete/")).status_code == 404
    assert Sleep.objects.get().binned_at is None

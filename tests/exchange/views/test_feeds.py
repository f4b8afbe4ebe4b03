"""A calendar's page, and the file that programs read."""

import re

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser

from exchange.models import Feed
from exchange.views.feeds import MOST_A_MINUTE
from tests.exchange.ics import days_in
from tests.factories import NOW, make_baby, make_caregiver

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def baby(user):
    return make_baby(by=user, name="Juniper")


def made(client, baby, **said):
    """The path of the address that the page shows once."""
    page = client.post(f"/babies/{baby.pk}/calendar/", said).content.decode()
    found = re.search(r'value="http://testserver(/calendar/[\w-]{43}\.ics)"', page)
    assert found is not None
    assert "<svg" in page
    return found[1]


def test_a_calendar_is_made_read_renewed_and_stopped(client, signed_in, baby):
    page = f"/babies/{baby.pk}/calendar/"
    assert "Make the address" in signed_in.get(page).content.decode()
    first = made(signed_in, baby)
    shown = signed_in.get(page).content.decode()
    assert "You made an address on 23 November 2026." in shown
    assert "Its words name the baby." in shown
    assert first not in shown

    second = made(signed_in, baby, is_private="on")
    assert "Its words are private." in signed_in.get(page).content.decode()
    client.logout()
    assert client.get(first).status_code == 404
    answer = client.get(second)
    assert {words for _on, words in days_in(answer.content)} == {"Smilestone date"}
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer

    client.force_login(baby.created_by)
    stopped = client.post(page, {"stop": ""}, follow=True)
    assert "The calendar has stopped." in stopped.content.decode()
    assert client.get(second).status_code == 404
    assert not Feed.objects.exists()


def test_a_viewer_has_a_calendar_of_their_own(client, baby):
    client.force_login(make_caregiver(baby=baby, role="viewer").user)
    path = made(client, baby)
    assert len(days_in(client.get(path).content)) > 10


def test_quiet_mode_is_said(signed_in, baby):
    baby.quiet_since = NOW
    baby.save()
    page = signed_in.get(f"/babies/{baby.pk}/calendar/").content.decode()
    assert "Quiet mode is on, so the calendar is empty for now." in page


def test_readings_and_guesses_are_counted(client, signed_in, baby):
    path = made(signed_in, baby)
    for _each in range(MOST_A_MINUTE):
        assert client.get(path).status_code == 200
    refused = client.get(path)
    assert (refused.status_code, refused.content) == (429, b"")
    assert 0 < int(refused["Retry-After"]) <= 60

    guesses = [
        client.get(f"/calendar/{n}.ics", REMOTE_ADDR="203.0.113.7").status_code
        for n in range(31)
    ]
    assert guesses == [404] * MOST_A_MINUTE + [429]


def test_nobody_has_a_calendar_signed_out():
    assert not Feed.objects.visible_to(AnonymousUser()).exists()

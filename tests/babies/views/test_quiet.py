"""Quiet mode: a parent lets a baby's pages rest, and wakes them."""

from datetime import timedelta

import pytest
import time_machine

from babies.choices import Role
from babies.models import Baby
from tests.babies.views.pages import messages_of, words_of
from tests.factories import NOW, make_baby, make_caregiver

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def baby(user):
    return make_baby(by=user, name="Test Juniper", time_zone="Pacific/Auckland")


def at(baby, what="quiet/"):
    return f"/babies/{baby.pk}/{what}"


def test_the_question_says_what_rests_and_what_stays(signed_in, baby):
    page = words_of(signed_in.get(at(baby)))

    assert "We ask nothing, and show no dates to wait for and no tips." in page
    assert "All that you kept of Test Juniper stays" in page
    assert 'name="on">Turn on quiet mode' in page
    assert Baby.objects.get().quiet_since is None


def test_turning_it_on_and_off(signed_in, baby, clock):
    on = signed_in.post(at(baby), {"on": ""}, follow=True)
    since = Baby.objects.get().quiet_since
    clock.shift(timedelta(days=3))
    signed_in.post(at(baby), {"on": ""})
    again = Baby.objects.get().quiet_since
    page = words_of(signed_in.get(at(baby)))
    off = signed_in.post(at(baby), {"off": ""}, follow=True)

    assert on.redirect_chain == [(at(baby, "more/"), 302)]
    assert messages_of(on) == [("Quiet mode is on.", "")]
    assert (since, again) == (NOW, NOW)
    assert "It is quiet here since 24 November 2026." in page
    assert 'name="off">Turn off quiet mode' in page
    assert ("Quiet mode is off.", "") in messages_of(off)
    assert Baby.objects.get().quiet_since is None


@pytest.mark.parametrize(
    ("role", "told"),
    [(Role.PARENT, "Turn off quiet mode"), (Role.VIEWER, "A parent can turn")],
)
def test_the_window_rests_and_a_worry_can_still_be_told(client, baby, role, told):
    client.force_login(make_caregiver(baby=baby, role=role).user)
    before = words_of(client.get(at(baby, "window/")))
    Baby.objects.update(quiet_since=NOW)
    page = words_of(client.get(at(baby, "window/?on=2026-10-14")))

    assert "Usual time" in before
    assert "This page is resting" in page
    assert told in page
    assert at(baby, "worry/") in page
    assert "/urgent/" in page
    for word in ("Usual time", "Talk about it from", "Look at another day"):
        assert word not in page
    assert client.get(at(baby, "worry/")).status_code == 200

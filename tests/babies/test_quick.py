"""What one tap says about a smile, and about which moment."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.http import QueryDict

from babies.models import Baby
from babies.quick import PRESETS, asks_when, moment_of, seen_by_tap, seen_now
from tests.factories import make_baby
from tests.factories_logging import make_sleep

NOW = datetime(2026, 10, 27, 12, 30, tzinfo=UTC)


def born(zone="UTC", on=date(2026, 9, 1)):
    return Baby(birth_on=on, time_zone=zone)


def tap(baby, sent):
    return seen_by_tap(QueryDict(sent), baby=baby, now=NOW)


@pytest.mark.parametrize("name", PRESETS)
def test_seen_now_is_of_this_moment_on_the_day_at_home(name):
    seen = seen_now(born("Pacific/Auckland"), PRESETS[name], NOW)
    assert (seen.on, seen.observed_at) == (date(2026, 10, 28), NOW)
    assert seen.precision == "exact"


@pytest.mark.parametrize(
    ("sent", "minutes"),
    [
        ("", 0), ("ago=", 0), ("ago=5", 5), ("ago=15", 15), ("ago=other", 0),
        ("ago=10", 0), ("ago=%00", 0), ("ago=-5", 0), ("ago=15&waited=60", 16),
    ],
)  # fmt: skip
def test_a_tap_is_about_now_or_some_minutes_before(sent, minutes):
    then = moment_of(QueryDict(sent), baby=born(), now=NOW)
    assert then == NOW - timedelta(minutes=minutes)


def test_no_tap_is_about_a_time_before_the_birth():
    just_born = born(on=date(2026, 10, 27))
    early = datetime(2026, 10, 27, 0, 10, tzinfo=UTC)
    sent = QueryDict("ago=15")
    assert moment_of(sent, baby=just_born, now=early) == early


@pytest.mark.django_db
def test_another_time_leaves_only_the_day():
    seen = tap(make_baby(), "quick=at_me&ago=other")
    assert (seen.on, seen.observed_at, seen.precision) == (NOW.date(), None, "day")
    assert seen.directed == "person"
    assert asks_when(QueryDict("ago=other"))
    assert not asks_when(QueryDict("ago=5"))


@pytest.mark.parametrize("sent", ["", "quick=", "quick=dancing", "quick=%00"])
def test_no_button_is_no_tap(sent):
    assert tap(born(), sent) is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("quick", "state", "is_guess"),
    [
        ("smile", "asleep", True),
        ("other", "asleep", True),
        ("laughing", "asleep", True),
        ("at_me", "awake", False),
        ("asleep", "asleep", False),
    ],
)
def test_a_running_timer_is_believed_where_the_button_leaves_it_open(
    quick, state, is_guess
):
    baby = make_baby()
    started = NOW - timedelta(hours=1)
    make_sleep(baby=baby, on=NOW.date(), hours=None, started_at=started)
    seen = tap(baby, f"quick={quick}")
    assert (seen.state, seen.state_is_guess) == (state, is_guess)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("began", "sent", "is_guess"),
    [
        (timedelta(minutes=5), "quick=smile&ago=5", True),
        (timedelta(minutes=4), "quick=smile&ago=5", False),
        (timedelta(hours=16), "quick=smile", True),
        (timedelta(hours=16, minutes=1), "quick=smile", False),
        (timedelta(hours=1), "quick=smile&ago=other", False),
    ],
)
def test_a_timer_speaks_only_for_its_own_time(began, sent, is_guess):
    baby = make_baby()
    make_sleep(baby=baby, on=NOW.date(), hours=None, started_at=NOW - began)
    assert tap(baby, sent).state_is_guess is is_guess


@pytest.mark.django_db
def test_a_sleep_that_has_ended_says_nothing():
    baby = make_baby()
    make_sleep(baby=baby, on=NOW.date(), started_at=NOW - timedelta(hours=1))
    assert tap(baby, "quick=smile").state == "unsure"


@pytest.mark.django_db
@pytest.mark.parametrize("quick", ["asleep", "at_me"])
def test_a_button_that_says_it_asks_no_timer(quick, django_assert_num_queries):
    with django_assert_num_queries(0):
        tap(born(), f"quick={quick}")

from datetime import UTC, date, datetime

import pytest
from rest_framework.exceptions import ValidationError

from babies.api.bedtime import (
    checked_bedtime,
    checked_step,
    shown_evening,
    shown_step,
    shown_tonight,
)
from babies.api.entries import Here
from babies.bedtime_log import retire_step, step_key
from tests.factories import NOW, parent_of
from tests.factories_sleep import make_night, make_step

pytestmark = pytest.mark.django_db
LATE = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)


@pytest.fixture
def here(baby):
    return Here(baby, parent_of(baby), NOW)


def test_a_step_is_known_by_no_counter(baby):
    step = make_step(baby=baby, words="Sing")
    shown = {
        "id": str(step_key(step)),
        "kind": "activity",
        "words": "Sing",
        "position": 1,
        "retired_at": None,
    }
    assert shown_step(step) == shown
    retire_step(step=step, now=NOW)
    assert shown_step(step)["retired_at"] == "2026-11-23T12:00:00+00:00"


def test_an_evening_names_its_steps_even_those_taken_out(baby):
    step = make_step(baby=baby)
    night = make_night(baby=baby, on=date(2026, 11, 20), at=LATE, steps=(step.pk,))
    retire_step(step=step, now=NOW)
    assert shown_evening(night) == {
        "id": str(night.pk),
        "on": "2026-11-20",
        "in_bed_at": "2026-11-20T23:30:00+00:00",
        "time_zone": "Europe/London",
        "steps": [str(step_key(step))],
        "logged_at": "2026-11-23T12:00:00+00:00",
    }


def test_tonight_has_the_routine_with_its_ticks(baby, here):
    done, open_ = make_step(baby=baby, words="Bath"), make_step(baby=baby)
    night = make_night(baby=baby, on=NOW.date(), steps=(done.pk,))
    shown = shown_tonight(here)
    assert (shown["on"], shown["evening"]) == ("2026-11-23", str(night.pk))
    assert shown["in_bed_at"] is None
    assert [(each["id"], each["is_done"]) for each in shown["steps"]] == [
        (str(step_key(done)), True),
        (str(step_key(open_)), False),
    ]


def test_nothing_is_known_of_an_evening_without_a_row(baby, here):
    make_night(baby=baby, on=date(2026, 11, 22))
    shown = shown_tonight(here)
    assert (shown["evening"], shown["in_bed_at"], shown["steps"]) == (None, None, [])


def test_words_of_a_step_are_checked_by_the_form():
    assert checked_step({"words": " Bath "}) == {"kind": "activity", "words": "Bath"}
    with pytest.raises(ValidationError) as refused:
        checked_step({"kind": "room", "words": " "})
    assert refused.value.detail == {"words": ["Please write what you do."]}


@pytest.mark.parametrize(
    ("moment", "sentence"),
    [
        ("2026-11-23T12:05:00Z", "This time has not come yet. Please check it."),
        ("1900-01-01T19:00:00Z", "This day is before the birth. Please check it."),
    ],
)
def test_a_bedtime_is_checked_by_the_form(here, moment, sentence):
    with pytest.raises(ValidationError) as refused:
        checked_bedtime(datetime.fromisoformat(moment), here)
    assert refused.value.detail == {"in_bed_at": [sentence]}


def test_the_second_of_two_like_hours_is_meant_as_it_was_sent(here):
    for hour in (0, 1):
        moment = datetime(2026, 10, 25, hour, 30, tzinfo=UTC)
        assert checked_bedtime(moment, here) == moment


def test_a_bedtime_stays_on_its_evening(baby, here):
    night = make_night(baby=baby, on=date(2026, 11, 20))
    assert checked_bedtime(LATE, here, night) == LATE
    with pytest.raises(ValidationError) as refused:
        checked_bedtime(LATE.replace(day=21), here, night)
    assert refused.value.detail == {"in_bed_at": ["This time is on another evening."]}

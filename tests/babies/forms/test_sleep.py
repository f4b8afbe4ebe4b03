"""The form for a sleep whose times are given by hand."""

from datetime import UTC, datetime, timedelta

import pytest

from babies.forms.sleep import SleepForm
from babies.sleep_log import Times
from tests.factories import NOW, make_baby
from tests.factories_sleep import make_sleep

pytestmark = pytest.mark.django_db
CHICAGO = "America/Chicago"
NIGHT = {"started_on": "2026-11-22", "started_at": "20:00", "ended_at": "06:30"}
CAME_TWICE = "The clocks went back, so this time came twice. Please choose one."


@pytest.fixture
def baby():
    return make_baby()


def utc(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def sent(baby, data, *, now=NOW, sleep=None):
    form = SleepForm(baby=baby, now=now, sleep=sleep, data=data)
    form.full_clean()
    return form


def errors(form):
    return {name: list(found) for name, found in form.errors.items()}


def test_a_night_over_midnight_needs_no_second_day(baby):
    form = sent(baby, {**NIGHT, "note": "calm"})
    assert form.is_valid()
    assert form.times == Times(utc(22, 20), utc(23, 6, 30), "calm")


@pytest.mark.parametrize(
    ("said", "end"),
    [
        ({"ended_at": "21:00"}, utc(22, 21)),
        ({"ended_at": "20:00", "ended_on": "2026-11-22"}, None),
        ({"ended_at": "07:00", "ended_on": "2026-11-23"}, utc(23, 7)),
        ({"ended_at": "07:00:59"}, utc(23, 7)),
    ],
)
def test_the_end_is_the_first_such_time_or_on_the_day_given(baby, said, end):
    form = sent(baby, {**NIGHT, **said})
    assert form.is_valid() is (end is not None)
    if end is None:
        assert errors(form) == {"ended_at": ["The end must come after the start."]}
    else:
        assert form.times.ended_at == end


def test_without_an_end_it_still_runs(baby):
    form = sent(baby, {"started_on": "2026-11-23", "started_at": "10:00"})
    assert form.is_valid()
    assert form.times == Times(utc(23, 10), None)


REFUSED = [
    ({}, {"started_on": ["Please give the day."], "started_at": ["Please give the time."]}),
    (
        {**NIGHT, "started_on": "2026-08-31"},
        {"started_on": ["This day is before the birth. Please check it."]},
    ),
    (
        {**NIGHT, "started_on": "2026-11-24"},
        {"started_on": ["This day has not come yet. Please check it."]},
    ),
    (
        {**NIGHT, "started_on": "9999-12-31"},
        {"started_on": ["This day has not come yet. Please check it."]},
    ),
    (
        {**NIGHT, "started_on": "0001-01-01"},
        {"started_on": ["This day is before the birth. Please check it."]},
    ),
    (
        {"started_on": "2026-11-23", "started_at": "12:03"},
        {"started_at": ["This time has not come yet. Please check it."]},
    ),
    (
        {**NIGHT, "ended_at": "12:03"},
        {"ended_at": ["This time has not come yet. Please check it."]},
    ),
    (
        {"started_on": "2026-11-23", "started_at": "11:00", "ended_at": "10:00"},
        {"ended_at": ["The end must come after the start."]},
    ),
    (
        {**NIGHT, "ended_on": "2026-11-24"},
        {"ended_on": ["This day has not come yet. Please check it."]},
    ),
    (
        {**NIGHT, "ended_at": "", "ended_on": "2026-11-23"},
        {"ended_at": ["Please give the time, too."]},
    ),
    ({**NIGHT, "started_at": "25:00"}, {"started_at": ["“25:00” is not a time. Please check it."]}),
    ({**NIGHT, "note": "a\0b"}, {"note": ["Null characters are not allowed.", "There are hidden control characters in this. Please type it again."]}),
]  # fmt: skip


@pytest.mark.parametrize(("data", "told"), REFUSED)
def test_what_cannot_be_is_refused_beside_its_field(baby, data, told):
    form = sent(baby, data)
    found = errors(form)
    if "note" in told:
        assert set(found) == {"note"}
    else:
        assert found == told
    assert form.times is None


def test_an_hour_that_never_came_is_refused():
    baby = make_baby(time_zone=CHICAGO, birth_on=datetime(2026, 3, 1).date())  # noqa: DTZ001
    data = {"started_on": "2026-03-08", "started_at": "02:30"}
    assert errors(sent(baby, data)) == {
        "started_at": [
            "The clocks went forward, so this time never came. Please check it."
        ]
    }


def test_half_past_midnight_to_half_past_two_lasts_three_hours_that_night():
    baby = make_baby(time_zone=CHICAGO)
    data = {"started_on": "2026-11-01", "started_at": "00:30", "ended_at": "02:30"}
    form = sent(baby, data)
    assert form.is_valid()
    assert form.times.ended_at - form.times.started_at == timedelta(hours=3)


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ({"started_at": "00:30", "ended_at": "01:30"}, "ended_fold"),
        ({"started_at": "01:30", "ended_at": "02:30"}, "started_fold"),
    ],
)
def test_an_hour_that_came_twice_is_asked_about(said, asked):
    baby = make_baby(time_zone=CHICAGO)
    data = {"started_on": "2026-11-01", **said}
    form = sent(baby, data)
    assert errors(form) == {asked: [CAME_TWICE]}
    assert (form.asks_start, form.asks_end) == (
        asked == "started_fold",
        asked == "ended_fold",
    )
    lengths = []
    for fold in ("first", "second"):
        again = sent(baby, {**data, asked: fold})
        assert again.is_valid()
        lengths.append((again.times.ended_at - again.times.started_at).seconds // 60)
    assert lengths == ([60, 120] if asked == "ended_fold" else [120, 60])


def test_a_sleep_in_the_doubled_hour_keeps_which_of_the_two():
    baby = make_baby(time_zone=CHICAGO)
    row = make_sleep(baby=baby, start=utc(1, 7, 10), minutes=20)
    form = SleepForm(baby=baby, now=NOW, sleep=row)
    shown = {name: form[name].value() for name in form.fields}
    assert (shown["started_at"].isoformat(), shown["started_fold"]) == (
        "01:10:00",
        "second",
    )
    assert (shown["ended_at"].isoformat(), shown["ended_fold"]) == (
        "01:30:00",
        "second",
    )
    assert form.asks_start
    assert form.asks_end
    again = sent(baby, {name: str(value) for name, value in shown.items()}, sleep=row)
    assert again.is_valid()
    assert again.times == Times(row.started_at, row.ended_at)


def test_an_empty_form_starts_with_today_and_asks_nothing(baby):
    form = SleepForm(baby=baby, now=NOW)
    assert form["started_on"].value() == NOW.date()
    assert (form.code, form.question, form.asks_start, form.asks_end) == (
        "",
        "",
        False,
        False,
    )

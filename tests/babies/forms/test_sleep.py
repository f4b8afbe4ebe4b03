"""The form for a sleep whose times are given by hand."""

from datetime import UTC, datetime, timedelta

import pytest

from babies.forms.sleep import SleepForm, code_of
from babies.sleep_log import Times, log_sleep
from tests.factories import NOW, make_baby, parent_of
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


def test_an_overlap_shows_both_and_offers_what_is_left(baby):
    make_sleep(baby=baby, start=utc(22, 19), end=utc(22, 21))
    form = sent(baby, NIGHT)
    assert form.non_field_errors() == [
        "Two sleeps cannot overlap.",
        "Logged already: 22 November 2026, 7 p.m. to 9 p.m.",
        "You gave: 22 November 2026, 8 p.m. to 6:30 a.m.",
    ]
    assert form.offered == "22 November 2026, 9 p.m. to 6:30 a.m."

    trimmed = sent(baby, {**NIGHT, "trim": form.offer_code})
    assert trimmed.is_valid()
    assert trimmed.times == Times(utc(22, 21), utc(23, 6, 30))
    assert trimmed.agreed == form.offer_code


def test_another_offer_must_be_agreed_to_again(baby):
    make_sleep(baby=baby, start=utc(22, 19), end=utc(22, 21))
    old = sent(baby, NIGHT).offer_code
    make_sleep(baby=baby, start=utc(23, 6), end=utc(23, 7))
    form = sent(baby, {**NIGHT, "trim": old})
    assert not form.is_valid()
    assert form.offered == "22 November 2026, 9 p.m. to 6 a.m."


def test_nothing_is_offered_inside_another_sleep(baby):
    make_sleep(baby=baby, start=utc(22, 19), end=utc(23, 8))
    form = sent(baby, NIGHT)
    assert not form.is_valid()
    assert (form.offer, form.offered, form.offer_code) == (None, "", "")


@pytest.mark.parametrize(
    ("other", "offer"),
    [
        ((utc(23, 9), utc(23, 11)), Times(utc(23, 11), None)),
        ((utc(23, 11), utc(23, 12)), Times(utc(23, 10), utc(23, 11))),
    ],
)
def test_a_running_sleep_can_be_trimmed_at_either_end(baby, other, offer):
    make_sleep(baby=baby, start=other[0], end=other[1])
    data = {"started_on": "2026-11-23", "started_at": "10:00"}
    form = sent(baby, data)
    assert form.offer == offer
    assert sent(baby, {**data, "trim": code_of(offer)}).is_valid()


def test_a_second_running_sleep_is_refused(baby):
    make_sleep(baby=baby, start=utc(23, 9), running=True)
    form = sent(baby, {"started_on": "2026-11-23", "started_at": "10:00"})
    told = "Logged already: 23 November 2026, from 9 a.m., still asleep"
    assert told in form.non_field_errors()
    assert form.offer is None


def test_a_sleep_does_not_overlap_itself(baby):
    row = make_sleep(baby=baby, start=utc(22, 20), end=utc(23, 6, 30))
    assert sent(baby, NIGHT, sleep=row).is_valid()
    assert not sent(baby, NIGHT).is_valid()
    assert sent(baby, {**NIGHT, "key": str(row.pk)}).is_valid()
    assert not sent(baby, {**NIGHT, "note": "!", "key": str(row.pk)}).is_valid()


@pytest.mark.parametrize(("end", "asks"), [("12:00", False), ("12:01", True)])
def test_more_than_sixteen_hours_are_asked_about(baby, end, asks):
    data = {"started_on": "2026-11-21", "started_at": "20:00", "ended_at": end}
    form = sent(baby, data)
    assert form.is_valid() is not asks
    if asks:
        assert form.non_field_errors() == ["That is 16 hours 1 minute in one sleep."]
        again = sent(baby, {**data, "sure": form.code})
        assert again.is_valid()
        assert again.times.ended_at == utc(22, 12, 1)
        other = sent(baby, {**data, "ended_at": "12:02", "sure": form.code})
        assert not other.is_valid()


def test_a_running_sleep_is_asked_about_too(baby):
    data = {"started_on": "2026-11-22", "started_at": "19:59"}
    form = sent(baby, data)
    assert form.question == "That is 16 hours 1 minute in one sleep."
    later = NOW + timedelta(minutes=5)
    assert sent(baby, {**data, "sure": form.code}, now=later).is_valid()


def test_a_trimmed_sleep_that_is_still_long_is_asked_about(baby):
    make_sleep(baby=baby, start=utc(20, 8), end=utc(20, 10))
    data = {
        "started_on": "2026-11-20",
        "started_at": "09:00",
        "ended_on": "2026-11-21",
        "ended_at": "03:00",
    }
    offer = sent(baby, data).offer_code
    asked = sent(baby, {**data, "trim": offer})
    assert asked.question == "That is 17 hours in one sleep."
    both = sent(baby, {**data, "trim": asked.agreed, "sure": asked.code})
    assert both.is_valid()
    assert both.times == Times(utc(20, 10), utc(21, 3))


def test_an_empty_form_starts_with_today_and_asks_nothing(baby):
    form = SleepForm(baby=baby, now=NOW)
    assert form["started_on"].value() == NOW.date()
    assert (form.code, form.question, form.asks_start, form.asks_end) == (
        "",
        "",
        False,
        False,
    )


def test_a_bin_holds_no_time(baby):
    row = make_sleep(baby=baby, start=utc(22, 20), end=utc(23, 6, 30))
    row.binned_at = NOW
    row.save()
    form = sent(baby, {**NIGHT, "key": str(row.pk)})
    assert form.is_valid()
    again = log_sleep(
        key=row.pk, baby=baby, times=form.times, by=parent_of(baby), now=NOW
    )
    assert again.pk != row.pk

"""The form for a sleep where saving needs a second look."""

from datetime import UTC, datetime, timedelta

import pytest

from babies.forms.sleep import SleepForm, code_of
from babies.sleep_log import Times, log_sleep
from tests.factories import NOW, make_baby, parent_of
from tests.factories_sleep import make_sleep

pytestmark = pytest.mark.django_db
NIGHT = {"started_on": "2026-11-22", "started_at": "20:00", "ended_at": "06:30"}


@pytest.fixture
def baby():
    return make_baby()


def utc(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def sent(baby, data, *, now=NOW, sleep=None):
    form = SleepForm(baby=baby, now=now, sleep=sleep, data=data)
    form.full_clean()
    return form


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

"""The timer, times given by hand, the history and the bin of sleeps."""

import uuid
from datetime import date, timedelta

import pytest

from babies.models import Sleep, SleepVersion
from babies.services import BeforeBirthError
from babies.sleep_log import (
    OverlapError,
    Times,
    bin_sleep,
    change_sleep,
    log_sleep,
    restore_sleep,
    resume_sleep,
    start_sleep,
    stop_sleep,
    times_of,
)
from tests.factories import NOW, make_baby, parent_of
from tests.factories_sleep import make_sleep

pytestmark = pytest.mark.django_db
SECONDS = timedelta(seconds=40)
HOUR = timedelta(hours=1)


@pytest.fixture
def baby():
    return make_baby()


def start(baby, now=NOW, key=None):
    return start_sleep(key=key or uuid.uuid4(), baby=baby, by=parent_of(baby), now=now)


def test_the_timer_keeps_the_minute_the_day_and_who(baby):
    row = start(baby, NOW + SECONDS)
    stored = Sleep.objects.get()
    assert (stored.pk, stored.started_at, stored.ended_at) == (row.pk, NOW, None)
    assert (stored.on, stored.time_zone) == (date(2026, 11, 23), "Europe/London")
    assert (stored.logged_by, stored.logged_at) == (parent_of(baby), NOW + SECONDS)


def test_a_second_start_answers_with_the_first(baby):
    assert start(baby, NOW + HOUR) == start(baby, NOW + 2 * HOUR)
    assert Sleep.objects.get().started_at == NOW + HOUR


def test_a_start_after_a_nap_of_seconds_does_not_overlap_it(baby):
    nap = stop_sleep(sleep=start(baby), now=NOW + SECONDS)
    assert nap.ended_at == NOW + timedelta(minutes=1)
    assert start(baby, NOW + SECONDS).started_at == nap.ended_at


def test_stopping_keeps_the_minute_and_stops_once(baby):
    row = stop_sleep(sleep=start(baby), now=NOW + HOUR + SECONDS)
    assert Sleep.objects.get().ended_at == NOW + HOUR
    stop_sleep(sleep=row, now=NOW + 2 * HOUR)
    assert Sleep.objects.get().ended_at == NOW + HOUR


def test_a_stop_can_be_taken_back_until_another_sleep_begins(baby):
    row = stop_sleep(sleep=start(baby), now=NOW + HOUR)
    resume_sleep(sleep=row, now=NOW + HOUR)
    assert Sleep.objects.get().ended_at is None
    resume_sleep(sleep=row, now=NOW + HOUR)

    stop_sleep(sleep=row, now=NOW + HOUR)
    other = start(baby, NOW + 2 * HOUR)
    with pytest.raises(OverlapError) as refused:
        resume_sleep(sleep=row, now=NOW + 2 * HOUR)
    assert refused.value.other == other
    assert Sleep.objects.get(pk=row.pk).ended_at == NOW + HOUR


def logged(baby, key, times):
    return log_sleep(key=key, baby=baby, times=times, by=parent_of(baby), now=NOW)


def test_the_same_form_again_is_the_same_sleep(baby):
    key, times = uuid.uuid4(), Times(NOW - 2 * HOUR, NOW - HOUR, "calm")
    assert logged(baby, key, times) == logged(baby, key, times)
    assert times_of(Sleep.objects.get()) == times


def test_an_id_that_stands_for_anything_else_is_replaced(baby):
    key, times = uuid.uuid4(), Times(NOW - 2 * HOUR, NOW - HOUR)
    first = logged(baby, key, times)
    other = logged(baby, key, Times(NOW - 4 * HOUR, NOW - 3 * HOUR))
    theirs = logged(make_baby(), key, times)
    bin_sleep(sleep=first, now=NOW)
    again = logged(baby, key, times)
    assert len({first.pk, other.pk, theirs.pk, again.pk}) == 4
    assert Sleep.objects.get(pk=first.pk).binned_at == NOW


def test_a_change_keeps_what_was_said_before(baby):
    row = make_sleep(baby=baby, start=NOW - 2 * HOUR, note="calm")
    times = Times(NOW - 26 * HOUR, NOW - 25 * HOUR, "restless")
    change_sleep(sleep=row, times=times, by=parent_of(baby), now=NOW)

    stored = Sleep.objects.get()
    assert (times_of(stored), stored.on) == (times, date(2026, 11, 22))
    version = SleepVersion.objects.get()
    assert (version.baby, version.by, version.at) == (baby, parent_of(baby), NOW)
    assert version.answers == {
        "started_at": "2026-11-23T10:00:00+00:00",
        "ended_at": "2026-11-23T11:00:00+00:00",
        "note": "calm",
    }


def test_saying_the_same_is_no_change(baby):
    row = make_sleep(baby=baby)
    change_sleep(sleep=row, times=times_of(row), by=parent_of(baby), now=NOW)
    assert not SleepVersion.objects.exists()


def test_the_history_of_a_running_sleep_has_no_end(baby):
    row = make_sleep(baby=baby, running=True)
    times = Times(row.started_at, NOW)
    change_sleep(sleep=row, times=times, by=parent_of(baby), now=NOW)
    assert SleepVersion.objects.get().answers["ended_at"] is None


def test_the_bin_takes_once_and_gives_back(baby):
    row = make_sleep(baby=baby)
    bin_sleep(sleep=row, now=NOW)
    bin_sleep(sleep=row, now=NOW + HOUR)
    assert Sleep.objects.get().binned_at == NOW
    for _ in range(2):
        restore_sleep(sleep=row, now=NOW)
    assert Sleep.objects.get().binned_at is None


def test_a_sleep_whose_time_is_taken_stays_in_the_bin(baby):
    row = make_sleep(baby=baby)
    bin_sleep(sleep=row, now=NOW)
    other = make_sleep(baby=baby)
    with pytest.raises(OverlapError) as refused:
        restore_sleep(sleep=row, now=NOW)
    assert refused.value.other == other
    assert Sleep.objects.get(pk=row.pk).binned_at == NOW


def test_a_second_running_sleep_stays_in_the_bin(baby):
    row = make_sleep(baby=baby, start=NOW, running=True)
    bin_sleep(sleep=row, now=NOW)
    make_sleep(baby=baby, start=NOW + timedelta(minutes=1), running=True)
    with pytest.raises(OverlapError):
        restore_sleep(sleep=row, now=NOW)


def test_a_sleep_from_before_the_birth_stays_in_the_bin(baby):
    row = make_sleep(baby=baby)
    bin_sleep(sleep=row, now=NOW)
    row.baby.birth_on = date(2026, 11, 24)
    with pytest.raises(BeforeBirthError):
        restore_sleep(sleep=row, now=NOW)
    assert Sleep.objects.get().binned_at == NOW

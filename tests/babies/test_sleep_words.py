"""Sleeps in words."""

from datetime import UTC, date, datetime, timedelta

import pytest

from babies.models import Sleep, SleepVersion
from babies.sleep_log import Times, change_sleep
from babies.sleep_words import (
    earlier_times,
    in_hours,
    minutes_of,
    shown_sleep,
    since_in_words,
    span_in_words,
    times_in_words,
)
from babies.smile_words import clock_words
from tests.factories import NOW, make_baby, parent_of
from tests.factories_sleep import make_sleep

CHICAGO = "America/Chicago"


def utc(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def asleep(start, end, zone="UTC"):
    return Sleep(started_at=start, ended_at=end, time_zone=zone)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "0 minutes"),
        (1, "1 minute"),
        (59, "59 minutes"),
        (60, "1 hour"),
        (61, "1 hour 1 minute"),
        (125, "2 hours 5 minutes"),
        (1500, "25 hours"),
    ],
)
def test_a_length_in_hours_and_minutes(minutes, words):
    assert in_hours(minutes) == words


def test_minutes_of_a_sleep_that_runs_or_begins_in_a_moment():
    row = asleep(utc(20, 10), None)
    assert minutes_of(row, None) == 0
    assert minutes_of(row, utc(20, 10, 30)) == 30
    assert minutes_of(row, utc(20, 9, 59)) == 0
    assert minutes_of(asleep(utc(20, 10), utc(20, 11)), utc(21, 0)) == 60


@pytest.mark.parametrize(
    ("end", "words"),
    [
        (utc(20, 21), "8 p.m. to 9 p.m."),
        (utc(21, 6, 30), "8 p.m. to 6:30 a.m."),
        (utc(21, 19, 59), "8 p.m. to 7:59 p.m."),
        (utc(21, 20), "8 p.m. to 8 p.m. on 21 November 2026"),
        (None, "from 8 p.m., still asleep"),
    ],
)
def test_times_name_the_day_of_the_end_where_it_could_be_another(end, words):
    row = asleep(utc(20, 20), end)
    assert times_in_words(row) == words
    assert span_in_words(row) == f"20 November 2026, {words}"


def test_a_time_that_came_twice_says_which():
    assert clock_words(utc(1, 6, 30), CHICAGO) == "1:30 a.m. (CDT)"
    assert clock_words(utc(1, 7, 30), CHICAGO) == "1:30 a.m. (CST)"
    assert clock_words(utc(1, 8, 30), CHICAGO) == "2:30 a.m."


def test_since_names_the_day_unless_it_is_today():
    row = asleep(utc(20, 20), None)
    assert since_in_words(row, date(2026, 11, 20)) == "8 p.m."
    assert since_in_words(row, date(2026, 11, 21)) == "8 p.m. on 20 November 2026"


@pytest.mark.django_db
def test_a_row_has_its_length_once_it_ended():
    row = make_sleep(baby=make_baby(), start=utc(20, 20))
    shown = shown_sleep(row)
    assert shown.url == f"/babies/{row.baby_id}/sleep/{row.pk}/edit/"
    assert (shown.times, shown.length) == ("8 p.m. to 9 p.m.", "1 hour")
    row.ended_at = None
    assert shown_sleep(row).length == ""


@pytest.mark.django_db
def test_the_history_says_what_was_there_before_by_whom_and_when():
    row = make_sleep(baby=make_baby(), start=utc(20, 20), note="calm")
    parent = parent_of(row.baby)
    for number, times in enumerate(
        [Times(utc(20, 19), None, "first"), Times(utc(20, 18), None)]
    ):
        now = NOW + timedelta(minutes=number)
        change_sleep(sleep=row, times=times, by=parent, now=now)
    versions = SleepVersion.objects.order_by("-at")
    newest, oldest = earlier_times(row, versions, parent)
    assert (oldest.said, oldest.note, oldest.who) == (
        "20 November 2026, 8 p.m. to 9 p.m.",
        "calm",
        "You",
    )
    assert oldest.at == NOW.replace(tzinfo=None)
    assert newest.said == "20 November 2026, from 7 p.m., still asleep"

from datetime import UTC, datetime, timedelta

import pytest

from babies.models import Sleep
from babies.sleep_log import Times
from exchange.imports.baby_buddy import Sheet, read_export
from exchange.imports.buddy_sleeps import read_sleeps
from exchange.imports.dates import Order, Reading
from tests.factories import NOW, make_baby
from tests.factories_imports import BUDDY_SLEEP, a_file
from tests.factories_sleep import make_sleep

pytestmark = pytest.mark.django_db

HEADER = "child_id,start,end,notes\n"


@pytest.fixture
def baby():
    return make_baby()


def read(baby, text):
    reading = Reading(
        Order.DAY_FIRST, "Europe/London", baby.time_zone, baby.birth_on, NOW
    )
    export = read_export([a_file(text, "Sleep.csv")])
    return read_sleeps(export.of(Sheet.SLEEP, "1"), baby, reading)


def at(day, hour, minute=0):
    return datetime(2026, 10, day, hour, minute, tzinfo=UTC)


def test_sleeps_of_one_child_are_kept_to_the_minute(baby):
    found = read(baby, BUDDY_SLEEP)
    assert [(entry.line, entry.said) for entry in found] == [
        (3, Times(at(15, 19, 15), at(16, 0, 45))),
        (2, Times(at(16, 12), at(16, 13, 30), "in the sling")),
    ]
    assert found.problems == []


def test_the_same_sleep_twice_is_one_and_has_its_id_whatever_the_note(baby):
    line = "1,2026-10-16 10:00:00,2026-10-16 11:00:00,"
    found = read(baby, f"{HEADER}{line}a\n{line}b\n")
    other = read(baby, f"{HEADER}{line}c\n")
    assert (len(found), found.repeated) == (1, 1)
    assert found.entries[0].key == other.entries[0].key


def test_a_sleep_of_seconds_lasts_a_minute(baby):
    found = read(baby, f"{HEADER}1,2026-10-16 10:00:05,2026-10-16 10:00:40,\n")
    assert found.entries[0].said == Times(at(16, 9), at(16, 9, 1))


@pytest.mark.parametrize(
    ("cells", "column", "sentence"),
    [
        ("x,2026-10-16 10:00:00,", "start", "“x” is not a date."),
        ("2026-10-16,2026-10-16 10:00:00,", "start", "The time is missing."),
        ("2026-10-16 10:00:00,,", "end", "The time is missing."),
        (
            "2026-10-16 10:00:00,2026-10-16 10:00:00,",
            "end",
            "The end must come after the start.",
        ),
        (
            "2026-08-01 10:00:00,2026-08-01 11:00:00,",
            "start",
            "This day is before the birth.",
        ),
        (
            "2026-11-23 10:00:00,2026-12-23 10:00:00,",
            "end",
            "This day or time has not come yet.",
        ),
        (
            f"2026-10-16 10:00:00,2026-10-16 11:00:00,{'x' * 2001}",
            "notes",
            "Notes have 2000 characters at most. This has 2001.",
        ),
    ],
)
def test_a_line_that_tells_of_no_sleep_says_why(baby, cells, column, sentence):
    found = read(baby, f"{HEADER}1,{cells}\n")
    (problem,) = found.problems
    assert (problem.file, problem.line, problem.column, problem.sentence) == (
        "Sleep.csv", 2, column, sentence,
    )  # fmt: skip
    assert len(found) == 0


def test_overlaps_with_the_diary_and_within_the_file_are_refused(baby):
    make_sleep(baby=baby, start=at(16, 9))
    found = read(
        baby,
        HEADER
        + "1,2026-10-16 10:59:00,2026-10-16 12:00:00,\n"
        + "1,2026-10-16 11:00:00,2026-10-16 12:00:00,\n"
        + "1,2026-10-16 11:30:00,2026-10-16 11:40:00,\n"
        + "1,2026-10-16 09:00:00,2026-10-16 10:00:00,\n",
    )
    assert [(p.line, p.sentence) for p in found.problems] == [
        (
            2,
            "This overlaps another sleep: 16 October 2026, 10 a.m. to 11 a.m.",
        ),
        (4, "This overlaps another sleep: 16 October 2026, 11 a.m. to noon"),
    ]
    assert [entry.line for entry in found] == [5, 3]


def test_a_running_sleep_is_in_the_way_up_to_now(baby):
    start = NOW - timedelta(hours=1)
    make_sleep(baby=baby, start=start, running=True)
    found = read(baby, f"{HEADER}1,2026-11-23 11:30:00,2026-11-23 11:40:00,\n")
    assert len(found.problems) == 1


def test_what_is_in_the_diary_from_before_is_not_in_its_own_way(baby):
    text = f"{HEADER}1,2026-10-16 10:00:00,2026-10-16 11:00:00,\n"
    (entry,) = read(baby, text)
    Sleep.objects.create(
        pk=entry.key,
        baby=baby,
        on=at(16, 9).date(),
        started_at=at(16, 9, 5),
        ended_at=at(16, 10),
        time_zone=baby.time_zone,
        logged_at=NOW,
    )
    assert [again.key for again in read(baby, text)] == [entry.key]


def test_a_very_long_sleep_is_worth_a_look(baby):
    found = read(baby, f"{HEADER}1,2026-10-16 10:00:00,2026-10-18 11:00:00,\n")
    assert [(n.line, n.sentence) for n in found.notes] == [
        (2, "That is 49 hours in one sleep.")
    ]
    assert len(found) == 1

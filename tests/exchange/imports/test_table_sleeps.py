from datetime import UTC, datetime, timedelta

import pytest

from babies.sleep_log import Times
from exchange.imports.csv_file import look_at_csv
from exchange.imports.found import Remark
from exchange.imports.guess import guessed_columns, guessed_holds
from exchange.imports.lines import LineError
from exchange.imports.table import read_table
from exchange.imports.table_sleeps import length_of
from tests.factories import NOW, make_baby
from tests.factories_imports import a_file, make_upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def baby():
    return make_baby(time_zone="Europe/London")


def look(baby, text, **answers):
    table = read_table(text)
    holds = guessed_holds(table)
    way = {"encoding": "utf-8", "delimiter": "comma", "holds": holds}
    columns = guessed_columns(table, holds)
    said = {"way": way, "columns": columns, **answers}
    return look_at_csv(make_upload(baby=baby, files=[a_file(text)], **said), NOW)


def at(day, hour, minute=0):
    return datetime(2026, 10, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Start,End", "16/10/2026 21:00,17/10/2026 06:30"),
        ("Start,Duration", "2026-10-16T21:00+01:00,9:30"),
        ("Date,From,To", "16 Oct 2026,9 pm,6:30 am"),
        ("Day,Start,End,Minutes", "16/10/2026,21:00,,570"),
        ("Start,End", "2026-10-16T21:00+01:00,06:30+01:00"),
    ],
)
def test_a_sleep_in_many_hands_is_one(baby, header, cells):
    found = look(baby, f"{header}\n{cells}\n")
    assert not found.problems
    assert list(found.batch.sleeps.values()) == [Times(at(16, 20), at(17, 5, 30))]
    assert found.sample == [(2, "16 October 2026, 9 p.m. to 6:30 a.m.", "")]


@pytest.mark.parametrize(
    ("cells", "column", "sentence"),
    [
        (",,2026-10-16 10:00,,", "Start", "The time is missing."),
        (",2026-10-16,,30,", "Start", "The time is missing."),
        (",10:00,11:00,,", "Start", "The day is missing."),
        ("2026-31-16,10:00,11:00,,", "Start", "“2026-31-16” is not a date."),
        ("2026-10-16,10:00,,,", "End", "The end is missing."),
        ("2026-10-16,10:00,x,,", "End", "“x” is not a date."),
        (
            ",2026-10-16 10:00,2026-10-16 10:00,,",
            "End",
            "The end must come after the start.",
        ),
        ("2026-10-16,10:00,,long,", "Length", "“long” is no length of time."),
        (
            "2026-11-23,11:00,,90,",
            "Length",
            "This day or time has not come yet.",
        ),
        (
            f"2026-10-16,10:00,11:00,,{'x' * 2001}",
            "Note",
            "Notes have 2000 characters at most. This has 2001.",
        ),
    ],
)
def test_a_line_that_tells_of_no_sleep_says_why(baby, cells, column, sentence):
    found = look(baby, f"Date,Start,End,Length,Note\n{cells}\n")
    assert found.problems == [Remark(2, column, sentence)]
    assert found.batch.sleeps == {}


def test_problems_are_in_the_order_of_the_lines(baby):
    night = "2026-10-16 10:00,2026-10-16 11:00"
    found = look(baby, f"Start,End\n{night}\n2026-10-16 10:30,2026-10-16 12:00\nx,\n")
    assert [problem.line for problem in found.problems] == [3, 4]


def test_a_start_that_came_twice_is_worth_a_look(baby):
    found = look(baby, "Start,Minutes\n2026-10-25 01:30,30\n")
    assert [(note.line, note.column) for note in found.notes] == [(2, "Start")]


def test_lines_about_something_else_are_counted_and_named(baby):
    kinds = ["Nap", *(f"Kind {n:02}" for n in range(11)), "Feed", "Feed"]
    text = "\n".join(
        f"{kind},2026-10-16 {hour:02}:00,20" for hour, kind in enumerate(kinds)
    )
    found = look(baby, f"Type,Start,Duration\n{text}\n")
    assert len(found.batch.sleeps) == 1
    assert found.left_out[:2] == [
        "2 lines that say “Feed”.",
        "1 line that says “Kind 00”.",
    ]
    assert found.left_out[-1] == "2 more lines about something else."


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("1:30", 90), ("01:30:45", 90), ("90", 90), ("90 min", 90), ("1h30", 90),
        ("1 h 30 min", 90), ("1.5 hours", 90), ("1,5h", 90), ("2 h", 120),
    ],
)  # fmt: skip
def test_lengths(text, minutes):
    assert length_of(text) == timedelta(minutes=minutes)


@pytest.mark.parametrize("text", ["", "a", "-5", "99999", "1e9", "5 d"])
def test_what_is_no_length(text):
    with pytest.raises(LineError):
        length_of(text)

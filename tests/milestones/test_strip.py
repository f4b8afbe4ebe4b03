from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from milestones.strip import (
    Marks,
    Now,
    Span,
    StripDates,
    WeekRow,
    day_strip,
    last_day,
)

BORN = date(2026, 9, 1)


@dataclass
class Day:
    on: date
    reflex: int = 0
    unclear: int = 0
    likely_social: int = 0
    social: int = 0
    laugh: int = 0


def dates(*, today=date(2026, 10, 20), born=BORN, zero=BORN):
    """The window of story A, moved to another zero day where one is given."""
    return StripDates(
        born_on=born,
        zero_on=zero,
        today=today,
        window_from=zero + timedelta(days=42),
        window_to=zero + timedelta(days=56),
    )


def x_of(day, *, length=98):
    return round(10 + day * 320 / length, 1)


def test_a_term_strip_runs_from_birth_to_week_14():
    strip = day_strip(dates(), [])
    assert [(label.week, label.x) for label in strip.weeks] == [
        (week, x_of(7 * week)) for week in (0, 2, 4, 6, 8, 10, 12, 14)
    ]
    assert strip.weeks[0].x == 10.0
    assert strip.weeks[-1].x == 330.0
    assert strip.due_x is None
    assert last_day(dates()) == date(2026, 12, 8)


def test_the_band_covers_both_ends_of_the_window():
    day = 320 / 98
    band = day_strip(dates(), []).band
    assert band == Span(round(x_of(42) - day / 2, 1), round(15 * day, 1))


def test_the_band_follows_the_dates_it_is_given():
    given = StripDates(
        born_on=BORN,
        zero_on=BORN,
        today=BORN,
        window_from=date(2026, 9, 11),
        window_to=date(2026, 9, 11),
    )
    day = 320 / 98
    assert day_strip(given, []).band == Span(
        round(x_of(10) - day / 2, 1), round(day, 1)
    )


def test_a_preterm_strip_begins_at_birth_and_marks_the_due_date():
    zero = date(2026, 9, 26)
    strip = day_strip(
        dates(born=date(2026, 8, 1), zero=zero, today=date(2026, 10, 3)), []
    )
    assert strip.due_x == x_of(56, length=154)
    assert strip.weeks[0].x == strip.due_x
    assert strip.weeks[-1].x == 330.0


@pytest.mark.parametrize(
    ("today", "now"),
    [
        (date(2026, 8, 31), None),
        (date(2026, 9, 1), Now(10.0, 0, "from")),
        (date(2026, 9, 14), Now(x_of(13), 13, "from")),
        (date(2026, 9, 15), Now(x_of(14), 14, "")),
        (date(2026, 10, 28), Now(x_of(57), 57, "")),
        (date(2026, 11, 24), Now(x_of(84), 84, "")),
        (date(2026, 11, 25), Now(x_of(85), 85, "to")),
        (date(2026, 12, 8), Now(330.0, 98, "to")),
        (date(2026, 12, 9), None),
    ],
)
def test_today_stands_inside_the_strip_or_nowhere(today, now):
    assert day_strip(dates(today=today), []).now == now


def test_before_the_due_date_today_has_no_day_number():
    strip = day_strip(
        dates(born=date(2026, 8, 1), zero=date(2026, 9, 26), today=date(2026, 9, 25)),
        [],
    )
    assert strip.now == Now(x_of(55, length=154), None, "")


def test_each_kind_is_one_path_in_day_order():
    tallies = [
        Day(date(2026, 9, 3), reflex=4),
        Day(date(2026, 9, 2), reflex=1, unclear=1),
        Day(date(2026, 10, 16), social=1, likely_social=2, laugh=1),
        Day(date(2026, 10, 18), likely_social=1),
    ]
    assert day_strip(dates(), tallies).marks == (
        Marks("star", f"M{x_of(45):g} 31.5h0", 1),
        Marks("sun", f"M{x_of(45):g} 41.5h0", 1),
        Marks("likely", f"M{x_of(47):g} 41.5h0", 1),
        Marks("cloud", f"M{x_of(1):g} 51.5h0", 1),
        Marks("moon", f"M{x_of(1):g} 61h0H{x_of(2):g}", 2),
    )


def test_days_outside_the_strip_are_left_out():
    tallies = [
        Day(BORN - timedelta(days=1), reflex=1),
        Day(BORN, reflex=1),
        Day(date(2026, 12, 8), reflex=1),
        Day(date(2026, 12, 9), reflex=1),
    ]
    strip = day_strip(dates(), tallies)
    assert strip.marks == (Marks("moon", "M10 61h0H330", 2),)
    assert sum(row.reflex for row in strip.rows) == 2


def test_a_full_diary_still_makes_one_short_path_a_kind():
    tallies = [
        Day(BORN + timedelta(days=n), reflex=100, unclear=9, social=1)
        for n in range(99)
    ]
    strip = day_strip(dates(today=date(2026, 12, 8)), tallies)
    assert [mark.days for mark in strip.marks] == [99, 99, 99]
    assert max(len(mark.path) for mark in strip.marks) < 700


def test_the_table_twin_sums_each_week_up_to_today():
    tallies = [
        Day(date(2026, 9, 1), reflex=2),
        Day(date(2026, 9, 7), reflex=1, unclear=1),
        Day(date(2026, 9, 8), likely_social=1),
        Day(date(2026, 9, 15), social=3, laugh=2),
    ]
    assert day_strip(dates(today=date(2026, 9, 22)), tallies).rows == (
        WeekRow(0, date(2026, 9, 1), reflex=3, unclear=1),
        WeekRow(1, date(2026, 9, 8), likely_social=1),
        WeekRow(2, date(2026, 9, 15), social=3, laugh=2),
        WeekRow(3, date(2026, 9, 22)),
    )


def test_the_table_twin_runs_on_to_a_mark_after_the_day_looked_at():
    tallies = [Day(date(2026, 9, 16), social=1)]
    rows = day_strip(dates(today=date(2026, 9, 2)), tallies).rows
    assert [row.week for row in rows] == [0, 1, 2]


def test_the_table_twin_stops_where_the_strip_does():
    rows = day_strip(dates(today=date(2028, 1, 1)), []).rows
    assert [row.week for row in rows] == list(range(15))


def test_the_time_before_the_due_date_is_one_row():
    born, zero = date(2026, 8, 1), date(2026, 9, 26)
    tallies = [Day(date(2026, 8, 1), reflex=1), Day(date(2026, 9, 25), reflex=1)]
    strip = day_strip(dates(born=born, zero=zero, today=date(2026, 9, 26)), tallies)
    assert strip.rows == (
        WeekRow(None, born, reflex=2),
        WeekRow(0, zero),
    )

"""Minutes by day, overlaps, and what is left of a sleep."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from babies.models import Sleep
from babies.sleep_log import bin_sleep
from babies.sleeps import (
    SleepSummary,
    Span,
    days_of,
    minutes_by_day,
    open_end,
    overlapping,
    sleep_summary,
    trimmed,
)
from tests.factories import NOW, make_baby
from tests.factories_sleep import make_sleep

TODAY = NOW.date()
CHICAGO = "America/Chicago"


def moment(text, zone="UTC", fold=0):
    local = datetime.fromisoformat(f"2026-{text}")
    return local.replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC)


def span(start, end):
    return Span(moment(f"11-20 {start}"), moment(f"11-20 {end}"))


def asleep(start, end, zone="UTC"):
    return Sleep(started_at=start, ended_at=end, time_zone=zone)


@pytest.mark.parametrize(
    ("zone", "start", "end", "days"),
    [
        ("UTC", "11-20 20:00", "11-20 21:00", {20: 60}),
        ("UTC", "11-20 23:59", "11-21 00:01", {20: 1, 21: 1}),
        ("UTC", "11-20 23:00", "11-21 00:00", {20: 60}),
        ("UTC", "11-20 20:00", "11-22 01:00", {20: 240, 21: 1440, 22: 60}),
        # The clocks went back at two: the first of November had 25 hours.
        (CHICAGO, "11-01 00:30", "11-01 02:30", {1: 180}),
        (CHICAGO, "10-31 23:00", "11-02 01:00", {31: 60, 1: 1500, 2: 60}),
        # They went forward: the eighth of March had 23.
        (CHICAGO, "03-07 23:00", "03-09 01:00", {7: 60, 8: 1380, 9: 60}),
        # In Beirut midnight itself is skipped; the day begins at one.
        ("Asia/Beirut", "03-28 23:00", "03-29 02:00", {28: 60, 29: 60}),
        # In Havana midnight comes twice; the day begins with the first.
        ("America/Havana", "10-31 23:00", "11-01 02:00", {31: 60, 1: 180}),
    ],
)
def test_midnight_at_home_divides_a_sleep(zone, start, end, days):
    row = asleep(moment(start, zone), moment(end, zone), zone)
    found = list(days_of(row))
    assert {on.day: minutes for on, minutes in found} == days
    assert sum(days.values()) == Span(row.started_at, row.ended_at).minutes


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)),  # noqa: DTZ001
    st.integers(1, 3000),
    st.sampled_from([CHICAGO, "Australia/Lord_Howe", "Asia/Beirut", "Pacific/Apia"]),
)
def test_the_days_of_a_sleep_hold_all_of_it(start, minutes, zone):
    start = start.replace(second=0, microsecond=0, tzinfo=UTC)
    row = asleep(start, start + timedelta(minutes=minutes), zone)
    found = list(days_of(row))
    assert sum(part for _, part in found) == minutes
    assert [on for on, _ in found] == sorted({on for on, _ in found})


def test_an_open_sleep_counts_up_to_now_only():
    row = asleep(moment("11-20 20:00"), None)
    assert list(days_of(row)) == []
    assert list(days_of(row, moment("11-20 20:30"))) == [(date(2026, 11, 20), 30)]


@pytest.mark.django_db
class TestMinutesByDay:
    def test_sums_each_day_of_the_range_and_no_other(self):
        baby = make_baby()
        for day in (18, 19, 20, 21):
            make_sleep(baby=baby, start=moment(f"11-{day} 22:00"), minutes=180)
        make_sleep(baby=baby, start=moment("11-20 09:00"), minutes=20)
        found = minutes_by_day(baby, date(2026, 11, 19), date(2026, 11, 20))
        assert found == {date(2026, 11, 19): 180, date(2026, 11, 20): 200}

    def test_leaves_out_the_bin_and_other_babies(self):
        baby = make_baby()
        make_sleep(baby=make_baby(), start=moment("11-20 09:00"))
        bin_sleep(sleep=make_sleep(baby=baby, start=moment("11-20 09:00")), now=NOW)
        assert minutes_by_day(baby, TODAY - timedelta(days=9), TODAY) == {}

    def test_counts_a_running_sleep_when_told_the_time(self):
        baby = make_baby()
        make_sleep(baby=baby, start=NOW - timedelta(minutes=90), running=True)
        assert minutes_by_day(baby, TODAY, TODAY) == {}
        assert minutes_by_day(baby, TODAY, TODAY, now=NOW) == {TODAY: 90}

    def test_a_sleep_far_from_greenwich_is_on_its_own_day(self):
        baby = make_baby(time_zone="Pacific/Auckland")
        make_sleep(baby=baby, start=moment("11-20 12:00"), minutes=30)
        day = date(2026, 11, 21)
        assert minutes_by_day(baby, day, day) == {day: 30}

    @pytest.mark.parametrize("rows", [1, 3])
    def test_takes_one_query(self, rows, django_assert_num_queries):
        baby = make_baby()
        for ago in range(rows):
            make_sleep(baby=baby, start=NOW - timedelta(hours=4 * ago + 4))
        with django_assert_num_queries(1):
            minutes_by_day(baby, TODAY - timedelta(days=9), TODAY)


@pytest.mark.django_db
def test_the_summary_averages_the_last_seven_whole_days_that_have_any():
    baby = make_baby()
    make_sleep(baby=baby, start=moment("11-22 01:00"), minutes=600)
    make_sleep(baby=baby, start=moment("11-16 01:00"), minutes=501)
    for outside in ("11-15 01:00", "11-23 01:00"):
        make_sleep(baby=baby, start=moment(outside), minutes=60)
    assert sleep_summary(baby, TODAY) == SleepSummary(days=2, average_minutes=550)
    assert sleep_summary(make_baby(), TODAY) is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("start", "end", "overlaps"),
    [
        ("09:00", "10:00", False),
        ("09:00", "10:01", True),
        ("10:30", "10:40", True),
        ("10:59", "12:00", True),
        ("11:00", "12:00", False),
    ],
)
def test_a_sleep_overlaps_what_shares_a_minute_with_it(start, end, overlaps):
    row = make_sleep(baby=make_baby(), start=moment("11-20 10:00"))
    assert overlapping(row.baby, span(start, end)) == ([row] if overlaps else [])
    assert overlapping(row.baby, span(start, end), but=row) == []


@pytest.mark.django_db
def test_a_running_sleep_overlaps_all_that_ends_after_its_start():
    row = make_sleep(baby=make_baby(), start=moment("11-20 10:00"), running=True)
    assert overlapping(row.baby, span("09:00", "10:00")) == []
    assert overlapping(row.baby, span("12:00", "13:00")) == [row]
    end = open_end(NOW, NOW)
    assert overlapping(row.baby, Span(NOW, end)) == [row]


def others(*times):
    return [
        asleep(moment(f"11-20 {a}"), None if b is None else moment(f"11-20 {b}"))
        for a, b in times
    ]


@pytest.mark.parametrize(
    ("taken", "left"),
    [
        ([("09:00", "10:30")], ("10:30", "12:00")),
        ([("11:30", "13:00")], ("10:00", "11:30")),
        ([("10:00", "12:00")], None),
        ([("09:00", "13:00")], None),
        ([("09:00", None)], None),
        ([("11:00", None)], ("10:00", "11:00")),
        ([("10:30", "10:40")], ("10:40", "12:00")),
        # The first of two equal parts.
        ([("10:50", "11:10")], ("10:00", "10:50")),
        ([("10:10", "10:20"), ("11:50", "12:00")], ("10:20", "11:50")),
    ],
)
def test_the_longest_free_part_is_what_is_left(taken, left):
    found = trimmed(span("10:00", "12:00"), others(*taken))
    assert found == (left and span(*left))


minutes = st.integers(0, 600)


@given(minutes, st.integers(1, 300), st.lists(st.integers(1, 60), max_size=8))
def test_what_is_left_overlaps_nothing(start, length, pieces):
    zero, taken, here = moment("11-20 00:00"), [], 0
    for number, piece in enumerate(pieces):
        if number % 2:
            edges = [zero + timedelta(minutes=m) for m in (here, here + piece)]
            taken.append(asleep(*edges))
        here += piece
    whole = Span(
        zero + timedelta(minutes=start), zero + timedelta(minutes=start + length)
    )
    within = [
        each
        for each in taken
        if each.started_at < whole.end and each.ended_at > whole.start
    ]
    left = trimmed(whole, within)
    if left is None:
        covered = sum(
            (min(o.ended_at, whole.end) - max(o.started_at, whole.start)).seconds
            for o in within
        )
        assert covered == length * 60
    else:
        assert whole.start <= left.start < left.end <= whole.end
        assert all(o.ended_at <= left.start or o.started_at >= left.end for o in within)

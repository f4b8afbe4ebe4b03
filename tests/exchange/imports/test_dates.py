from contextlib import suppress
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given, strategies as st

from exchange.imports.dates import (
    CLOCK_SKEW,
    Order,
    Reading,
    UnreadableError,
    When,
    clock_of,
    day_of,
    fitting_orders,
    is_ambiguous,
    looks_like_day,
    parts_of,
    when,
)

DAY = date(2026, 10, 3)
BOTH = frozenset(Order)
DAY_FIRST, MONTH_FIRST = Order.DAY_FIRST, Order.MONTH_FIRST


def reading(**said):
    given = {
        "order": DAY_FIRST,
        "zone": "Europe/London",
        "home": "Europe/London",
        "birth_on": date(2026, 9, 1),
        "now": datetime(2026, 11, 23, 12, tzinfo=UTC),
    }
    return Reading(**{**given, **said})


@pytest.mark.parametrize(
    "text",
    [
        "2026-10-03", "2026/10/3", "2026.10.03", "3.10.2026", "03/10/2026", "3-10-26",
        "3. 10. 2026", "3 Oct 2026", "3rd October 2026", "3. Oct 2026", "03-Oct-2026",
        "Oct 3, 2026", "October 3rd 2026", "oct. 3 2026", "03.10.2026.",
    ],
)  # fmt: skip
def test_days_as_people_write_them(text):
    assert day_of(text, DAY_FIRST) == DAY
    assert looks_like_day(text)


@pytest.mark.parametrize("text", ["10/03/2026", "10-3-26", "2026-10-03", "3 Oct 2026"])
def test_days_with_the_month_first(text):
    assert day_of(text, MONTH_FIRST) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "", "x", "2026-31-31", "31/31/2026", "0000-01-01", "1000000000-01-01",
        "3/10/202", "123/1/2026", "3/10/2026/1", "=NOW()", "3 Foo 2026", "Foo 3 2026",
        "30 Feb 2026", "10:30", "9" * 200, "1" + " " * 5000 + "x", "\u0663/10/2026",
    ],
)  # fmt: skip
def test_what_is_no_day_says_so(text):
    with pytest.raises(UnreadableError) as refused:
        day_of(text, DAY_FIRST)
    assert refused.value.sentence.endswith("is not a date.")
    assert not refused.value.is_time
    assert not looks_like_day(text)


@pytest.mark.parametrize(
    ("days", "orders"),
    [
        (["03/04/2026", "05/06/2026"], BOTH),
        (["03/04/2026", "13/04/2026"], {DAY_FIRST}),
        (["03/04/2026", "04/13/2026 9:00"], {MONTH_FIRST}),
        (["13/04/2026", "04/13/2026"], BOTH),
        (["2026-04-03", "3 Oct 2026", "x"], BOTH),
        (["03/04/2026", "31/31/2026", "13/04/2026"], {DAY_FIRST}),
        (["31/31/2026"], BOTH),
    ],
)
def test_the_file_itself_may_tell_the_order(days, orders):
    assert fitting_orders(days) == orders


@pytest.mark.parametrize(
    ("days", "asks"),
    [
        (["03/04/2026"], True),
        (["03/04/2026", "13/04/2026"], False),
        (["2026-04-03", "3 Oct 2026", ""], False),
        (["13/04/2026", "04/13/2026"], True),
        (["13/04/2026", "31/31/2026"], False),
        ([], False),
    ],
)
def test_only_days_that_read_two_ways_are_asked_about(days, asks):
    assert is_ambiguous(days) is asks


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("14:05", time(14, 5)), ("2:05 pm", time(14, 5)), ("2:05 p.m.", time(14, 5)),
        ("14.05", time(14, 5)), ("14h05", time(14, 5)), ("14:05:30", time(14, 5, 30)),
        ("14:05:30.123456", time(14, 5, 30)), ("12 am", time(0)), ("12pm", time(12)),
        ("2:05\u202fPM", time(14, 5)), (" 9:00 ", time(9)),
    ],
)  # fmt: skip
def test_times_as_people_write_them(text, clock):
    assert clock_of(text) == clock


@pytest.mark.parametrize(
    "text", ["14", "25:00", "9:75", "13 pm", "0 am", "noon", "", "9:00 xm", "1:2:3:4"]
)
def test_what_is_no_time_says_so(text):
    with pytest.raises(UnreadableError) as refused:
        clock_of(text)
    assert refused.value.sentence.endswith("is not a time.")
    assert refused.value.is_time


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2026-10-03 14:05", ("2026-10-03", "14:05")),
        ("2026-10-03T14:05:00+01:00", ("2026-10-03", "14:05:00+01:00")),
        ("03.10.2026 14.05", ("03.10.2026", "14.05")),
        ("Oct 3, 2026, 2:05 PM", ("Oct 3, 2026", "2:05 PM")),
        ("3/10/2026 2pm", ("3/10/2026", "2pm")),
        ("3/10/2026", ("3/10/2026", "")),
        ("1 " * 50, ("1 " * 50, "")),
    ],
)
def test_a_cell_may_hold_the_day_and_the_time(text, parts):
    assert parts_of(text) == parts


@pytest.mark.parametrize(
    ("day", "clock", "said", "found"),
    [
        ("3/10/2026", "", {}, When(DAY)),
        ("3/10/2026", "14:05", {}, When(DAY, datetime(2026, 10, 3, 13, 5, tzinfo=UTC))),
        (
            "2026-10-02",
            "2026-10-03T14:05:00+00:00",
            {},
            When(DAY, datetime(2026, 10, 3, 14, 5, tzinfo=UTC)),
        ),
        (
            "2026-10-03T14:05Z",
            "",
            {},
            When(DAY, datetime(2026, 10, 3, 14, 5, tzinfo=UTC)),
        ),
        (
            "2026-10-03 14:05 -0500",
            "",
            {},
            When(DAY, datetime(2026, 10, 3, 19, 5, tzinfo=UTC)),
        ),
        (
            "2026-10-03 23:30",
            "",
            {"home": "Asia/Tokyo"},
            When(date(2026, 10, 4), datetime(2026, 10, 3, 22, 30, tzinfo=UTC)),
        ),
        (
            "2026-10-25 01:30",
            "",
            {},
            When(date(2026, 10, 25), datetime(2026, 10, 25, 0, 30, tzinfo=UTC), True),
        ),
    ],
)
def test_a_moment_is_found_on_the_clock_of_the_file(day, clock, said, found):
    assert when(day, clock, reading(**said)) == found


@pytest.mark.parametrize(
    ("day", "clock", "sentence", "is_time"),
    [
        ("2026-11-24", "", "This day or time has not come yet.", False),
        ("2026-11-23 12:03", "", "This day or time has not come yet.", False),
        ("2026-08-31", "", "This day is before the birth.", False),
        ("2026-10-03", "x", "“x” is not a time.", True),
        ("2026-10-03", "14:05+99:00", "“+99:00” is not a time.", True),
        (
            "2027-03-28",
            "01:30",
            "The clocks went forward, so this time never came.",
            True,
        ),
    ],
)
def test_what_cannot_be_says_why(day, clock, sentence, is_time):
    with pytest.raises(UnreadableError) as refused:
        when(day, clock, reading())
    assert (refused.value.sentence, refused.value.is_time) == (sentence, is_time)


def test_clocks_may_differ_a_little():
    given_now = reading()
    ahead = given_now.now + CLOCK_SKEW
    assert when(f"{ahead:%Y-%m-%d %H:%M}", "", given_now).moment == ahead


def test_the_first_and_the_last_day_may_be():
    assert when("2026-09-01", "", reading()).on == date(2026, 9, 1)
    assert when("2026-11-23", "", reading()).on == date(2026, 11, 23)


@given(st.text(max_size=80), st.text(max_size=20))
def test_no_text_is_more_than_unreadable(day, clock):
    last = reading().today
    with suppress(UnreadableError):
        last = when(day, clock, reading()).on
    assert last <= reading().today

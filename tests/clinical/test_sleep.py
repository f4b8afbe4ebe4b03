"""Usual hours of sleep, and how steady bedtimes are (G.3, G.4)."""

import statistics
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, strategies as st

from clinical.ages import birth
from clinical.catalog import catalog
from clinical.sleep import (
    USUAL_HOURS,
    Evening,
    Rhythm,
    Steadiness,
    View,
    bedtime_minute,
    consistency,
    evening_of,
    is_long_sleep,
    rhythm,
    spread_minutes,
    steadiness,
    usual_hours,
)
from tests.clinical.facts import TERM, day
from tests.clinical.strategies import births

# Born eight weeks early: due on 2026-04-26.
PRETERM = birth(date(2026, 3, 1), 224)
LAST = date(2026, 11, 20)


def hours_on(subject, on):
    usual = usual_hours(subject, on)
    return usual and (usual.low, usual.high)


@pytest.mark.parametrize(
    ("on", "hours"),
    [
        (date(2026, 2, 28), None),
        (date(2026, 3, 1), (14, 17)),
        (date(2026, 6, 30), (14, 17)),
        (date(2026, 7, 1), (12, 16)),
        (date(2026, 7, 2), (12, 16)),
        (date(2027, 2, 28), (12, 16)),
        (date(2027, 3, 1), (11, 14)),
        (date(2029, 2, 28), (11, 14)),
        (date(2029, 3, 1), (10, 13)),
        (date(2032, 2, 29), (10, 13)),
        (date(2032, 3, 1), None),
    ],
)
def test_the_hours_of_a_term_baby(on, hours):
    assert hours_on(TERM, on) == hours


@pytest.mark.parametrize(
    ("on", "hours"),
    [
        (date(2026, 4, 25), None),
        (date(2026, 4, 26), (14, 17)),
        (date(2026, 8, 25), (14, 17)),
        (date(2026, 8, 26), (12, 16)),
        (date(2027, 4, 25), (12, 16)),
        (date(2027, 4, 26), (11, 14)),
        # Correction ends on the second birthday; the third is counted from birth.
        (date(2028, 2, 29), (11, 14)),
        (date(2028, 3, 1), (11, 14)),
        (date(2029, 2, 28), (11, 14)),
        (date(2029, 3, 1), (10, 13)),
    ],
)
def test_the_hours_of_a_preterm_baby_go_by_corrected_age(on, hours):
    assert hours_on(PRETERM, on) == hours


def test_each_range_names_its_sources():
    published = [[each.source for each in hours.published] for hours in USUAL_HOURS]
    assert published == [["S56"], ["S55", "S56"], ["S55", "S56"], ["S55", "S56"]]
    assert {"S55", "S56"} <= set(catalog().source_by_key)
    [long, short] = USUAL_HOURS[1].published
    assert (long.low, long.high, short.low, short.high) == (12, 16, 12, 15)


def test_the_ranges_leave_no_month_out():
    edges = [(hours.from_month, hours.before_month) for hours in USUAL_HOURS]
    assert edges == [(0, 4), (4, 12), (12, 36), (36, 72)]


@given(births, st.integers(0, 2600))
def test_hours_never_grow_with_age(subject, age):
    on = subject.zero_on + timedelta(days=age)
    now, later = usual_hours(subject, on), usual_hours(subject, on + timedelta(days=1))
    assert later is None or (now is not None and later.high <= now.high)


@pytest.mark.parametrize(
    ("minutes", "is_long"), [(959, False), (960, False), (961, True)]
)
def test_over_sixteen_hours_is_asked_about(minutes, is_long):
    assert is_long_sleep(minutes) is is_long


@pytest.mark.parametrize("subject", [TERM, PRETERM])
@pytest.mark.parametrize(
    ("age", "stage"),
    [
        (-10, Rhythm.NOT_YET),
        (55, Rhythm.NOT_YET),
        (56, Rhythm.STARTING),
        (57, Rhythm.STARTING),
        (83, Rhythm.STARTING),
        (84, Rhythm.SETTLED),
        (85, Rhythm.SETTLED),
    ],
)
def test_the_stage_goes_by_corrected_age(subject, age, stage):
    assert rhythm(subject, day(age, subject)) is stage


@pytest.mark.parametrize(
    ("at", "minute", "evening"),
    [
        ("11-20 12:00", 0, 20),
        ("11-20 12:01", 1, 20),
        ("11-20 23:50", 710, 20),
        ("11-21 00:00", 720, 20),
        ("11-21 00:20", 740, 20),
        ("11-21 11:59", 1439, 20),
        ("11-21 12:00", 0, 21),
    ],
)
def test_an_evening_lasts_until_noon(at, minute, evening):
    local = datetime.fromisoformat(f"2026-{at}")
    assert bedtime_minute(local) == minute
    assert evening_of(local) == date(2026, 11, evening)


@given(st.datetimes())
def test_an_evening_and_its_minute_give_the_time_back(local):
    local = local.replace(year=2026)
    noon = datetime.combine(evening_of(local), time(12))
    minute = local.replace(second=0, microsecond=0)
    assert noon + timedelta(minutes=bedtime_minute(local)) == minute


@pytest.mark.parametrize(
    ("bedtimes", "spread"),
    [
        ([480] * 5, 0),
        ([710, 740], 21),
        ([480, 481], 1),
        ([480, 480, 481], 1),
        ([480, 480, 480, 480, 481], 0),
        # Exactly half a minute.
        ([0, 0, 0, 1], 1),
        ([420, 450, 480, 510, 540], 47),
    ],
)
def test_the_spread_is_rounded_to_the_minute(bedtimes, spread):
    assert spread_minutes(bedtimes) == spread


@given(st.lists(st.integers(0, 1439), min_size=2, max_size=14))
def test_the_spread_is_the_sample_standard_deviation(bedtimes):
    assert abs(spread_minutes(bedtimes) - statistics.stdev(bedtimes)) <= 0.5 + 1e-9


@pytest.mark.parametrize(
    ("spread", "label"),
    [
        (0, Steadiness.VERY),
        (29, Steadiness.VERY),
        (30, Steadiness.VERY),
        (31, Steadiness.FAIRLY),
        (60, Steadiness.FAIRLY),
        (61, Steadiness.VARIES),
    ],
)
def test_the_label_of_a_spread(spread, label):
    assert steadiness(spread) is label


def evenings(count, *, bedtimes=(480, 500), steps=0, last=LAST):
    return [
        Evening(last - timedelta(days=ago), bedtimes[ago % len(bedtimes)], steps)
        for ago in range(count)
    ]


def told(rows, stage=Rhythm.SETTLED):
    return consistency(rows, last=LAST, stage=stage)


@pytest.mark.parametrize(
    ("count", "short", "long", "label"),
    [
        (4, None, None, None),
        (5, 11, None, None),
        (6, 11, None, None),
        (9, 11, None, None),
        (10, 11, 11, Steadiness.VERY),
        (11, 11, 10, Steadiness.VERY),
    ],
)
def test_a_view_needs_enough_evenings(count, short, long, label):
    given_rows = told(evenings(count))
    assert (given_rows.short.spread, given_rows.long.spread) == (short, long)
    assert given_rows.label is label


def test_a_view_ends_with_the_last_evening_and_holds_no_older_one():
    rows = [
        *evenings(20, bedtimes=(480,)),
        Evening(LAST + timedelta(days=1), 900, 3),
    ]
    assert told(rows).short == View(7, 5, 7, 0)
    assert told(rows).long == View(14, 10, 14, 0)
    assert told(rows).logged == 14


def test_the_label_rests_on_fourteen_evenings_and_not_on_seven():
    steady, wild = evenings(7, bedtimes=(480,)), evenings(14, bedtimes=(300, 600))
    rows = told([*steady, *wild[7:]])
    assert rows.short.spread == 0
    assert rows.label is Steadiness.VARIES


def test_nothing_is_shown_before_day_56_and_no_label_before_day_84():
    rows = evenings(14, steps=3)
    assert told(rows, Rhythm.NOT_YET) is None
    starting = told(rows, Rhythm.STARTING)
    assert (starting.long.spread, starting.label) == (10, None)
    assert told(rows, Rhythm.SETTLED).label is Steadiness.VERY


def test_an_evening_with_three_steps_has_a_routine():
    rows = [
        Evening(LAST - timedelta(days=ago), None, steps)
        for ago, steps in enumerate([0, 2, 3, 4])
    ]
    shown = told(rows)
    assert (shown.with_routine, shown.logged) == (2, 4)
    assert shown.long == View(14, 10, 0, None)


@given(
    st.lists(
        st.builds(
            Evening,
            st.dates(LAST - timedelta(days=20), LAST + timedelta(days=2)),
            st.none() | st.integers(0, 1439),
            st.integers(0, 6),
        ),
        unique_by=lambda each: each.on,
    )
)
def test_the_order_of_evenings_does_not_matter(rows):
    shown = told(rows)
    assert shown == told(rows[::-1])
    assert 0 <= shown.with_routine <= shown.logged <= 14
    assert shown.short.known <= min(shown.long.known, 7)

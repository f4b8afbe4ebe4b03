from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from clinical.ages import add_months, birth
from milestones.stretches import (
    WEEKS,
    Origin,
    Unit,
    part_now,
    parts_of,
    stretch,
    zero_of,
)

BORN = date(2026, 9, 1)
TERM = birth(BORN, 280)
# Story C: 36w6d, zero day 23 September.
EARLY = birth(BORN, 258)
CORRECTED, FROM_BIRTH = Origin.CORRECTED, Origin.BIRTH


def days(count):
    return timedelta(days=count)


def test_ages_count_from_the_zero_day_or_from_birth():
    assert zero_of(EARLY, CORRECTED) == date(2026, 9, 23)
    assert zero_of(EARLY, FROM_BIRTH) == BORN


@pytest.mark.parametrize(
    ("age", "parts"),
    [
        (0, [WEEKS]),
        (181, [WEEKS]),
        (182, [WEEKS, "1"]),
        (364, [WEEKS, "1"]),
        (365, [WEEKS, "1", "2"]),
        (730, [WEEKS, "1", "2"]),
        (731, [WEEKS, "1", "2", "3"]),
        (2190, [WEEKS, "1", "2", "3", "4", "5", "6"]),
    ],
)
def test_weeks_at_first_then_a_year_at_a_time(age, parts):
    today = BORN + days(age)
    assert parts_of(TERM, today, CORRECTED) == parts
    assert part_now(TERM, today, CORRECTED) == parts[-1]


def test_a_corrected_age_reaches_each_part_later():
    reached = date(2026, 9, 23) + days(182)
    assert parts_of(EARLY, reached - days(1), CORRECTED) == [WEEKS]
    assert parts_of(EARLY, reached, CORRECTED) == [WEEKS, "1"]
    assert parts_of(EARLY, BORN + days(182), FROM_BIRTH) == [WEEKS, "1"]


def test_the_third_year_begins_on_the_birthday_even_for_the_early():
    birthday = date(2028, 9, 1)
    assert part_now(EARLY, birthday - days(1), CORRECTED) == "2"
    assert part_now(EARLY, birthday, CORRECTED) == "3"


@pytest.mark.parametrize(
    ("age", "columns"), [(0, 14), (97, 14), (98, 15), (175, 26), (181, 26), (900, 26)]
)
def test_the_weeks_reach_as_far_as_the_strip_and_never_past_half_a_year(age, columns):
    shown = stretch(TERM, WEEKS, today=BORN + days(age), origin=CORRECTED)
    assert shown.unit is Unit.WEEK
    assert list(shown.numbers) == list(range(columns))
    assert shown.edges[0] == shown.since == BORN
    assert shown.edges[-1] == BORN + days(7 * columns)
    assert shown.until == BORN + days(7 * columns - 1)


def test_weeks_before_the_due_date_have_negative_numbers():
    shown = stretch(EARLY, WEEKS, today=BORN, origin=CORRECTED)
    assert shown.first == -4
    assert shown.edges[:2] == (date(2026, 8, 26), date(2026, 9, 2))
    assert shown.since == BORN


def test_a_year_has_twelve_months_of_age():
    shown = stretch(TERM, "1", today=BORN, origin=CORRECTED)
    assert (shown.unit, list(shown.numbers)) == (Unit.MONTH, list(range(12)))
    assert shown.edges[0] == BORN
    assert shown.edges[-1] == date(2027, 9, 1)
    assert (shown.since, shown.until) == (BORN, date(2027, 8, 31))


def test_the_first_corrected_year_holds_the_time_before_the_due_date():
    shown = stretch(EARLY, "1", today=BORN, origin=CORRECTED)
    assert list(shown.numbers) == list(range(-1, 12))
    assert shown.edges[:2] == (date(2026, 8, 23), date(2026, 9, 23))
    assert (shown.since, shown.until) == (BORN, date(2027, 9, 22))


def test_the_second_corrected_year_ends_where_correction_ends():
    shown = stretch(EARLY, "2", today=BORN, origin=CORRECTED)
    assert list(shown.numbers) == list(range(12, 24))
    assert shown.edges[0] == date(2027, 9, 23)
    assert shown.until == date(2028, 8, 31)
    # Born four months early, it has no corrected months 20 to 23.
    much = birth(BORN, 160)
    assert list(stretch(much, "2", today=BORN, origin=CORRECTED).numbers) == list(
        range(12, 21)
    )


def test_from_birth_every_year_begins_on_a_birthday():
    second = stretch(EARLY, "2", today=BORN, origin=FROM_BIRTH)
    assert (second.since, second.until) == (date(2027, 9, 1), date(2028, 8, 31))
    third = stretch(EARLY, "3", today=BORN, origin=CORRECTED)
    assert (third.since, third.until) == (date(2028, 9, 1), date(2029, 8, 31))
    assert list(third.numbers) == list(range(24, 36))


def test_days_find_their_column_and_their_place_in_it():
    shown = stretch(TERM, WEEKS, today=BORN, origin=CORRECTED)
    assert [shown.column(BORN + days(n)) for n in (0, 6, 7, 97)] == [0, 0, 1, 13]
    assert shown.place(BORN) == 0
    assert shown.place(BORN + days(42)) == 6
    assert shown.place(BORN + days(45)) == pytest.approx(6 + 3 / 7)
    assert shown.place(BORN + days(98)) == 14
    assert [shown.holds(BORN + days(n)) for n in (-1, 0, 97, 98)] == [
        False, True, True, False,
    ]  # fmt: skip


@given(
    st.dates(date(2024, 1, 1), date(2027, 1, 1)),
    st.one_of(st.none(), st.integers(154, 314)),
    st.integers(0, 2191),
    st.sampled_from(Origin),
)
def test_every_day_of_a_life_so_far_lies_in_one_of_its_parts(born, weeks, age, origin):
    subject = birth(born, weeks)
    today = min(born + days(age), add_months(born, 72) - days(1))
    shown = [
        stretch(subject, part, today=today, origin=origin)
        for part in parts_of(subject, today, origin)
    ]
    assert shown[-1].holds(today)
    assert shown[0].since == born
    assert all(len(each.numbers) <= 45 for each in shown)
    for each in shown:
        assert list(each.edges) == sorted(set(each.edges))
        assert each.edges[0] <= each.since <= each.until < each.edges[-1]

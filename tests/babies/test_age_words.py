"""Both ages in one sentence, at every turn of an age."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from babies.age_words import ages_line, in_weeks, in_years, week_line
from clinical.ages import birth

BORN_ON = date(2026, 9, 1)
TERM = 40 * 7


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "0 days"),
        (1, "1 day"),
        (6, "6 days"),
        (7, "1 week"),
        (8, "1 week 1 day"),
        (51, "7 weeks 2 days"),
        (56, "8 weeks"),
    ],
)
def test_in_weeks(days, said):
    assert in_weeks(days) == said


@pytest.mark.parametrize(
    ("born_on", "on", "said"),
    [
        (BORN_ON, date(2028, 9, 1), "2 years"),
        (BORN_ON, date(2028, 9, 30), "2 years"),
        (BORN_ON, date(2028, 10, 1), "2 years 1 month"),
        (BORN_ON, date(2029, 8, 31), "2 years 11 months"),
        (date(2024, 2, 29), date(2026, 2, 27), "1 year 11 months"),
        (date(2024, 2, 29), date(2026, 2, 28), "2 years"),
        (date(2024, 1, 31), date(2026, 2, 28), "2 years 1 month"),
    ],
)
def test_in_years(born_on, on, said):
    assert in_years(born_on, on) == said


@pytest.mark.parametrize(
    ("gestation", "day", "said"),
    [
        (TERM, 51, "7 weeks 2 days · born on time"),
        (TERM, 0, "0 days · born on time"),
        (293, 51, "7 weeks 2 days · born on time"),
        (294, 51, "7 weeks 2 days · born after the due date"),
        (273, 51, "7 weeks 2 days · born on time"),
        (272, 51, "7 weeks 2 days · born a little early"),
        (259, 51, "7 weeks 2 days · born a little early"),
        (258, 83, "11 weeks 6 days from birth · 8 weeks 5 days corrected"),
        (258, 23, "3 weeks 2 days from birth · 1 day corrected"),
        (258, 22, "3 weeks 1 day from birth · due date today"),
        (258, 21, "3 weeks from birth · due date in 1 day"),
        (TERM - 56, 33, "4 weeks 5 days from birth · due date in 3 weeks 2 days"),
        (None, 51, "7 weeks 2 days from birth · weeks at birth not known"),
    ],
)
def test_ages_line(gestation, day, said):
    assert ages_line(birth(BORN_ON, gestation), BORN_ON + timedelta(days=day)) == said


@pytest.mark.parametrize("gestation", [TERM, 258, 200, 272, 300, None])
def test_ages_line_speaks_of_years_from_the_second_birthday(gestation):
    subject = birth(BORN_ON, gestation)
    assert ages_line(subject, date(2028, 9, 1)) == "2 years old"
    assert "years" not in ages_line(subject, date(2028, 8, 31))


@given(st.one_of(st.none(), st.integers(154, 314)), st.integers(-2, 2200))
def test_ages_line_never_shows_a_negative_number(gestation, day):
    said = ages_line(birth(BORN_ON, gestation), BORN_ON + timedelta(days=day))
    assert "-" not in said
    assert said


@pytest.mark.parametrize(
    ("gestation", "day", "said"),
    [
        (TERM, 0, "First week"),
        (TERM, 6, "First week"),
        (TERM, 7, "At 1 week"),
        (None, 55, "At 7 weeks"),
        (258, 21, "Before the due date"),
        (258, 22, "First week after the due date"),
        (258, 28, "First week after the due date"),
        (258, 29, "At 1 week corrected"),
        (258, 730, "At 101 weeks corrected"),
        (258, 731, "At 2 years"),
        (TERM, 800, "At 2 years 2 months"),
    ],
)
def test_week_line(gestation, day, said):
    assert week_line(birth(BORN_ON, gestation), BORN_ON + timedelta(days=day)) == said

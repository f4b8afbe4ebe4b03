"""Clinical rules C: birth age, corrected age, zero day, due date, special cases."""

from datetime import date, timedelta

import pytest

from clinical.ages import (
    ImplausibleBirthError,
    add_months,
    age_basis,
    age_notes,
    birth,
    birth_age_days,
    check_birth_date,
    corrected_age_days,
    due_on,
    gestation_from,
    needs_confirming,
)
from clinical.window import band
from tests.clinical.facts import codes
from tests.clinical.oracle import oracle_age

D = date.fromisoformat

# id, born, weeks, days, on, birth age, days early, corrected age, band, due date
C4 = """
E01 2025-03-04 40 0 2025-04-29  56   0  56 window_closing 2025-03-04
E02 2025-03-04 40 0 2025-04-30  57   0  57 late           2025-03-04
E03 2025-06-01 34 0 2025-08-10  70  42  28 before_window  2025-07-13
E04 2025-06-01 34 5 2025-08-31  91  37  54 window_closing 2025-07-08
E05 2025-07-20 36 6 2025-10-05  77  22  55 window_closing 2025-08-11
E06 2025-07-20 37 0 2025-09-13  55   0  55 window_closing 2025-08-10
E07 2024-02-29 38 2 2024-04-25  56   0  56 window_closing 2024-03-12
E08 2023-12-31 33 3 2024-04-10 101  46  55 window_closing 2024-02-15
E09 2024-01-15 29 6 2024-03-01  46  71 -25 before_window  2024-03-26
E10 2024-11-05 31 0 2025-01-07  63  63   0 before_window  2025-01-07
E11 2025-12-20 41 6 2026-02-14  56   0  56 window_closing 2025-12-07
E12 2025-01-31 42 4 2025-03-28  56   0  56 window_closing 2025-01-13
E13 2024-02-29 28 0 2026-02-27 729  84 645 -              2024-05-23
E14 2024-02-29 28 0 2026-02-28 730  84 730 -              2024-05-23
E15 2025-05-05 24 0 2025-08-25 112 112   0 before_window  2025-08-25
E16 2025-10-10 35 4 2026-01-04  86  31  55 window_closing 2025-11-10
E17 2025-09-09  -  - 2025-11-05  57   0  57 late           -
E18 2023-12-01 32 2 2024-03-20 110  54  56 window_closing 2024-01-24
"""
EXAMPLES = [line.split() for line in C4.strip().splitlines()]


@pytest.mark.parametrize("row", EXAMPLES, ids=[row[0] for row in EXAMPLES])
def test_worked_examples_of_c4(row):
    _, born, weeks, days, on, age, early, corrected, name, due = row
    gestation = None if weeks == "-" else 7 * int(weeks) + int(days)
    subject = birth(D(born), gestation)

    assert birth_age_days(subject, D(on)) == int(age)
    assert subject.days_early == int(early)
    assert corrected_age_days(subject, D(on)) == int(corrected)
    assert oracle_age(D(born), gestation, D(on)) == int(corrected)
    assert subject.zero_on == D(born) + timedelta(days=int(early))
    assert due_on(subject) == (None if due == "-" else D(due))
    if name != "-":
        assert band(corrected_age_days(subject, D(on))) == name


@pytest.mark.parametrize(
    ("born", "gestation", "early"),
    [
        ("2025-07-20", 154, 126),
        ("2025-07-20", 257, 23),
        ("2025-07-20", 258, 22),
        ("2025-07-20", 259, 0),
        ("2025-07-20", 280, 0),
        ("2025-07-20", 281, 0),
        ("2025-07-20", 314, 0),
    ],
)
def test_only_births_before_37_weeks_are_corrected(born, gestation, early):
    subject = birth(D(born), gestation)
    assert subject.days_early == early
    assert subject.zero_on == D(born) + timedelta(days=early)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        ("2024-02-29", 24, "2026-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2025-01-31", 1, "2025-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2024-01-30", 1, "2024-02-29"),
        ("2024-01-29", 1, "2024-02-29"),
        ("2025-01-29", 1, "2025-02-28"),
        ("2025-01-28", 1, "2025-02-28"),
        ("2025-03-31", 1, "2025-04-30"),
        ("2025-08-31", 4, "2025-12-31"),
        ("2025-10-31", 4, "2026-02-28"),
        ("2025-11-15", 1, "2025-12-15"),
        ("2025-11-15", 2, "2026-01-15"),
        ("2025-12-31", 60, "2030-12-31"),
        ("2025-12-01", 0, "2025-12-01"),
    ],
)
def test_add_months_keeps_the_day_or_takes_the_last(day, months, then):
    assert add_months(D(day), months) == D(then)


@pytest.mark.parametrize(
    ("born", "day_before", "second_birthday"),
    [
        ("2024-02-29", "2026-02-27", "2026-02-28"),
        ("2024-03-01", "2026-02-28", "2026-03-01"),
        ("2023-12-31", "2025-12-30", "2025-12-31"),
        ("2024-07-04", "2026-07-03", "2026-07-04"),
    ],
)
def test_correction_ends_on_the_second_birthday(born, day_before, second_birthday):
    subject = birth(D(born), 196)
    age = birth_age_days(subject, D(second_birthday))
    assert corrected_age_days(subject, D(day_before)) == age - 1 - 84
    assert corrected_age_days(subject, D(second_birthday)) == age
    assert age_basis(subject, D(day_before)) == "corrected"
    assert age_basis(subject, D(second_birthday)) == "birth"


@pytest.mark.parametrize(
    ("gestation", "on", "basis"),
    [
        (258, "2025-09-01", "corrected"),
        (259, "2025-09-01", "birth"),
        (280, "2025-09-01", "birth"),
        (300, "2025-09-01", "birth"),
        (None, "2025-09-01", "birth_gestation_unknown"),
        (None, "2027-07-19", "birth_gestation_unknown"),
        (None, "2027-07-20", "birth"),
    ],
)
def test_age_basis(gestation, on, basis):
    assert age_basis(birth(D("2025-07-20"), gestation), D(on)) == basis


BORN = D("2026-09-01")


@pytest.mark.parametrize(
    ("stated", "total"),
    [
        ({}, None),
        ({"weeks": 40, "days": 0}, 280),
        ({"weeks": 36, "days": 6}, 258),
        ({"weeks": 34}, 238),
        ({"weeks": 22, "days": 0}, 154),
        ({"weeks": 22}, 154),
        ({"weeks": 44, "days": 6}, 314),
        ({"due": BORN}, 280),
        ({"due": D("2026-09-23")}, 258),
        ({"due": D("2026-08-23")}, 289),
        ({"due": BORN + timedelta(days=126)}, 154),
        ({"due": BORN - timedelta(days=34)}, 314),
        ({"weeks": 36, "days": 6, "due": D("2026-09-23")}, 258),
        ({"weeks": 40, "due": BORN}, 280),
    ],
)
def test_gestation_from_weeks_or_due_date(stated, total):
    assert gestation_from(BORN, **stated) == total


@pytest.mark.parametrize(
    ("stated", "field", "code"),
    [
        ({"days": 3}, "gestation_days", "days_without_weeks"),
        ({"days": 0}, "gestation_days", "days_without_weeks"),
        ({"weeks": 40, "days": -1}, "gestation_days", "days_out_of_range"),
        ({"weeks": 40, "days": 7}, "gestation_days", "days_out_of_range"),
        ({"weeks": 21, "days": 6}, "gestation_weeks", "twenty_one_weeks"),
        ({"weeks": 21, "days": 0}, "gestation_weeks", "twenty_one_weeks"),
        ({"weeks": 21}, "gestation_weeks", "twenty_one_weeks"),
        ({"weeks": 20, "days": 6}, "gestation_weeks", "weeks_out_of_range"),
        ({"weeks": 45, "days": 0}, "gestation_weeks", "weeks_out_of_range"),
        ({"weeks": -1, "days": 0}, "gestation_weeks", "weeks_out_of_range"),
        ({"weeks": 10**9}, "gestation_weeks", "weeks_out_of_range"),
        ({"due": BORN + timedelta(days=127)}, "due_date", "due_date_out_of_range"),
        ({"due": BORN - timedelta(days=35)}, "due_date", "due_date_out_of_range"),
        ({"weeks": 40, "days": 1, "due": BORN}, "due_date", "due_date_disagrees"),
        ({"weeks": 39, "days": 6, "due": BORN}, "due_date", "due_date_disagrees"),
    ],
)
def test_gestations_that_are_refused_name_the_field(stated, field, code):
    with pytest.raises(ImplausibleBirthError) as refused:
        gestation_from(BORN, **stated)
    assert (refused.value.field, refused.value.reason.code) == (field, code)
    assert str(refused.value) == f"{field}: {refused.value.reason}"


def test_a_due_date_that_disagrees_says_what_it_would_mean():
    with pytest.raises(ImplausibleBirthError) as refused:
        gestation_from(BORN, weeks=37, days=0, due=D("2026-09-23"))
    assert str(refused.value.reason) == (
        "The due date and the weeks do not agree. "
        "This due date means 36 weeks and 6 days at birth."
    )


@pytest.mark.parametrize(
    ("born", "today"),
    [
        ("2026-09-01", "2026-09-01"),
        ("2020-09-01", "2026-09-01"),
        ("2020-02-29", "2026-02-28"),
    ],
)
def test_birth_dates_up_to_six_years_ago_are_accepted(born, today):
    check_birth_date(D(born), D(today))
    assert birth_age_days(birth(D(born), None), D(today)) <= 2192


@pytest.mark.parametrize(
    ("born", "today", "code"),
    [
        ("2026-09-02", "2026-09-01", "born_in_future"),
        ("2020-08-31", "2026-09-01", "born_too_long_ago"),
        ("2020-02-29", "2026-03-01", "born_too_long_ago"),
    ],
)
def test_birth_dates_that_are_refused(born, today, code):
    with pytest.raises(ImplausibleBirthError) as refused:
        check_birth_date(D(born), D(today))
    assert (refused.value.field, refused.value.reason.code) == ("born", code)


@pytest.mark.parametrize(
    ("gestation", "rare"),
    [
        (154, True),
        (167, True),
        (168, False),
        (280, False),
        (300, False),
        (301, True),
        (None, False),
    ],
)
def test_rare_gestations_are_asked_about_again(gestation, rare):
    assert needs_confirming(gestation) is rare


@pytest.mark.parametrize(
    ("gestation", "on", "noted"),
    [
        (258, "2026-09-22", ["corrected", "before_due_date"]),
        (258, "2026-09-23", ["corrected"]),
        (160, "2026-12-29", ["corrected", "rare_gestation", "before_due_date"]),
        (258, "2028-08-31", ["corrected"]),
        (258, "2028-09-01", ["correction_ended"]),
        (259, "2026-09-01", ["a_little_early"]),
        (272, "2026-09-01", ["a_little_early"]),
        (273, "2026-09-01", ["from_birth"]),
        (293, "2026-09-01", ["from_birth"]),
        (294, "2026-09-01", ["post_term"]),
        (301, "2026-09-01", ["post_term", "rare_gestation"]),
        (294, "2028-09-01", ["from_birth"]),
        (None, "2026-09-01", ["gestation_unknown"]),
        (None, "2028-09-01", ["from_birth"]),
    ],
)
def test_notes_about_the_age_in_use(gestation, on, noted):
    assert codes(age_notes(birth(BORN, gestation), D(on))) == noted


def test_weeks_without_days_are_marked_as_up_to_six_days_off():
    notes = age_notes(birth(BORN, 238), BORN + timedelta(days=60), weeks_only=True)
    assert [str(note) for note in notes] == [
        "Born 42 days before the due date. "
        "Milestone ages count from the due date until the second birthday.",
        "Only the weeks are known. The age may be off by up to 6 days. "
        "The due date would make it exact.",
    ]


@pytest.mark.parametrize(
    ("gestation", "on"),
    [(259, BORN + timedelta(days=60)), (238, add_months(BORN, 24))],
)
def test_weeks_alone_are_exact_where_no_day_is_taken_off(gestation, on):
    notes = age_notes(birth(BORN, gestation), on, weeks_only=True)
    assert "weeks_only" not in {note.code for note in notes}

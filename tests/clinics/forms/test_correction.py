"""Suggested dates are checked as those of the family are."""

from datetime import date, timedelta

import pytest

from clinics.forms.correction import CorrectionForm
from tests.factories import NOW, make_baby

pytestmark = pytest.mark.django_db
TYPED = {"birth_on": "2026-09-01", "gestation_weeks": "37", "gestation_days": "0"}


def form(baby=None, **typed):
    baby = baby or make_baby(gestation_weeks=36, gestation_days=6)
    return CorrectionForm.of(baby, now=NOW, data={"why": "Records.", **TYPED, **typed})


def test_only_the_dates_can_be_suggested():
    assert list(CorrectionForm.of(make_baby(), now=NOW).fields) == [
        "birth_on", "birth_is_estimated", "due_on", "gestation_weeks",
        "gestation_days", "is_confirmed", "why",
    ]  # fmt: skip


def test_dates_are_plain():
    found = form()
    assert found.is_valid(), found.errors
    assert found.dates() == {
        "birth_on": "2026-09-01",
        "birth_is_estimated": False,
        "gestation_weeks": 37,
        "gestation_days": 0,
        "due_on": None,
    }


def test_weeks_that_were_changed_win_over_a_due_date():
    baby = make_baby(gestation_weeks=36, gestation_days=6, due_on=date(2026, 9, 23))
    found = form(baby, due_on="2026-09-23")
    assert found.is_valid(), found.errors
    assert found.dates()["due_on"] is None


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"birth_on": "soon"}, "birth_on"),
        ({"birth_on": "2026-11-25"}, "birth_on"),
        ({"birth_on": "9999-12-31"}, "birth_on"),
        ({"gestation_weeks": "1000000000"}, "gestation_weeks"),
        ({"gestation_weeks": "22"}, "is_confirmed"),
        ({"why": " "}, "why"),
        ({"why": "a\x00b"}, "why"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(typed, field):
    assert field in form(**typed).errors


@pytest.mark.parametrize(
    ("zone", "is_valid"), [("Pacific/Auckland", True), ("UTC", False)]
)
def test_it_is_the_day_at_home_that_counts(zone, is_valid):
    tomorrow = NOW.date() + timedelta(days=1)
    baby = make_baby(time_zone=zone, birth_on=NOW.date() - timedelta(days=3))
    assert form(baby, birth_on=str(tomorrow)).is_valid() == is_valid

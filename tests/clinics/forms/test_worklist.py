"""Filters that make no sense are left out."""

from datetime import date

import pytest

from clinics.forms.worklist import FilterForm, ViewForm
from clinics.worklist import Wanted
from tests.clinics.rows import make_staff

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


def wanted(data, staff=None):
    staff = staff or make_staff()
    return FilterForm(data, staff=staff, colleagues=[staff]).wanted(TODAY)


@pytest.mark.parametrize(
    "data", [{}, {"state": "x", "by": "x", "language": "x", "age": "x", "waits": "x"}]
)
def test_nothing_that_makes_sense_is_the_open_list(data):
    assert wanted(data) == Wanted()


@pytest.mark.parametrize(
    ("age", "born"),
    [
        ("0-8", (date(2026, 9, 29), date(2026, 11, 23))),
        ("8-12", (date(2026, 9, 1), date(2026, 9, 28))),
        ("26-", (None, date(2026, 5, 25))),
    ],
)
def test_ages_are_birth_dates_without_a_gap(age, born):
    found = wanted({"age": age})
    assert (found.born_from, found.born_to) == born


def test_mine_and_nobodys():
    staff = make_staff()
    assert wanted({"by": "mine"}, staff).taken_by == staff.pk
    assert wanted({"by": "nobody"}, staff) == Wanted(is_free=True)


def test_a_view_needs_a_name_of_some_length():
    assert not ViewForm({"name": ""}).is_valid()
    assert not ViewForm({"name": "x" * 61}).is_valid()
    assert ViewForm({"name": "Mine"}).is_valid()

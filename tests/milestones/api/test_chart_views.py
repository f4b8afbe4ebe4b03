from datetime import date

import pytest
from rest_framework.exceptions import ValidationError

from babies.api.entries import Here
from milestones.api.chart_views import shown_charts
from tests.factories import NOW, make_baby, make_smile, make_social_smile, parent_of
from tests.factories_api import api, fields_of
from tests.factories_sleep import make_sleep

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]


@pytest.fixture
def baby():
    return make_baby()


def test_the_numbers_of_the_tables(baby):
    make_social_smile(baby=baby, on=date(2026, 10, 16))
    make_smile(baby=baby, on=date(2026, 10, 20))
    make_sleep(baby=baby, minutes=75)
    shown = shown_charts(Here(baby, parent_of(baby), NOW), {})
    columns, sleep = shown.pop("columns"), shown.pop("sleep")
    assert shown == {
        "age": "corrected",
        "part": "weeks",
        "parts": ["weeks"],
        "unit": "week",
        "total": 2,
        "window": {"opens": "2026-10-13", "last_day": "2026-10-27"},
        "first_social_on": "2026-10-16",
    }
    assert len(columns) == 12
    assert columns[6] == {
        "number": 6,
        "since": "2026-10-13",
        "reflex": 0,
        "unclear": 0,
        "likely_social": 0,
        "social": 1,
        "laugh": 0,
        "total": 1,
    }
    assert len(sleep) == 14
    assert sleep[-1] == {"on": "2026-11-23", "minutes": 75}


def test_quiet_and_nothing_yet(baby):
    baby.quiet_since = NOW
    shown = shown_charts(Here(baby, parent_of(baby), NOW), {"age": "birth"})
    assert (shown["window"], shown["first_social_on"]) == (None, None)
    assert (shown["age"], shown["total"]) == ("birth", 0)


@pytest.mark.parametrize(
    ("asked", "field"),
    [({"age": "moon"}, "age"), ({"part": "2"}, "part"), ({"on": "x"}, "on")],
    ids=["age", "part", "unknown"],
)
def test_what_cannot_be_asked_is_refused_by_its_name(baby, asked, field):
    with pytest.raises(ValidationError) as refused:
        shown_charts(Here(baby, parent_of(baby), NOW), asked)
    assert list(refused.value.detail) == [field]


def test_the_charts_over_the_api(baby):
    program = api(parent_of(baby))
    address = f"/api/v1/babies/{baby.pk}/charts/"
    first = program.get(address)
    known = program.get(address, HTTP_IF_NONE_MATCH=first["ETag"])
    assert (first.status_code, known.status_code) == (200, 304)
    assert fields_of(program.get(address + "?part=7")) == ["part"]
    other = make_baby()
    assert program.get(f"/api/v1/babies/{other.pk}/charts/").status_code == 404

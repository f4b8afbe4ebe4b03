from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from milestones.api.look_serializers import KIND_OF
from milestones.api.timeline_views import shown_entry, wanted_in
from milestones.timeline import KINDS, Place, Wanted, page_of
from tests.factories import (
    NOW,
    make_answer,
    make_baby,
    make_concern,
    make_lost_skill,
    make_smile,
    make_social_smile,
    parent_of,
)
from tests.factories_api import api, fields_of
from tests.factories_episodes import make_episode
from tests.factories_logging import make_tip_tried
from tests.factories_milestones import make_first
from tests.factories_photos import entry_of, make_photo
from tests.factories_sleep import make_night, make_sleep

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]
DAY = date(2026, 11, 1)


@pytest.fixture
def baby():
    return make_baby()


@pytest.fixture
def program(baby):
    return api(parent_of(baby))


def timeline_of(baby, asked=""):
    return f"/api/v1/babies/{baby.pk}/timeline/{asked}"


def one_of_each(baby):
    at = datetime(2026, 11, 1, 19, tzinfo=UTC)
    rows: list[Any] = [
        make(baby=baby, on=DAY)
        for make in (
            make_smile,
            make_answer,
            make_first,
            make_tip_tried,
            make_concern,
            make_lost_skill,
            make_episode,
        )
    ]
    rows.append(make_sleep(baby=baby, start=at))
    return [*rows, make_night(baby=baby, on=DAY, at=at)]


def test_every_kind_has_an_address_under_which_it_is(baby, program):
    rows = one_of_each(baby)
    found = program.get(timeline_of(baby)).json()
    assert found["next"] is None
    assert {each["kind"] for each in found["results"]} == set(KIND_OF)
    assert {each["id"] for each in found["results"]} == {str(row.pk) for row in rows}
    for each in found["results"]:
        assert program.get(each["address"]).json()["id"] == each["id"]


def test_the_kinds_are_those_of_the_page():
    assert sorted(KIND_OF.values()) == sorted(KINDS)


def test_an_entry_is_a_line(baby):
    moment = datetime(2026, 11, 1, 8, 30, tzinfo=UTC)
    row = make_social_smile(
        baby=baby, on=DAY, observed_at=moment, note="At the window " * 9
    )
    shown = shown_entry(baby, "smiles", row)
    assert shown | {"words": ""} == {
        "kind": "smiles",
        "id": str(row.pk),
        "on": "2026-11-01",
        "at": "2026-11-01T08:30:00+00:00",
        "label": "Social smile",
        "words": "",
        "note": row.note,
        "class": "social",
        "logged_at": "2026-11-23T12:00:00+00:00",
        "address": f"/api/v1/babies/{baby.pk}/smiles/{row.pk}/",
    }
    assert shown["words"].startswith("8:30 a.m. · ")


def test_an_entry_leads_to_its_photos(baby, program):
    smile = make_smile(baby=baby, on=DAY)
    photo = make_photo(baby=baby, entry=entry_of(smile))
    make_first(baby=baby, on=DAY - timedelta(days=1))
    found = program.get(timeline_of(baby)).json()["results"]
    assert [each["photos"] for each in found] == [
        [f"/api/v1/babies/{baby.pk}/photos/{photo.pk}/"],
        [],
    ]


def test_an_evening_without_anything_is_none(baby, program):
    make_night(baby=baby, on=DAY)
    assert program.get(timeline_of(baby)).json()["results"] == []


def test_the_list_goes_on_where_it_ended(baby, program):
    for days in range(3):
        make_smile(baby=baby, on=DAY - timedelta(days=days))
    make_smile(baby=make_baby(by=parent_of(baby), name="Test Twin"), on=DAY)
    first = program.get(timeline_of(baby, "?page_size=2&kind=smiles")).json()
    make_smile(baby=baby, on=DAY)
    rest = program.get(first["next"]).json()
    days_shown = [each["on"] for each in first["results"] + rest["results"]]
    assert days_shown == ["2026-11-01", "2026-10-31", "2026-10-30"]
    assert rest["next"] is None


def test_the_filters_are_those_of_the_page(baby, program):
    smile = make_social_smile(baby=baby, on=DAY)
    make_smile(baby=baby, on=DAY)
    nap = make_sleep(baby=baby)
    first = make_first(baby=baby, on=DAY)

    def found(asked):
        shown = program.get(timeline_of(baby, asked)).json()["results"]
        return {each["id"] for each in shown}

    assert found("?class=social&class=laugh") == {str(smile.pk)}
    assert found("?kind=firsts&kind=sleeps") == {str(first.pk), str(nap.pk)}
    assert found("?since=2026-11-02") == {str(nap.pk)}
    assert found("?kind=sleeps&until=2026-11-02") == set()


def test_a_filter_in_one_order(rf):
    request = rf.get("/", {"kind": ["concerns", "smiles", "smiles"], "since": DAY})
    request.query_params = request.GET
    assert wanted_in(request) == Wanted(kinds=("smiles", "worries"), first=DAY)


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ("?kind=moons", "kind[0]"),
        ("?class=moon", "class[0]"),
        ("?since=soon", "since"),
        ("?since=2026-11-02&until=2026-11-01", "until"),
        ("?from=2026-11-02", "from"),
        ("?cursor=abc", "cursor"),
        ("?page_size=0", "page_size"),
    ],
)
def test_what_cannot_be_asked_is_refused_by_its_name(baby, program, asked, field):
    response = program.get(timeline_of(baby, asked))
    assert (response.status_code, fields_of(response)) == (400, [field])


def test_a_place_that_leads_back_is_none_of_this_list(baby, program):
    row = make_smile(baby=baby, on=DAY)
    place = Place(row.on, row.logged_at, row.pk, is_newer=True).as_text()
    response = program.get(timeline_of(baby, f"?cursor={place}"))
    assert (response.status_code, fields_of(response)) == (400, ["cursor"])


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_costs_the_same_for_any_length(
    baby, program, count, django_assert_num_queries
):
    for days in range(count):
        make_smile(baby=baby, on=DAY - timedelta(days=days))
    program.get(timeline_of(baby))
    with django_assert_num_queries(5):
        program.get(timeline_of(baby))


def test_a_page_is_as_long_as_asked(baby):
    for days in range(3):
        make_smile(baby=baby, on=DAY - timedelta(days=days))
    page = page_of(baby, Wanted(), size=2)
    assert (len(page.rows), bool(page.older)) == (2, True)
    assert page_of(baby, Wanted(), size=3).older == ""

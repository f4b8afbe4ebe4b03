from datetime import timedelta

import pytest

from babies.choices import Role
from babies.services import bin_smile
from milestones.services import take_back
from tests.factories import (
    NOW,
    make_baby,
    make_caregiver,
    make_concern,
    make_smile,
    parent_of,
)
from tests.factories_api import api
from tests.factories_photos import make_photo

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]


@pytest.fixture
def baby():
    return make_baby()


def in_bin(baby):
    return f"/api/v1/babies/{baby.pk}/bin/"


@pytest.fixture
def binned(baby):
    """A worry, and half an hour later a smile."""
    worry = make_concern(baby=baby, on=baby.birth_on)
    take_back(worry, baby=baby, now=NOW - timedelta(hours=1))
    smile = make_smile(baby=baby, note="At dad")
    bin_smile(smile=smile, by=parent_of(baby), now=NOW - timedelta(minutes=30))
    return worry, smile


def test_entries_of_every_kind_lie_there_until_a_day(baby, binned):
    worry, smile = binned
    first, second = api(parent_of(baby)).get(in_bin(baby)).json()["results"]
    assert first == {
        "kind": "smiles",
        "id": str(smile.pk),
        "on": "2026-09-11",
        "words": "Not clear yet · 1 p.m. · At dad",
        "binned_at": "2026-11-23T11:30:00+00:00",
        "gone_on": "2026-12-23",
    }
    assert (second["kind"], second["id"]) == ("concerns", str(worry.pk))


def test_what_is_told_leads_out_of_it_again(baby, binned):
    program = api(parent_of(baby))
    for row in program.get(in_bin(baby)).json()["results"]:
        place = f"/api/v1/babies/{baby.pk}/{row['kind']}/{row['id']}/restore/"
        assert program.post(place).status_code == 200
    assert program.get(in_bin(baby)).json() == {"next": None, "results": []}


def test_a_long_bin_comes_in_parts(baby, binned):
    program = api(parent_of(baby))
    first = program.get(in_bin(baby), {"page_size": 1}).json()
    second = program.get(first["next"]).json()
    assert [part["results"][0]["kind"] for part in (first, second)] == [
        "smiles",
        "concerns",
    ]
    assert second["next"] is None


@pytest.mark.parametrize("count", [1, 3])
def test_a_bin_costs_the_same_for_any_length(baby, count, django_assert_num_queries):
    for _ in range(count):
        smile = make_smile(baby=baby)
        bin_smile(smile=smile, by=parent_of(baby), now=NOW)
        photo = make_photo(baby=baby)
        photo.binned_at = NOW
        photo.save()
    program = api(parent_of(baby))
    program.get(in_bin(baby))
    with django_assert_num_queries(11):
        program.get(in_bin(baby))


def test_a_viewer_finds_no_bin(baby, binned):
    viewer = make_caregiver(baby=baby, role=Role.VIEWER).user
    response = api(viewer).get(in_bin(baby))
    assert (response.status_code, "results" in response.json()) == (404, False)

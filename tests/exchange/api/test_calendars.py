import pytest

from babies.choices import Role
from exchange.models import Feed
from tests.exchange.ics import title_of
from tests.factories import NOW, make_baby, make_caregiver, parent_of
from tests.factories_api import api

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]
NONE = {"is_private": True, "is_on": False, "made_at": None, "address": None}


@pytest.fixture
def baby():
    return make_baby(name="Test Juniper")


@pytest.fixture
def place(baby):
    return f"/api/v1/babies/{baby.pk}/calendar/"


def test_a_calendar_is_made_anew_and_stopped_and_its_address_told_once(
    client, baby, place
):
    program = api(parent_of(baby))
    assert program.get(place).json() == NONE
    first = program.post(place).json()
    second = program.post(place, {"is_private": False}).json()
    kept = program.get(place).json()
    assert (first["is_private"], second["is_private"]) == (True, False)
    assert kept == {
        "is_private": False,
        "is_on": True,
        "made_at": "2026-11-23T12:00:00+00:00",
        "address": None,
    }
    assert client.get(first["address"]).status_code == 404
    assert title_of(client.get(second["address"]).content) == "Smilestone: Test Juniper"
    assert program.delete(place).status_code == 204
    assert client.get(second["address"]).status_code == 404
    assert program.get(place).json() == NONE


def test_a_viewer_has_one_of_their_own(baby, place):
    viewer = make_caregiver(baby=baby, role=Role.VIEWER).user
    assert api(viewer).post(place).status_code == 201
    assert api(parent_of(baby)).get(place).json()["is_on"] is False
    assert Feed.objects.get().made_by == viewer

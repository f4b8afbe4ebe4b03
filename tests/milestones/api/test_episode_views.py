import uuid
from datetime import UTC, date, datetime, timedelta

import pytest

from babies.api.entries import Here
from babies.choices import Role, TickChoice
from babies.models import Episode
from babies.services import IdTakenError
from milestones.api.episode_views import EpisodeViewSet
from tests.factories import NOW, make_baby, make_caregiver, make_user, parent_of
from tests.factories_api import api
from tests.factories_episodes import make_episode, make_told

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]
ON = date(2026, 11, 20)


@pytest.fixture
def baby():
    return make_baby()


@pytest.fixture
def program(baby):
    return api(parent_of(baby))


def episodes_of(baby, *rest):
    parts = ["/api/v1/babies", str(baby.pk), "episodes", *map(str, rest), ""]
    return "/".join(parts)


def test_an_episode_is_stored_with_its_level(baby, program):
    sent = {
        "kind": "spell",
        "observed_at": "2026-11-20T08:30:05+02:00",
        "duration_s": 90,
        "count_today": 2,
        "trigger": "none",
        "responds": "yes",
        "limb_jerks": True,
        "video": True,
        "stiffening": False,
        "note": "After lunch",
    }
    response = program.post(episodes_of(baby), sent)
    row = Episode.objects.get()
    assert response.status_code == 201
    assert response.json() == {
        "id": str(row.pk),
        "kind": "spell",
        "observed_at": "2026-11-20T06:30:05+00:00",
        "on": "2026-11-20",
        "precision": "exact",
        "time_zone": "Europe/London",
        "state": "unsure",
        "duration_s": 90,
        "count_today": 2,
        "trigger": ["none"],
        "directed": "unsure",
        "responds": "yes",
        **dict.fromkeys(TickChoice.values, False),
        "limb_jerks": True,
        "video": True,
        "note": "After lunch",
        "level": "same_day",
        "reasons": response.json()["reasons"],
        "logged_at": "2026-11-23T12:00:00+00:00",
    }
    assert response.json()["reasons"] != []
    assert row.observed_at == datetime(2026, 11, 20, 6, 30, 5, tzinfo=UTC)
    assert (row.ticks, row.logged_by) == (["limb_jerks", "video"], parent_of(baby))


def test_an_id_of_another_family_is_not_found(baby, program):
    theirs = make_episode(baby=make_baby(), on=ON)
    sent = {"id": str(theirs.pk), "kind": "laugh"}
    response = program.post(episodes_of(baby), sent)
    assert response.status_code == 404
    assert response.json() == program.get(episodes_of(baby, uuid.uuid4())).json()
    assert Episode.objects.count() == 1


def test_what_changed_since_is_not_overwritten(baby, program):
    row = make_episode(baby=baby, on=ON)
    address = episodes_of(baby, row.pk)
    seen = program.get(address)["ETag"]
    first = program.patch(address, {"note": "1"}, HTTP_IF_MATCH=seen)
    second = program.patch(address, {"note": "2"}, HTTP_IF_MATCH=seen)
    assert [first.status_code, second.status_code] == [200, 412]
    row.refresh_from_db()
    assert row.note == "1"


def test_into_the_bin_and_out_again(baby, program):
    row = make_episode(baby=baby, on=ON)
    assert program.delete(episodes_of(baby, row.pk)).status_code == 204
    assert program.get(episodes_of(baby)).json()["results"] == []
    binned = program.get(episodes_of(baby, "bin")).json()["results"]
    assert [each["id"] for each in binned] == [str(row.pk)]
    assert program.post(episodes_of(baby, row.pk, "restore")).status_code == 200
    program.delete(episodes_of(baby, row.pk))
    baby.birth_on = row.on + timedelta(days=1)
    baby.zero_on = baby.birth_on
    baby.save()
    assert program.post(episodes_of(baby, row.pk, "restore")).status_code == 409
    row.refresh_from_db()
    assert row.binned_at == NOW


@pytest.mark.parametrize(
    ("query", "days"),
    [
        ("", ["2026-11-22", "2026-11-21", "2026-11-20"]),
        ("?since=2026-11-21", ["2026-11-22", "2026-11-21"]),
        ("?kind=spell", ["2026-11-21"]),
    ],
)
def test_a_list_is_filtered_and_starts_with_the_newest(baby, program, query, days):
    make_episode(baby=baby, on=ON)
    make_episode(baby=baby, on=date(2026, 11, 22))
    make_episode(baby=baby, on=date(2026, 11, 21), kind="spell")
    found = program.get(episodes_of(baby) + query).json()["results"]
    assert [each["on"] for each in found] == days


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_costs_the_same_for_any_length(
    baby, program, count, django_assert_num_queries
):
    for number in range(count):
        make_episode(baby=baby, on=ON - timedelta(days=number))
    program.get(episodes_of(baby))
    with django_assert_num_queries(5):
        program.get(episodes_of(baby))


def test_who_may_do_what(baby):
    row = make_episode(baby=baby, on=ON)
    parent = parent_of(baby)
    viewer = api(make_caregiver(baby=baby, role=Role.VIEWER).user)
    other = make_baby(by=parent, name="Test Twin")
    adds = api(parent, scope="add-only")
    sent = {"kind": "laugh"}
    for who in (viewer, api(parent, baby_id=other.pk), api(make_user())):
        refused = (
            who.post(episodes_of(baby), sent),
            who.patch(episodes_of(baby, row.pk), sent),
            who.delete(episodes_of(baby, row.pk)),
        )
        assert [each.status_code for each in refused] == [404] * 3
    assert viewer.get(episodes_of(baby, row.pk)).json()["id"] == str(row.pk)
    assert adds.get(episodes_of(baby)).status_code == 403
    assert adds.post(episodes_of(baby), sent).status_code == 201
    assert Episode.objects.count() == 2


def test_an_id_that_was_taken_meanwhile_is_no_new_episode(baby):
    theirs = make_episode(baby=make_baby(), on=ON)
    here = Here(baby, parent_of(baby), NOW)
    with pytest.raises(IdTakenError):
        EpisodeViewSet().store(theirs.pk, make_told(baby=baby, on=ON), here)

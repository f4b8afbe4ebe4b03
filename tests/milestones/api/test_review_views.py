import uuid

import pytest

from babies.choices import Role
from milestones.models import Review
from tests.factories import (
    NOW,
    make_baby,
    make_caregiver,
    make_concern,
    make_user,
    parent_of,
)
from tests.factories_api import api, fields_of

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]
WORRY = {"kind": "parent_worry", "action": "booked"}


@pytest.fixture
def baby():
    baby = make_baby()
    make_concern(baby=baby, on=NOW.date())
    return baby


@pytest.fixture
def program(baby):
    return api(parent_of(baby))


def of(baby, *rest):
    return "/".join(["/api/v1/babies", str(baby.pk), "reviews", *map(str, rest), ""])


def test_what_was_done_is_noted_once(baby, program, time_machine):
    first = program.post(of(baby), WORRY)
    row = Review.objects.get()
    assert first.status_code == 201
    assert first.json() == {
        **WORRY,
        "id": str(row.pk),
        "since": "2026-11-23",
        "level": "talk_to_pediatrician",
        "when": "this_week",
        "at": "2026-11-23T12:00:00+00:00",
    }
    assert (row.by, row.facts) == (parent_of(baby), 1)
    time_machine.shift(60)
    again = program.post(of(baby), WORRY)
    assert (again.status_code, again.json()) == (200, first.json())
    assert program.get(of(baby, row.pk)).json() == first.json()


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"kind": "boredom"}, "kind"),
        ({"action": "forgot"}, "action"),
        ({"action": None}, "action"),
        ({"mood": "good"}, "mood"),
    ],
)
def test_what_cannot_be_is_refused_by_name(baby, program, said, field):
    response = program.post(of(baby), {**WORRY, **said})
    assert (response.status_code, fields_of(response)) == (400, [field])
    assert not Review.objects.exists()


def test_reading_settles_nothing_urgent(baby, program):
    make_concern(baby=baby, on=NOW.date(), kind="hard_to_wake")
    refused = program.post(of(baby), {"kind": "unwell", "action": "seen"})
    assert fields_of(refused) == ["action"]
    told = program.post(of(baby), {"kind": "unwell", "action": "told_doctor"})
    assert told.json()["level"] == "emergency"


def test_what_is_no_reason_is_not_settled(baby, program):
    response = program.post(of(baby), {"kind": "eyes", "action": "booked"})
    assert (response.status_code, Review.objects.count()) == (409, 0)


def test_it_is_taken_back(baby, program):
    key = program.post(of(baby), WORRY).json()["id"]
    assert program.delete(of(baby, key)).status_code == 204
    assert program.delete(of(baby, key)).status_code == 404
    assert not Review.objects.exists()


def test_the_list_is_filtered(baby, program):
    program.post(of(baby), WORRY)
    found = program.get(f"{of(baby)}?kind=parent_worry").json()["results"]
    assert [each["action"] for each in found] == ["booked"]
    assert program.get(f"{of(baby)}?kind=eyes").json()["results"] == []


@pytest.mark.parametrize("actions", [["booked"], ["booked", "seen", "told_doctor"]])
def test_a_list_costs_the_same_for_any_length(
    baby, program, actions, django_assert_num_queries
):
    for action in actions:
        program.post(of(baby), {**WORRY, "action": action})
    with django_assert_num_queries(3):
        assert len(program.get(of(baby)).json()["results"]) == len(actions)


def test_who_may_do_what(baby):
    parent = parent_of(baby)
    key = api(parent).post(of(baby), WORRY).json()["id"]
    viewer = api(make_caregiver(baby=baby, role=Role.VIEWER).user)
    twin = make_baby(by=parent, name="Test Twin")
    for who in (viewer, api(parent, baby_id=twin.pk), api(make_user())):
        assert who.post(of(baby), WORRY).status_code == 404
        assert who.delete(of(baby, key)).status_code == 404
    assert viewer.get(of(baby, key)).json()["id"] == key
    assert viewer.get(of(baby, uuid.uuid4())).status_code == 404
    assert api(parent, scope="add-only").post(of(baby), WORRY).status_code == 403
    assert Review.objects.count() == 1

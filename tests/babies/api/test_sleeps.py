import uuid

import pytest

from babies.models import Sleep
from tests.factories import NOW, make_baby, parent_of
from tests.factories_api import api, fields_of

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]
NAP = {"started_at": "2026-11-22T10:00:00+02:00", "ended_at": "2026-11-22T09:30:40Z"}


@pytest.fixture
def baby():
    return make_baby()


@pytest.fixture
def program(baby):
    return api(parent_of(baby))


def sleeps_of(baby, *rest):
    return "/".join(["/api/v1/babies", str(baby.pk), "sleeps", *map(str, rest), ""])


def spans():
    rows = Sleep.objects.order_by("started_at")
    return [
        (f"{row.started_at:%H:%M}", row.ended_at and f"{row.ended_at:%H:%M}")
        for row in rows
    ]


@pytest.mark.parametrize(
    ("sent", "fields"),
    [
        ({}, ["started_at"]),
        ({"started_at": None}, ["started_at"]),
        ({"started_at": "2026-11-22T10:00:00"}, ["started_at"]),
        ({"started_at": "2026-08-31T10:00:00Z"}, ["started_at"]),
        ({"started_at": "2026-11-24T10:00:00Z"}, ["started_at"]),
        ({"started_at": "2026-11-23T12:03:00Z"}, ["started_at"]),
        ({**NAP, "ended_at": "2026-11-22T07:00:00Z"}, ["ended_at"]),
        ({**NAP, "ended_at": "2026-11-23T13:00:00Z"}, ["ended_at"]),
        ({**NAP, "note": "a\u0000b"}, ["note"]),
        ({**NAP, "minutes": 90, "mood": "good"}, ["mood"]),
        ({**NAP, "trim": "perhaps"}, ["trim"]),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_by_name(baby, program, sent, fields):
    response = program.post(sleeps_of(baby), sent)
    assert (response.status_code, fields_of(response)) == (400, fields)
    assert not Sleep.objects.exists()


def test_both_hours_of_the_night_the_clocks_go_back_are_known(baby, program):
    sent = {"started_at": "2026-10-25T00:30:00Z", "ended_at": "2026-10-25T01:30:00Z"}
    said = program.post(sleeps_of(baby), sent).json()
    assert said["minutes"] == 60
    assert said["started_at"] == "2026-10-25T01:30:00+01:00"
    assert said["ended_at"] == "2026-10-25T01:30:00+00:00"


def test_two_sleeps_do_not_overlap(baby, program):
    program.post(sleeps_of(baby), NAP)
    sent = {"started_at": "2026-11-22T09:00:00Z", "ended_at": "2026-11-22T10:00:00Z"}
    response = program.post(sleeps_of(baby), sent)
    assert response.status_code == 400
    assert response.json()["errors"] == [
        {"field": "trim", "message": "Two sleeps cannot overlap."}
    ]
    assert spans() == [("08:00", "09:30")]


def test_a_sleep_keeps_what_others_leave_of_it(baby, program):
    program.post(sleeps_of(baby), NAP)
    sent = {
        "id": str(uuid.uuid4()),
        "started_at": "2026-11-22T09:00:00Z",
        "ended_at": "2026-11-22T10:00:00Z",
        "trim": True,
    }
    first, again = (
        program.post(sleeps_of(baby), sent),
        program.post(sleeps_of(baby), sent),
    )
    assert [first.status_code, again.status_code] == [201, 200]
    assert first.json()["minutes"] == 30
    assert spans() == [("08:00", "09:30"), ("09:30", "10:00")]


def test_nothing_is_left_of_a_sleep_inside_another(baby, program):
    program.post(sleeps_of(baby), NAP)
    sent = {"started_at": "2026-11-22T08:30:00Z", "ended_at": "2026-11-22T09:00:00Z"}
    response = program.post(sleeps_of(baby), {**sent, "trim": True})
    assert fields_of(response) == ["trim"]


def test_a_very_long_sleep_is_asked_about(baby, program):
    sent = {"started_at": "2026-11-21T10:00:00Z", "ended_at": "2026-11-22T03:00:00Z"}
    asked = program.post(sleeps_of(baby), sent)
    assert asked.json()["errors"] == [
        {"field": "confirm_long", "message": "That is 17 hours in one sleep."}
    ]
    assert not Sleep.objects.exists()
    sure = program.post(sleeps_of(baby), {**sent, "confirm_long": True})
    assert (sure.status_code, sure.json()["minutes"]) == (201, 17 * 60)


def test_the_same_under_the_same_id_is_one_sleep(baby, program):
    sent = {"id": str(uuid.uuid4()), **NAP}
    first = program.post(sleeps_of(baby), sent)
    again = program.post(sleeps_of(baby), sent)
    assert [first.status_code, again.status_code] == [201, 200]
    assert first.json() == again.json()
    program.patch(sleeps_of(baby, sent["id"]), {"note": "Later"})
    third = program.post(sleeps_of(baby), sent)
    assert (third.status_code, third.json()["note"]) == (200, "Later")
    assert Sleep.objects.count() == 1


@pytest.mark.parametrize(
    "other",
    [
        {"note": "Other"},
        {"started_at": "2026-11-22T08:01:00Z"},
        {"ended_at": "2026-11-22T09:31:00Z"},
        {"ended_at": "2026-11-22T09:00:00Z", "trim": True},
        {"started_at": "2026-11-22T08:01:00Z", "trim": True},
    ],
)
def test_another_body_under_the_same_id_is_refused(baby, program, other):
    sent = {"id": str(uuid.uuid4()), **NAP}
    program.post(sleeps_of(baby), sent)
    assert program.post(sleeps_of(baby), {**sent, **other}).status_code == 409
    assert spans() == [("08:00", "09:30")]


def test_a_sleep_that_has_ended_since_is_the_same(baby, program):
    sent = {"id": str(uuid.uuid4()), "started_at": "2026-11-23T11:00:00Z"}
    assert program.post(sleeps_of(baby), sent).json()["minutes"] is None
    program.post(sleeps_of(baby, sent["id"], "stop"))
    again = program.post(sleeps_of(baby), sent)
    assert (again.status_code, again.json()["minutes"]) == (200, 60)

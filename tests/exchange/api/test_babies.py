import uuid
from datetime import date

import pytest

from babies.choices import Role
from babies.models import Baby
from tests.factories import (
    NOW,
    make_baby,
    make_caregiver,
    make_smile,
    make_user,
    parent_of,
)
from tests.factories_api import api, fields_of

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]
ALL = "/api/v1/babies/"
SENT = {
    "name": "Test Willow",
    "birth_date": "2026-09-01",
    "gestation_weeks": 38,
    "gestation_days": 2,
    "time_zone": "Europe/London",
}


@pytest.fixture
def baby():
    return make_baby()


@pytest.fixture
def program(baby):
    return api(parent_of(baby))


def one(baby, *rest):
    return "/".join(["/api/v1/babies", str(baby.pk), *rest, ""])


def test_a_baby_is_added_with_its_first_parent():
    user = make_user()
    response = api(user).post(ALL, SENT)
    row = Baby.objects.get()
    assert response.status_code == 201
    assert response.json() == {
        **SENT,
        "id": str(row.pk),
        "birth_is_estimated": False,
        "due_date": None,
        "visit_on": None,
        "quiet_since": None,
        "zero_day": "2026-09-01",
        "role": "parent",
        "created_at": "2026-11-23T12:00:00+00:00",
    }
    assert parent_of(row) == user


def test_a_due_date_says_the_weeks(program):
    sent = {**SENT, "due_date": "2026-09-08"}
    del sent["gestation_weeks"], sent["gestation_days"]
    said = program.post(ALL, sent).json()
    assert (said["gestation_weeks"], said["gestation_days"]) == (39, 0)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "x" * 81}, "name"),
        ({"birth_date": "2026-11-24"}, "birth_date"),
        ({"birth_date": "1999-01-01"}, "birth_date"),
        ({"birth_date": None}, "birth_date"),
        ({"due_date": "2030-01-01"}, "due_date"),
        ({"gestation_weeks": 20}, "gestation_weeks"),
        ({"gestation_weeks": 10**30}, "gestation_weeks"),
        ({"gestation_weeks": None}, "gestation_days"),
        ({"gestation_days": 7}, "gestation_days"),
        ({"gestation_weeks": 23}, "is_confirmed"),
        ({"time_zone": "Mars/Olympus"}, "time_zone"),
        ({"time_zone": None}, "time_zone"),
        ({"visit_on": "2026-08-01"}, "visit_on"),
        ({"born": "2026-09-01"}, "born"),
        ({"name": "Test Juniper", "gestation_weeks": 40}, "is_twin"),
    ],
)
def test_what_cannot_be_is_refused_by_name(program, more, field):
    response = program.post(ALL, {**SENT, **more})
    assert response.status_code == 400
    assert fields_of(response) == [field]
    assert Baby.objects.count() == 1


def test_what_is_rare_is_taken_once_it_is_confirmed(program):
    sent = {**SENT, "gestation_weeks": 23, "is_confirmed": True}
    assert program.post(ALL, sent).status_code == 201


def test_the_same_under_the_same_id_is_one_baby(program):
    sent = {**SENT, "id": str(uuid.uuid4())}
    first, again = program.post(ALL, sent), program.post(ALL, sent)
    program.patch(f"{ALL}{sent['id']}/", {"name": "Test Fern"})
    later = program.post(ALL, sent)
    other = program.post(ALL, {**sent, "name": "Test Oak"})
    statuses = [each.status_code for each in (first, again, later, other)]
    assert statuses == [201, 200, 200, 409]
    assert (again.json(), later.json()["name"]) == (first.json(), "Test Fern")


def test_an_id_of_another_family_is_not_found(program):
    theirs = make_baby(name="Test Hazel")
    response = program.post(ALL, {**SENT, "id": str(theirs.pk)})
    assert response.status_code == 404
    assert response.json() == program.get(one(theirs)).json()
    theirs.refresh_from_db()
    assert theirs.name == "Test Hazel"


def test_a_list_has_ones_own_babies_with_ones_role(baby, program):
    other = make_baby(name="Test Ash")
    make_caregiver(baby=other, user=parent_of(baby), role=Role.VIEWER)
    make_baby(name="Test Hazel")
    rows = program.get(ALL).json()["results"]
    assert {(row["id"], row["role"]) for row in rows} == {
        (str(baby.pk), "parent"),
        (str(other.pk), "viewer"),
    }


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_costs_the_same_for_any_length(count, django_assert_num_queries):
    user = make_user()
    for number in range(count):
        make_baby(by=user, name=f"Test {number}")
    program = api(user)
    program.get(ALL)
    with django_assert_num_queries(2):
        program.get(ALL)


def test_other_dates_change_what_follows_from_them(baby, program):
    smile = make_smile(baby=baby, on=date(2026, 11, 1), state="awake")
    said = program.patch(one(baby), {"due_date": "2026-10-06"}).json()
    assert (said["gestation_weeks"], said["zero_day"]) == (35, "2026-10-06")
    age = program.get(one(baby, "smiles", str(smile.pk))).json()["corrected_age_days"]
    assert age == 26


def test_what_was_read_can_be_sent_back_whole(baby, program):
    read = program.get(one(baby)).json()
    written = program.put(one(baby), read)
    assert (written.status_code, written.json()) == (200, read)


def test_all_anew_leaves_nothing_of_before(baby, program):
    sent = {"name": "Test Elm", "birth_date": "2026-09-02", "time_zone": "UTC"}
    said = program.put(one(baby), sent).json()
    assert (said["gestation_weeks"], said["zero_day"]) == (None, "2026-09-02")


def test_a_birth_after_an_entry_is_refused(baby, program):
    make_smile(baby=baby, on=date(2026, 9, 10))
    response = program.patch(one(baby), {"birth_date": "2026-09-11"})
    assert fields_of(response) == ["birth_date"]
    baby.refresh_from_db()
    assert baby.birth_on == date(2026, 9, 1)


def test_an_id_cannot_be_changed(baby, program):
    assert fields_of(program.patch(one(baby), {"id": str(uuid.uuid4())})) == ["id"]


def test_what_changed_since_is_not_overwritten(baby, program):
    seen = program.get(one(baby))["ETag"]
    first = program.patch(one(baby), {"name": "Test Elm"}, HTTP_IF_MATCH=seen)
    second = program.patch(one(baby), {"name": "Test Fir"}, HTTP_IF_MATCH=seen)
    assert [first.status_code, second.status_code] == [200, 412]
    assert program.get(one(baby)).json()["name"] == "Test Elm"


def test_into_the_bin_and_out_again(baby, program):
    read = program.get(one(baby)).json()
    assert program.delete(one(baby)).status_code == 204
    assert program.get(one(baby)).status_code == 404
    assert program.get(ALL).json()["results"] == []
    assert program.get(f"{ALL}bin/").json()["results"] == [read]
    assert program.post(one(baby, "restore")).json() == read
    assert program.post(one(baby, "restore")).json() == read
    assert program.get(f"{ALL}bin/").json()["results"] == []


def test_only_a_parent_decides(baby):
    caregiver = api(make_caregiver(baby=baby).user)
    answers = (
        caregiver.patch(one(baby), {"name": "x"}),
        caregiver.delete(one(baby)),
        caregiver.post(one(baby, "restore")),
    )
    assert [each.status_code for each in answers] == [404] * 3
    baby.refresh_from_db()
    assert (baby.name, baby.binned_at) == ("Test Juniper", None)


def test_a_token_for_one_baby_sees_it_alone_and_adds_none(baby):
    parent = parent_of(baby)
    make_baby(by=parent, name="Test Twin")
    program = api(parent, baby_id=baby.pk)
    assert [row["id"] for row in program.get(ALL).json()["results"]] == [str(baby.pk)]
    assert program.post(ALL, SENT).status_code == 403


def test_a_parent_lets_the_pages_rest_and_wakes_them(baby, program, time_machine):
    rested = program.put(one(baby, "quiet"), {"is_quiet": True}).json()
    time_machine.shift(60)
    again = program.put(one(baby, "quiet"), {"is_quiet": True}).json()
    assert rested["quiet_since"] == again["quiet_since"] == "2026-11-23T12:00:00+00:00"
    assert program.put(one(baby, "quiet"), {"is_quiet": False}).json() == {
        **rested,
        "quiet_since": None,
    }
    baby.refresh_from_db()
    assert baby.quiet_since is None

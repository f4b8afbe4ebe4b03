import uuid
from datetime import date, timedelta
from typing import Any

import pytest

from babies.choices import Role
from babies.models import First, LostSkill
from clinical.library import library
from milestones.models import TipTried
from tests.factories import (
    NOW,
    make_baby,
    make_caregiver,
    make_lost_skill,
    make_user,
    parent_of,
)
from tests.factories_api import api, fields_of
from tests.factories_milestones import make_first

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]
TIP = next(iter(library().tip_by_id))
SENT = {
    "lost-skills": {"skill": "social-smile"},
    "firsts": {"title": "First bath"},
    "tips-tried": {"tip": TIP, "outcome": "looked"},
}
MODEL: dict[str, Any] = {
    "lost-skills": LostSkill,
    "firsts": First,
    "tips-tried": TipTried,
}
kinds = pytest.mark.parametrize("name", SENT)


@pytest.fixture
def baby():
    return make_baby()


@pytest.fixture
def program(baby):
    return api(parent_of(baby))


def of(baby, *rest):
    return "/".join(["/api/v1/babies", str(baby.pk), *map(str, rest), ""])


@kinds
def test_one_is_stored(baby, program, name):
    sent = {**SENT[name], "on": "2026-11-20", "note": "At home"}
    response = program.post(of(baby, name), sent)
    row = MODEL[name].objects.get()
    assert response.status_code == 201
    assert response.json() == {
        **sent,
        "id": str(row.pk),
        "logged_at": "2026-11-23T12:00:00+00:00",
    }
    assert (row.baby, row.on, row.logged_by) == (
        baby,
        date(2026, 11, 20),
        parent_of(baby),
    )


@kinds
@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"on": "2026-08-31"}, "on"),
        ({"on": "2026-11-24"}, "on"),
        ({"note": "a\u0000b"}, "note"),
        ({"mood": "good"}, "mood"),
    ],
)
def test_what_cannot_be_is_refused_by_name(baby, program, name, said, field):
    response = program.post(of(baby, name), {**SENT[name], **said})
    assert (response.status_code, fields_of(response)) == (400, [field])
    assert not MODEL[name].objects.exists()


@pytest.mark.parametrize(
    ("name", "sent", "field"),
    [
        ("lost-skills", {}, "skill"),
        ("lost-skills", {"skill": "flying"}, "skill"),
        ("firsts", {"title": " "}, "title"),
        ("firsts", {"title": "a\u202eb"}, "title"),
        ("tips-tried", {"tip": "flying", "outcome": "looked"}, "tip"),
        ("tips-tried", {"tip": TIP}, "outcome"),
        ("tips-tried", {"tip": TIP, "outcome": "cried"}, "outcome"),
    ],
)
def test_nobody_tells_of_what_there_is_not(baby, program, name, sent, field):
    response = program.post(of(baby, name), sent)
    assert (response.status_code, fields_of(response)) == (400, [field])


def test_the_smile_has_the_name_that_assess_gives_it(baby, program):
    program.post(of(baby, "lost-skills"), {"skill": "social_smile"})
    found = program.get(of(baby, "assessment")).json()
    assert found["flags"][0]["kind"] == "skill_lost"
    assert LostSkill.objects.get().skill == "social-smile"


@kinds
def test_the_same_under_the_same_id_is_one(baby, program, name):
    sent = {"id": str(uuid.uuid4()), **SENT[name]}
    first, again = (
        program.post(of(baby, name), sent),
        program.post(of(baby, name), sent),
    )
    assert [first.status_code, again.status_code] == [201, 200]
    assert first.json() == again.json()
    assert program.post(of(baby, name), {**sent, "note": "Other"}).status_code == 409
    assert MODEL[name].objects.count() == 1


@kinds
def test_an_id_of_another_family_is_not_found(baby, program, name):
    theirs = make_baby()
    key = api(parent_of(theirs)).post(of(theirs, name), SENT[name]).json()["id"]
    response = program.post(of(baby, name), {"id": key, **SENT[name]})
    nowhere = program.get(of(baby, name, uuid.uuid4()))
    assert (response.status_code, response.json()) == (404, nowhere.json())
    assert MODEL[name].objects.get().baby == theirs


@kinds
def test_into_the_bin_and_out_again(baby, program, name):
    key = program.post(of(baby, name), SENT[name]).json()["id"]
    assert program.delete(of(baby, name, key)).status_code == 204
    assert program.get(of(baby, name)).json()["results"] == []
    binned = program.get(of(baby, name, "bin")).json()["results"]
    assert [each["id"] for each in binned] == [key]
    assert program.post(of(baby, name, key, "restore")).status_code == 200
    assert program.get(of(baby, name, key)).json()["id"] == key


def test_a_first_changes_its_words_and_its_day(baby, program):
    row = make_first(baby=baby)
    address = of(baby, "firsts", row.pk)
    seen = program.get(address)["ETag"]
    said = program.patch(address, {"title": "First swim"}, HTTP_IF_MATCH=seen).json()
    assert (said["title"], said["on"]) == ("First swim", "2026-10-01")
    late = program.patch(address, {"note": "x"}, HTTP_IF_MATCH=seen)
    anew = program.put(address, {"title": "First swim", "on": "2026-10-02"})
    assert (late.status_code, anew.json()["on"]) == (412, "2026-10-02")
    row.refresh_from_db()
    assert (row.title, row.on, row.note) == ("First swim", date(2026, 10, 2), "")


def test_days_are_chosen(baby, program):
    for days in range(3):
        make_lost_skill(baby=baby, on=NOW.date() - timedelta(days=days))
    address = of(baby, "lost-skills")
    found = program.get(f"{address}?since=2026-11-22").json()["results"]
    assert [each["on"] for each in found] == ["2026-11-23", "2026-11-22"]


@pytest.mark.parametrize("count", [1, 3])
@kinds
def test_a_list_costs_the_same_for_any_length(
    baby, program, name, count, django_assert_num_queries
):
    for _ in range(count):
        program.post(of(baby, name), SENT[name])
    program.get(of(baby, name))
    with django_assert_num_queries(3):
        program.get(of(baby, name))


@kinds
def test_who_may_do_what(baby, name):
    parent = parent_of(baby)
    key = api(parent).post(of(baby, name), SENT[name]).json()["id"]
    viewer = api(make_caregiver(baby=baby, role=Role.VIEWER).user)
    twin = make_baby(by=parent, name="Test Twin")
    for who in (viewer, api(parent, baby_id=twin.pk), api(make_user())):
        refused = (
            who.post(of(baby, name), SENT[name]),
            who.delete(of(baby, name, key)),
        )
        assert [each.status_code for each in refused] == [404] * 2
    adds = api(parent, scope="add-only")
    assert viewer.get(of(baby, name, key)).json()["id"] == key
    assert adds.get(of(baby, name)).status_code == 403
    assert adds.post(of(baby, name), {**SENT[name], "note": "b"}).status_code == 201
    assert MODEL[name].objects.count() == 2

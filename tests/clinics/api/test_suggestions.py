"""Other dates that staff suggest, for programs."""

import uuid

import pytest

from clinics.corrections import refuse
from clinics.models import Correction, Look
from tests.clinics.corrections import suggested
from tests.clinics.rows import make_share, make_staff
from tests.factories import NOW, make_baby, parent_of
from tests.factories_api import fields_of

SENT = {
    "birth_date": "2026-09-01",
    "gestation_weeks": 37,
    "gestation_days": 0,
    "why": "Our record says so.",
}


@pytest.fixture
def share(nurse):
    return make_share(baby=make_baby(), clinic=nurse.clinic)


def address(share, *rest):
    return "/".join(
        [f"/api/v1/clinic/babies/{share.pk}/corrections", *map(str, rest), ""]
    )


def test_other_dates_are_asked_of_the_family_once(program, nurse, share):
    key = str(uuid.uuid4())
    first, again, other = (
        program.post(address(share), {"id": key, **SENT, "why": why})
        for why in (SENT["why"], SENT["why"], "Something else.")
    )
    assert [first.status_code, again.status_code, other.status_code] == [201, 200, 409]
    said = first.json()
    before, after = said.pop("before"), said.pop("after")
    assert said == {
        "id": key,
        "why": SENT["why"],
        "by": {"id": str(nurse.pk), "name": nurse.name},
        "at": "2026-11-23T12:00:00+00:00",
        "verdict": "open",
        "decided_at": None,
    }
    assert (before["gestation_weeks"], after["gestation_weeks"]) == (40, 37)
    assert after["birth_date"] == "2026-09-01"
    assert share.baby.corrections.get().verdict == "open"


def test_what_cannot_be_suggested_is_refused(program, nurse, share):
    for sent, field in (
        ({**SENT, "birth_date": "2027-01-01"}, "birth_date"),
        ({**SENT, "gestation_weeks": 99}, "gestation_weeks"),
        ({**SENT, "why": ""}, "why"),
    ):
        response = program.post(address(share), sent)
        assert (response.status_code, fields_of(response)) == (400, [field])
    same = program.post(address(share), {**SENT, "gestation_weeks": 40})
    assert (same.status_code, same.json()["detail"]) == (
        409,
        "These are the dates the family gave.",
    )
    theirs = suggested(baby=make_baby(), by=make_staff())
    sent = program.post(address(share), {"id": str(theirs.pk), **SENT})
    assert (sent.status_code, Correction.objects.count()) == (404, 1)
    suggested(baby=share.baby, by=nurse)
    waiting = program.post(address(share), {**SENT, "gestation_weeks": 38})
    assert waiting.json()["detail"] == (
        "A suggestion waits already. Take it back first."
    )


def test_the_list_is_the_clinics_own_and_a_look_at_the_dates(program, nurse, share):
    row = suggested(baby=share.baby, by=nurse)
    suggested(baby=share.baby, by=make_staff())
    (found,) = program.get(address(share)).json()["results"]
    assert found["id"] == str(row.pk)
    assert [look.part for look in Look.objects.all()] == ["dates"]


def test_a_suggestion_is_taken_back_before_it_is_answered(program, nurse, share):
    row = suggested(baby=share.baby, by=nurse)
    taken = program.post(address(share, row.pk, "withdraw"))
    again = program.post(address(share, row.pk, "withdraw"))
    assert (taken.status_code, taken.json()["verdict"]) == (200, "withdrawn")
    assert taken.json()["decided_at"] == "2026-11-23T12:00:00+00:00"
    assert (again.status_code, again.json()["detail"]) == (
        409,
        "This suggestion was taken back already.",
    )
    answered = suggested(baby=share.baby, by=nurse)
    refuse(answered, by=parent_of(share.baby), now=NOW)
    late = program.post(address(share, answered.pk, "withdraw"))
    assert late.json()["detail"] == "The family has refused these dates already."


def test_another_clinics_suggestion_is_not_there(program, share):
    row = suggested(baby=share.baby, by=make_staff())
    assert program.post(address(share, row.pk, "withdraw")).status_code == 404
    row.refresh_from_db()
    assert row.verdict == "open"

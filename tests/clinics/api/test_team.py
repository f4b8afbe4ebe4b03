"""Who works at a clinic, for programs: the same refusals as on the page."""

import pytest

from clinics.choices import Action, StaffRole
from clinics.models import Case
from tests.clinics.rows import make_staff
from tests.clinics.test_team import make_case
from tests.factories_api import api, fields_of

TEAM, ME = "/api/v1/clinic/team/", "/api/v1/clinic/me/"


@pytest.fixture
def lead(nurse):
    return make_staff(clinic=nurse.clinic, role=StaffRole.LEAD, name="Lead Example")


@pytest.fixture
def in_charge(lead):
    return api(lead.user)


def of(person, *rest):
    return "/".join([TEAM.rstrip("/"), str(person.pk), *rest, ""])


def test_everybody_sees_with_whom_they_work(program, nurse, lead):
    reviewer = make_staff(clinic=nurse.clinic, role=StaffRole.REVIEWER, name="Rae")
    make_staff(name="Elsewhere")
    rows = program.get(TEAM).json()["results"]
    assert {row["name"] for row in rows} == {nurse.name, lead.name, "Rae"}
    assert {row["id"] for row in rows if row["is_me"]} == {str(nurse.pk)}
    assert api(reviewer.user).get(of(nurse)).json() == {
        "id": str(nurse.pk),
        "name": nurse.name,
        "role": "nurse",
        "since": "2026-11-23T12:00:00+00:00",
        "is_me": False,
    }
    assert nurse.user.email not in program.get(TEAM).content.decode()


def test_ones_own_name(program, nurse):
    tag = program.get(ME)["ETag"]
    said = program.put(ME, {"name": "Kim"}, headers={"If-Match": tag})
    stale = program.put(ME, {"name": "Kay"}, headers={"If-Match": tag})
    bad = program.put(ME, {"name": "A\x00"})
    assert (said.status_code, said.json()["name"], said.json()["is_me"]) == (
        200,
        "Kim",
        True,
    )
    assert (stale.status_code, bad.status_code, fields_of(bad)) == (412, 400, ["name"])
    nurse.refresh_from_db()
    assert nurse.name == "Kim"


def test_a_lead_gives_another_role(in_charge, nurse):
    said = in_charge.put(of(nurse, "role"), {"role": "clinician"})
    assert (said.status_code, said.json()["role"]) == (200, "clinician")
    nurse.refresh_from_db()
    assert nurse.role == "clinician"


def test_nobody_changes_their_own_role(in_charge, program, nurse, lead):
    mine = in_charge.put(of(lead, "role"), {"role": "nurse"})
    by_nurse = program.put(of(nurse, "role"), {"role": "lead"})
    assert (mine.status_code, by_nurse.status_code) == (409, 404)
    assert mine.json()["detail"] == "Nobody changes their own role."
    nurse.refresh_from_db()
    assert nurse.role == "nurse"


def test_an_administrator_makes_no_lead_and_unseats_not_the_last(nurse, lead):
    admin = make_staff(clinic=nurse.clinic, role=StaffRole.ADMINISTRATOR)
    program = api(admin.user)
    made = program.put(of(nurse, "role"), {"role": "lead"})
    unseated = program.put(of(lead, "role"), {"role": "nurse"})
    gone = program.post(of(lead, "leave"), {})
    assert (made.status_code, fields_of(made)) == (400, ["role"])
    assert (
        made.json()["errors"][0]["message"] == "Only a lead can make somebody a lead."
    )
    only = "This is the only lead here. Make somebody else a lead first."
    for refused in (unseated, gone):
        assert (refused.status_code, refused.json()["detail"]) == (409, only)
    lead.refresh_from_db()
    assert (lead.role, lead.left_at) == ("lead", None)


@pytest.mark.parametrize("rest", ["role", "leave"])
def test_what_is_open_is_handed_over(in_charge, nurse, lead, rest):
    case = make_case(nurse)
    ask = in_charge.put if rest == "role" else in_charge.post
    sent = {"role": "reviewer"} if rest == "role" else {}
    alone = ask(of(nurse, rest), sent)
    over = {"to_staff": str(lead.pk), "note": "Call on Monday."}
    foreign = ask(of(nurse, rest), {**sent, **over, "to_staff": str(make_staff().pk)})
    done = ask(of(nurse, rest), {**sent, **over})
    assert fields_of(alone) == ["to_staff", "note"]
    assert fields_of(foreign) == ["to_staff"]
    assert done.status_code == (200 if sent else 204)
    step = case.steps.get()
    assert Case.objects.get().taken_by == lead
    assert (step.action, step.note) == (Action.HANDED_OVER, "Call on Monday.")


def test_whoever_leaves_finds_nothing_any_more(program, nurse, lead):
    assert program.post(of(lead, "leave"), {}).status_code == 404
    assert program.post(of(nurse, "leave"), {}).status_code == 204
    assert program.get(TEAM).status_code == 404
    nurse.refresh_from_db()
    assert nurse.left_at is not None


def test_nobody_of_another_clinic_is_reached(in_charge):
    other = make_staff(name="Elsewhere")
    for response in (
        in_charge.get(of(other)),
        in_charge.put(of(other, "role"), {"role": "reviewer"}),
        in_charge.post(of(other, "leave"), {}),
    ):
        assert (response.status_code, response.json()["errors"]) == (404, [])
    other.refresh_from_db()
    assert (other.role, other.left_at) == ("nurse", None)

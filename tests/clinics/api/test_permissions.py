import pytest
from allauth.mfa.models import Authenticator

from clinics.choices import CARING_ROLES, StaffRole
from clinics.models import CaseStep
from tests.clinics.rows import make_staff
from tests.factories import make_baby, make_user
from tests.factories_api import api

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/clinic/worklist/"


@pytest.mark.parametrize("role", StaffRole.values)
def test_only_those_who_care_find_something(role):
    staff = make_staff(role=role)
    expected = 200 if role in CARING_ROLES else 404
    response = api(staff.user).get(ADDRESS)
    assert (response.status_code, "results" in response.json()) == (
        expected,
        expected == 200,
    )


def test_whoever_works_nowhere_finds_nothing():
    response = api(make_user()).get(ADDRESS)
    assert (response.status_code, response.json()["type"]) == (
        404,
        "urn:smilestone:problem:not-found",
    )


def test_a_browser_left_open_reads_nothing_of_a_clinic(client, nurse):
    client.force_login(nurse.user)
    assert client.get(ADDRESS).status_code == 403


def test_a_token_for_one_baby_and_one_that_adds_speak_for_no_clinic(nurse):
    baby = make_baby(by=nurse.user)
    assert api(nurse.user, baby_id=baby.pk).get(ADDRESS).status_code == 403
    assert api(nurse.user, scope="add-only").get(ADDRESS).status_code == 403


def test_a_token_that_reads_changes_nothing(nurse, watched):
    sent = {"share": str(watched().pk), "kind": "social_smile_late"}
    sent["action"] = "acknowledged"
    reads = api(nurse.user, scope="read")
    assert reads.get(ADDRESS).status_code == 200
    assert reads.post("/api/v1/clinic/reviews/", sent).status_code == 403
    assert not CaseStep.objects.exists()


def test_staff_without_a_second_step_are_told_where_it_is_required(settings, nurse):
    settings.STAFF_TWO_FACTOR = "required"
    program = api(nurse.user)
    refused = program.get(ADDRESS)
    assert (refused.status_code, refused.json()["detail"]) == (
        403,
        "Staff need a second step. Please add one.",
    )
    Authenticator.objects.create(user=nurse.user, type="totp", data={})
    assert program.get(ADDRESS).json() == {"next": None, "results": []}


def test_whoever_has_left_finds_nothing(nurse, clock):
    program = api(nurse.user)
    nurse.left_at = nurse.since_at
    nurse.save()
    assert program.get(ADDRESS).status_code == 404
    assert program.get("/api/v1/clinic/reviews/").json()["errors"] == []

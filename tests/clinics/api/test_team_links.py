"""Links to a clinic's team, for programs."""

import uuid
from datetime import timedelta

import pytest

from clinics.choices import StaffRole
from clinics.models import StaffInvitation
from clinics.team import MOST_OPEN, join
from tests.clinics.rows import make_staff
from tests.clinics.test_team import make_link
from tests.factories import NOW, make_user
from tests.factories_api import api, fields_of

ADDRESS = "/api/v1/clinic/invitations/"


@pytest.fixture
def lead(nurse):
    return make_staff(clinic=nurse.clinic, role=StaffRole.LEAD, name="Lead Example")


@pytest.fixture
def in_charge(lead):
    return api(lead.user)


def secret_of(response):
    return response.json()["address"].rstrip("/").rpartition("/")[2]


def test_a_link_lets_one_person_in_and_its_secret_is_told_once(in_charge, lead):
    key = str(uuid.uuid4())
    first, again, other = (
        in_charge.post(ADDRESS, {"id": key, "role": role})
        for role in ("nurse", "nurse", "clinician")
    )
    assert [first.status_code, again.status_code, other.status_code] == [201, 200, 409]
    (listed,) = in_charge.get(ADDRESS).json()["results"]
    assert listed == {**again.json(), "address": None}
    assert listed == {
        "id": key,
        "role": "nurse",
        "made_by": lead.name,
        "expires_at": "2026-11-30T12:00:00+00:00",
        "address": None,
    }
    staff, is_new = join(secret=secret_of(again), name="Kim", by=make_user(), now=NOW)
    assert (staff.clinic, staff.role, is_new) == (lead.clinic, "nurse", True)
    used = in_charge.post(ADDRESS, {"id": key, "role": "nurse"})
    gone = in_charge.delete(f"{ADDRESS}{key}/")
    assert (used.status_code, used.json()["detail"]) == (
        409,
        "That link was used. Make a new one here.",
    )
    assert (gone.status_code, gone.json()["detail"]) == (
        409,
        "This link was used before.",
    )


def test_a_link_is_taken_back(in_charge, lead):
    row, _secret = make_link(lead)
    assert in_charge.delete(f"{ADDRESS}{row.pk}/").status_code == 204
    assert in_charge.delete(f"{ADDRESS}{row.pk}/").status_code == 204
    row.refresh_from_db()
    assert row.revoked_at == NOW
    assert in_charge.get(ADDRESS).json()["results"] == []


def test_another_clinics_link_is_not_there(in_charge):
    row, _secret = make_link(make_staff(role=StaffRole.LEAD))
    sent = in_charge.post(ADDRESS, {"id": str(row.pk), "role": "nurse"})
    assert sent.status_code == 404
    assert in_charge.delete(f"{ADDRESS}{row.pk}/").status_code == 404
    row.refresh_from_db()
    assert row.revoked_at is None


def test_an_administrator_invites_everybody_but_a_lead(nurse):
    program = api(make_staff(clinic=nurse.clinic, role=StaffRole.ADMINISTRATOR).user)
    refused = program.post(ADDRESS, {"role": "lead"})
    made = program.post(ADDRESS, {"role": "administrator"})
    assert (refused.status_code, fields_of(refused)) == (400, ["role"])
    assert (made.status_code, StaffInvitation.objects.get().role) == (
        201,
        "administrator",
    )


def test_there_are_not_too_many_links(in_charge, lead):
    later = NOW + timedelta(days=7)
    StaffInvitation.objects.bulk_create(
        StaffInvitation(
            clinic=lead.clinic, made_by=lead, role="nurse", secret_hash=str(number),
            made_at=NOW, expires_at=later,
        )
        for number in range(MOST_OPEN)
    )  # fmt: skip
    refused = in_charge.post(ADDRESS, {"role": "nurse"})
    assert (refused.status_code, refused.json()["detail"]) == (
        409,
        "Many links are open. Take one back first.",
    )


def test_a_nurse_invites_nobody(program):
    assert program.post(ADDRESS, {"role": "nurse"}).status_code == 404
    assert not StaffInvitation.objects.exists()

import pytest

from babies.choices import Role
from clinics.models import Staff
from tests.clinics.rows import make_clinic, make_share, make_staff
from tests.exchange.fhir.rows import a_referral, all_of, case_c, of_family, of_share
from tests.factories import NOW, make_caregiver, make_user, parent_of

pytestmark = pytest.mark.django_db


def roles(made):
    return [
        [code["code"] for code in one["relationship"][0]["coding"]]
        for one in all_of(made, "RelatedPerson")
    ]


def test_the_baby_is_a_name_and_a_date():
    baby = case_c()
    assert all_of(of_family(baby), "Patient") == [
        {
            "resourceType": "Patient",
            "id": str(baby.pk),
            "name": [{"text": "Test Clover"}],
            "birthDate": "2026-09-01",
        }
    ]


def test_carers_are_named_by_role_and_to_their_own_family_by_e_mail():
    baby = case_c(by=make_user(email="parent@example.com"))
    viewer = make_user(email="viewer@example.com")
    make_caregiver(baby=baby, user=viewer, role=Role.VIEWER)
    made = of_family(baby)
    assert roles(made) == [["PRN", "cares-as-parent"], ["cares-as-viewer"]]
    assert [one["telecom"] for one in all_of(made, "RelatedPerson")] == [
        [{"system": "email", "value": "parent@example.com"}],
        [{"system": "email", "value": "viewer@example.com"}],
    ]


def test_a_clinic_gets_roles_and_no_address():
    baby = case_c(by=make_user(email="parent@example.com"))
    share = make_share(baby=baby, clinic=make_clinic())
    made = of_share(share)
    assert roles(made) == [["PRN", "cares-as-parent"]]
    assert "parent@" not in str(made)
    assert "telecom" not in str(made)


def test_ids_of_carers_are_no_counters():
    baby = case_c()
    (carer,) = all_of(of_family(baby), "RelatedPerson")
    assert len(carer["id"]) == 36
    assert str(parent_of(baby).pk) != carer["id"]


def test_each_clinic_and_each_who_referred_comes_once():
    baby, clinic = case_c(), make_clinic(name="Example Clinic")
    make_share(baby=baby)
    make_share(baby=baby, clinic=clinic)
    staff = make_staff(clinic=clinic, name="Nurse Example")
    a_referral(baby, staff)
    a_referral(baby, staff)
    made = of_family(baby)
    assert all_of(made, "Organization") == [
        {
            "resourceType": "Organization",
            "id": str(clinic.pk),
            "active": True,
            "name": "Example Clinic",
        }
    ]
    assert all_of(made, "Practitioner") == [
        {
            "resourceType": "Practitioner",
            "id": str(staff.pk),
            "active": True,
            "name": [{"text": "Nurse Example"}],
        }
    ]


def test_staff_who_left_are_not_active():
    baby, staff = case_c(), make_staff()
    a_referral(baby, staff)
    Staff.objects.update(left_at=NOW)
    (practitioner,) = all_of(of_family(baby), "Practitioner")
    assert practitioner["active"] is False


def test_the_rules_are_a_device_with_their_version():
    (device,) = all_of(of_family(case_c()), "Device")
    assert device["version"] == [{"value": "2026.1"}]
    assert device["deviceName"] == [
        {"name": "Smilestone clinical rules", "type": "user-friendly-name"}
    ]

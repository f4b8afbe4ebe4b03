"""Clinics and their staff, and what the database refuses."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction

from clinics.models import SavedView, Staff, StaffInvitation
from tests.clinics.rows import make_clinic, make_staff
from tests.factories import NOW, make_user

pytestmark = pytest.mark.django_db


def test_rows_name_themselves():
    staff = make_staff(name="Nurse Example")
    clinic = staff.clinic
    invitation = StaffInvitation(clinic=clinic, role="nurse", made_at=NOW)
    view = SavedView(staff=staff, name="My rows")
    assert [str(row) for row in (clinic, staff, invitation, view)] == [
        "Example Clinic", "Nurse Example", "nurse 2026-11-23", "My rows",
    ]  # fmt: skip


def test_a_person_works_where_they_have_not_left():
    user = make_user()
    here, there = make_staff(user=user), make_staff(user=user)
    there.left_at = NOW
    there.save()
    make_staff()
    assert list(Staff.objects.of(user)) == [here]
    assert not Staff.objects.of(AnonymousUser()).exists()


def test_a_person_works_at_a_clinic_once_at_a_time():
    staff = make_staff()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_staff(clinic=staff.clinic, user=staff.user)
    Staff.objects.update(left_at=NOW)
    assert make_staff(clinic=staff.clinic, user=staff.user).clinic == staff.clinic


def test_a_role_must_be_known():
    with pytest.raises(IntegrityError):
        make_staff(role="wizard")


def test_a_code_belongs_to_one_clinic():
    make_clinic(code="SUNNY")
    with pytest.raises(IntegrityError):
        make_clinic(code="SUNNY")

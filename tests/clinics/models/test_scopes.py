"""Rows of a clinic about a baby, by who may reach them."""

import pytest

from babies.choices import Role
from clinics.models import Case, StaffAdvice
from tests.clinics.models.test_cases import make_case
from tests.clinics.rows import make_staff
from tests.factories import NOW, make_baby, make_caregiver, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("role", "reads", "writes", "manages"),
    [
        (Role.PARENT, 1, 1, 1),
        (Role.CAREGIVER, 1, 1, 0),
        (Role.VIEWER, 1, 0, 0),
    ],
)
def test_a_family_reaches_its_own_by_role(role, reads, writes, manages):
    baby, staff = make_baby(), make_staff()
    for each in (baby, make_baby()):
        StaffAdvice.objects.create(
            baby=each, clinic=staff.clinic, kind="call_us", by=staff, at=NOW
        )
    person = make_caregiver(baby=baby, role=role).user
    rows = StaffAdvice.objects
    assert rows.visible_to(person).count() == reads
    assert rows.editable_by(person).count() == writes
    assert rows.managed_by(person).count() == manages
    assert not rows.visible_to(make_user()).exists()


def test_staff_reach_what_their_clinic_wrote():
    case = make_case()
    here = make_staff(clinic=case.clinic)
    assert list(Case.objects.at_clinic(here)) == [case]
    assert not Case.objects.at_clinic(make_staff()).exists()

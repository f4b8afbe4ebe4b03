"""A new clinic with its first member of staff, from the command line."""

import pytest
from django.core.management import CommandError, call_command

from clinics.models import Clinic, Staff, StaffInvitation
from tests.factories import make_user

pytestmark = pytest.mark.django_db
ZONE = "--time-zone=Europe/London"


def test_somebody_new_gets_a_link(capsys, client, settings):
    settings.PUBLIC_URL = "https://smiles.example.com"
    call_command("make_clinic", "Test Clinic", "kim@example.com", ZONE)
    clinic, said = Clinic.objects.get(), capsys.readouterr().out

    assert (clinic.name, clinic.time_zone) == ("Test Clinic", "Europe/London")
    assert f"Families find it by {clinic.code}." in said
    link = said.split()[-1]
    assert link.startswith("https://smiles.example.com/clinic/join/")
    client.force_login(make_user())
    client.post(link.removeprefix("https://smiles.example.com"), {"name": "Kim"})
    staff = Staff.objects.get()
    assert (staff.clinic, staff.name, staff.role) == (clinic, "Kim", "lead")


def test_who_has_an_account_starts_at_once(capsys):
    user = make_user(email="kim@example.com")
    role = "--role=administrator"
    call_command("make_clinic", "Test Clinic", "Kim@example.com", role, ZONE)

    staff = Staff.objects.get()
    assert (staff.user, staff.role, staff.name) == (user, role[7:], user.email)
    assert not StaffInvitation.objects.exists()
    assert "kim@example.com works there now" in capsys.readouterr().out


def test_a_name_stands_for_one_clinic():
    call_command("make_clinic", "Test Clinic", "kim@example.com", ZONE)
    with pytest.raises(CommandError, match="There is a clinic of that name"):
        call_command("make_clinic", "test clinic", "kim@example.com", ZONE)
    assert Clinic.objects.count() == 1


@pytest.mark.parametrize(
    "said", [["--time-zone=Mars/Base"], [ZONE, "--role=wizard"], []]
)
def test_a_zone_and_a_role_must_be_real(said):
    with pytest.raises(CommandError):
        call_command("make_clinic", "Test Clinic", "kim@example.com", *said)
    assert not Clinic.objects.exists()

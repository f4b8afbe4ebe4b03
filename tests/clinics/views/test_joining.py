"""Inviting staff by a link, taking a link back, and following one."""

import re
import uuid
from datetime import timedelta

import pytest

from babies.invitations import hash_of
from clinics.choices import StaffRole
from clinics.models import Staff, StaffInvitation
from clinics.team import MOST_OPEN
from tests.babies.views.pages import messages_of, words_of
from tests.clinics.rows import make_staff
from tests.clinics.test_team import make_link
from tests.factories import NOW, PASSWORD, make_user

pytestmark = pytest.mark.django_db
INVITE = "/clinic/team/invite/"


@pytest.fixture
def lead(db):
    return make_staff(role=StaffRole.LEAD, name="Lead Example")


@pytest.fixture
def in_charge(client, lead, clock):
    client.force_login(lead.user)
    return client


def address_in(response):
    (address,) = re.findall(r'value="(http[^"]+)"', response.content.decode())
    return address


def revoke(row):
    return f"/clinic/team/links/{row.pk}/revoke/"


def test_choosing_a_role_says_what_each_may(in_charge):
    page = words_of(in_charge.get(INVITE))

    assert "Invite somebody to Example Clinic" in page
    assert "Sees the numbers only, and no baby." in page
    assert re.search(r'value="nurse"[^>]*checked', page)
    assert not StaffInvitation.objects.exists()


def test_the_link_is_shown_once_with_its_code(in_charge, settings):
    settings.PUBLIC_URL = "https://smiles.example.com"
    response = in_charge.post(INVITE, {"role": "reviewer"})
    page, address = words_of(response), address_in(response)
    start = "https://smiles.example.com/clinic/join/"

    assert address.startswith(start)
    secret = address.removeprefix(start).rstrip("/")
    assert StaffInvitation.objects.get().secret_hash == hash_of(secret)
    assert "<strong>Reviewer.</strong> Sees the numbers only" in page
    assert "It works once, until 30 November 2026, noon" in page
    assert 'aria-label="QR code with the link"' in page
    assert secret not in words_of(in_charge.get("/clinic/team/"))


def test_the_same_form_twice_is_one_link_and_the_one_shown_works(in_charge):
    sent = {"role": "nurse", "key": str(uuid.uuid4())}
    one, two = (address_in(in_charge.post(INVITE, sent)) for _ in range(2))
    in_charge.force_login(make_user())

    assert StaffInvitation.objects.count() == 1
    assert [in_charge.get(each).status_code for each in (one, two)] == [404, 200]


def test_a_used_form_leads_to_a_new_one(in_charge):
    sent = {"role": "nurse", "key": str(uuid.uuid4())}
    in_charge.post(INVITE, sent)
    StaffInvitation.objects.update(used_at=NOW)
    response = in_charge.post(INVITE, sent, follow=True)

    told = "That link was used. Make a new one here."
    assert messages_of(response) == [(told, "")]
    assert StaffInvitation.objects.count() == 1


@pytest.mark.parametrize("sent", [{}, {"role": "owner"}, {"role": "\x00"}])
def test_a_link_needs_a_role(in_charge, sent):
    response = in_charge.post(INVITE, sent)

    assert "Please choose one of the roles." in words_of(response)
    assert not StaffInvitation.objects.exists()


def test_too_many_links_are_refused_in_words(in_charge, lead):
    for _ in range(MOST_OPEN):
        make_link(lead)
    response = in_charge.post(INVITE, {"role": "nurse"})

    assert "Many links are open. Take one back first." in words_of(response)
    assert StaffInvitation.objects.count() == MOST_OPEN


def test_a_link_is_taken_back(in_charge, lead):
    row, secret = make_link(lead)
    looked = in_charge.get(revoke(row))
    works = in_charge.get(f"/clinic/join/{secret}/").status_code
    response = in_charge.post(revoke(row), follow=True)
    in_charge.post(revoke(row))

    assert looked["Location"] == "/clinic/team/"
    assert works == 200
    told = "The link is taken back. It no longer works."
    assert messages_of(response) == [(told, "")]
    assert StaffInvitation.objects.get().revoked_at == NOW
    in_charge.force_login(make_user())
    assert in_charge.get(f"/clinic/join/{secret}/").status_code == 404


def test_a_used_link_is_not_taken_back(in_charge, lead):
    row, _ = make_link(lead)
    StaffInvitation.objects.update(used_at=NOW)
    response = in_charge.post(revoke(row), follow=True)

    assert messages_of(response) == [("This link was used before.", "")]
    assert StaffInvitation.objects.get().revoked_at is None


def test_another_clinics_link_is_not_there(in_charge):
    row, _ = make_link(make_staff(role=StaffRole.LEAD))

    assert in_charge.post(revoke(row)).status_code == 404
    assert StaffInvitation.objects.get().revoked_at is None


def test_a_link_of_who_runs_the_team_no_more_is_not_made(in_charge, lead):
    make_staff(clinic=lead.clinic, role=StaffRole.LEAD)
    Staff.objects.filter(pk=lead.pk).update(role=StaffRole.NURSE)

    assert in_charge.post(INVITE, {"role": "nurse"}).status_code == 404
    assert not StaffInvitation.objects.exists()


def test_somebody_joins_under_a_name(client, lead, clock):
    _, secret = make_link(lead)
    kim = make_user(email="kim@example.com")
    client.force_login(kim)
    page = words_of(client.get(f"/clinic/join/{secret}/"))
    refused = words_of(client.post(f"/clinic/join/{secret}/", {"name": ""}))
    response = client.post(f"/clinic/join/{secret}/", {"name": "Kim"}, follow=True)

    assert "You are invited to work at Example Clinic" in page
    assert "<strong>Nurse.</strong> Reads shared diaries" in page
    assert "Signed in as kim@example.com." in page
    assert "until 30 November 2026, noon" in page
    assert "Please write your name." in refused
    staff = Staff.objects.get(user=kim)
    assert (staff.name, staff.role, staff.clinic) == ("Kim", "nurse", lead.clinic)
    assert messages_of(response) == [("Welcome to Example Clinic.", "")]
    assert client.session["clinic"] == str(lead.clinic_id)


def test_who_works_there_already_keeps_the_role(in_charge, lead):
    _, secret = make_link(lead)
    page = words_of(in_charge.get(f"/clinic/join/{secret}/"))
    response = in_charge.post(f"/clinic/join/{secret}/", {"name": "Kim"}, follow=True)

    assert "You work there already. Your role stays as it is." in page
    told = "You already work at Example Clinic."
    assert messages_of(response) == [(told, "")]
    assert StaffInvitation.objects.get().used_at is None
    assert Staff.objects.get().role == "lead"


def test_signed_out_one_signs_in_first_and_comes_back(client, lead, clock):
    _, secret = make_link(lead)
    where = f"/clinic/join/{secret}/"
    page = words_of(client.get(where))

    assert "You are invited to work at Example Clinic" in page
    assert f"/accounts/signup/?next=%2Fclinic%2Fjoin%2F{secret}%2F" in page
    assert "Your name" not in page

    kim = make_user(email="kim@example.com")
    client.post(where, {"name": "Kim Typed"})
    client.post("/accounts/login/", {"login": kim.email, "password": PASSWORD})
    again = words_of(client.get(where))
    assert 'value="Kim Typed"' in again
    assert Staff.objects.count() == 1


def ended(how, lead, clock):
    """The address of a link that no longer works."""
    if how == "unknown":
        return "/clinic/join/unknown/"
    _, secret = make_link(lead)
    if how == "used":
        StaffInvitation.objects.update(used_at=NOW)
    elif how == "taken back":
        StaffInvitation.objects.update(revoked_at=NOW)
    else:
        clock.shift(timedelta(days=7))
    return f"/clinic/join/{secret}/"


@pytest.mark.parametrize("is_signed_in", [True, False])
def test_links_that_do_not_work_cannot_be_told_apart(client, lead, clock, is_signed_in):
    user = make_user()
    answers = set()
    for how in ("unknown", "used", "taken back", "old"):
        address = ended(how, lead, clock)
        if is_signed_in:
            client.force_login(user)
            posted = client.post(address, {"name": "Kim"})
            assert posted.status_code == 404
        response = client.get(address)
        page = re.sub(r'value="[^"]{64}"|/clinic/join/[^/]+/', "", words_of(response))
        answers.add((response.status_code, page))

    ((status, page),) = answers
    assert status == 404
    assert "Ask the person who sent it for a new one." in page
    assert Staff.objects.count() == 1


def test_who_joined_by_a_link_is_led_on_by_it(client, lead, clock):
    _, secret = make_link(lead)
    client.force_login(make_user())
    for _ in range(2):
        client.post(f"/clinic/join/{secret}/", {"name": "Kim"})

    response = client.get(f"/clinic/join/{secret}/")
    assert response.status_code == 302
    assert Staff.objects.count() == 2

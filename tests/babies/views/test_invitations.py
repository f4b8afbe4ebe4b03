"""Inviting somebody by a link, taking a link back, and following one."""

import re
import uuid
from datetime import timedelta

import pytest
import time_machine

from babies.choices import Role
from babies.invitations import MOST_OPEN, hash_of
from babies.models import Caregiver, Invitation
from tests.babies.views.pages import messages_of, words_of
from tests.factories import NOW, PASSWORD, make_baby, make_caregiver, make_user
from tests.factories_people import make_invitation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def baby(user):
    return make_baby(by=user, name="Test Juniper")


def at(baby, what=""):
    return f"/babies/{baby.pk}/family/{what}"


def make_link(client, baby, **sent):
    return client.post(at(baby, "invite/"), {"role": "viewer", **sent})


def address_in(response):
    (address,) = re.findall(r'value="(http[^"]+)"', response.content.decode())
    return address


def test_choosing_a_role_says_what_each_may(signed_in, baby):
    page = words_of(signed_in.get(at(baby, "invite/")))

    assert "Invite somebody to Test Juniper" in page
    assert "Can log smiles, sleep and answers." in page
    assert re.search(r'value="caregiver"[^>]*checked', page)
    assert not Invitation.objects.exists()


def test_the_link_is_shown_once_with_its_code(signed_in, baby, settings):
    settings.PUBLIC_URL = "https://smiles.example.com"
    response = make_link(signed_in, baby)
    page, address = words_of(response), address_in(response)

    secret = address.removeprefix("https://smiles.example.com/join/").rstrip("/")
    assert Invitation.objects.get().secret_hash == hash_of(secret)
    assert "<strong>Viewer.</strong> Can look at everything" in page
    assert "It works once, until 25 November 2026, noon" in page
    assert 'aria-label="QR code with the link"' in page
    assert secret not in words_of(signed_in.get(at(baby)))


def test_without_a_public_address_the_link_leads_to_where_it_was_made(
    signed_in, baby, settings
):
    settings.PUBLIC_URL = ""

    assert address_in(make_link(signed_in, baby)).startswith("http://testserver/join/")


def test_the_same_form_twice_is_one_link_and_the_one_shown_works(signed_in, baby):
    key = str(uuid.uuid4())
    addresses = [address_in(make_link(signed_in, baby, key=key)) for _ in range(2)]

    assert Invitation.objects.count() == 1
    assert [signed_in.get(each).status_code for each in addresses] == [404, 200]


def test_a_form_whose_link_was_used_makes_no_other(signed_in, baby):
    invitation, _ = make_invitation(baby=baby)
    Invitation.objects.update(used_at=NOW)
    response = signed_in.post(
        at(baby, "invite/"), {"role": "viewer", "key": invitation.pk}, follow=True
    )

    assert response.redirect_chain == [(at(baby, "invite/"), 302)]
    assert messages_of(response) == [("That link was used. Make a new one here.", "")]
    assert Invitation.objects.count() == 1


@pytest.mark.parametrize("sent", [{"role": ""}, {"role": "owner"}])
def test_nothing_chosen_makes_no_link(signed_in, baby, sent):
    response = make_link(signed_in, baby, **sent)

    assert "Please choose one of the three." in words_of(response)
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("page", ["invite/", "{tag}/"])
def test_a_role_chosen_after_the_session_ended_is_still_chosen(
    client, user, baby, page
):
    other = make_caregiver(baby=baby)
    address = at(baby, page.format(tag=other.tag))
    client.post(address, {"role": "viewer"})
    client.force_login(user)
    shown = words_of(client.get(address))

    assert re.search(r'value="viewer"[^>]*checked', shown)
    assert not Invitation.objects.exists()
    other.refresh_from_db()
    assert other.role == "caregiver"


def test_too_many_open_links_are_refused_in_words(signed_in, baby):
    for _ in range(MOST_OPEN):
        make_invitation(baby=baby)
    response = make_link(signed_in, baby)

    assert "Many links are open. Take one back first." in words_of(response)
    assert Invitation.objects.count() == MOST_OPEN


def test_a_link_is_taken_back(signed_in, baby):
    invitation, secret = make_invitation(baby=baby)
    revoke = at(baby, f"links/{invitation.pk}/revoke/")
    signed_in.get(revoke)
    before = Invitation.objects.get().revoked_at
    responses = [signed_in.post(revoke, follow=True) for _ in range(2)]

    assert before is None
    assert Invitation.objects.get().revoked_at == NOW
    for response in responses:
        assert messages_of(response) == [
            ("The link is taken back. It no longer works.", "")
        ]
    assert signed_in.get(f"/join/{secret}/").status_code == 404


def test_a_used_link_cannot_be_taken_back(signed_in, baby):
    invitation, _ = make_invitation(baby=baby)
    Invitation.objects.update(used_at=NOW)
    response = signed_in.post(at(baby, f"links/{invitation.pk}/revoke/"), follow=True)

    assert messages_of(response) == [("This link was used before.", "")]
    assert Invitation.objects.get().revoked_at is None


def test_signed_out_one_reads_who_invites_and_not_whom_for(client, user, baby):
    _, secret = make_invitation(baby=baby, role=Role.CAREGIVER)
    page = words_of(client.get(f"/join/{secret}/"))

    assert f"{user.email} invites you to care for a baby here." in page
    assert "<strong>Caregiver.</strong> Can log smiles, sleep and answers." in page
    assert f"/accounts/signup/?next=%2Fjoin%2F{secret}%2F" in page
    assert f"/accounts/login/?next=%2Fjoin%2F{secret}%2F" in page
    assert "Juniper" not in page
    assert str(baby.pk) not in page


def test_signing_up_leads_back_to_the_link(client, baby):
    _, secret = make_invitation(baby=baby)
    join = f"/join/{secret}/"
    response = client.post(
        "/accounts/signup/",
        {"email": "kim@example.com", "password1": PASSWORD, "next": join},
    )
    page = words_of(client.get(response["Location"]))
    client.post(join)

    assert response["Location"] == join
    assert "You are invited to Test Juniper" in page
    assert "Signed in as kim@example.com." in page
    row = Caregiver.objects.get(user__email="kim@example.com")
    assert (row.baby, row.role) == (baby, "caregiver")


def test_joining_signed_out_leads_to_sign_in_and_uses_nothing(client, baby):
    _, secret = make_invitation(baby=baby)
    response = client.post(f"/join/{secret}/")

    assert response["Location"] == f"/accounts/login/?next=%2Fjoin%2F{secret}%2F"
    assert Invitation.objects.get().used_at is None


def test_joining_greets_and_shows_today(client, baby):
    _, secret = make_invitation(baby=baby, role=Role.VIEWER)
    client.force_login(make_user(email="kim@example.com"))
    looked = client.get(f"/join/{secret}/")
    before = Caregiver.objects.count()
    response = client.post(f"/join/{secret}/", follow=True)

    assert (looked.status_code, before) == (200, 1)
    assert response.redirect_chain == [(f"/babies/{baby.pk}/", 302)]
    assert messages_of(response) == [("Welcome. You can now see Test Juniper.", "")]
    assert Caregiver.objects.get(user__email="kim@example.com").role == "viewer"


def test_who_joined_by_a_link_is_led_on_when_they_open_it_again(client, baby):
    _, secret = make_invitation(baby=baby)
    client.force_login(make_user())
    client.post(f"/join/{secret}/")

    for ask in (client.get, client.post):
        assert ask(f"/join/{secret}/")["Location"] == f"/babies/{baby.pk}/"


@pytest.mark.parametrize("role", Role.values)
def test_who_cares_already_is_told_so_and_keeps_their_role(client, baby, role):
    known = make_caregiver(baby=baby, role=role)
    _, secret = make_invitation(baby=baby, role=Role.CAREGIVER)
    client.force_login(known.user)
    page = words_of(client.get(f"/join/{secret}/"))
    response = client.post(f"/join/{secret}/", follow=True)

    assert "You already care for Test Juniper here. Your role stays as it is." in page
    assert ("You already cared for Test Juniper.", "") in messages_of(response)
    known.refresh_from_db()
    assert known.role == role
    assert Invitation.objects.get().used_at is None


def ended(how, baby, clock):
    """The address of a link that no longer works."""
    if how == "unknown":
        return "/join/unknown/"
    _, secret = make_invitation(baby=baby)
    if how == "used":
        Invitation.objects.update(used_at=NOW, used_by=make_user())
    elif how == "taken back":
        Invitation.objects.update(revoked_at=NOW)
    else:
        clock.shift(timedelta(hours=48))
    return f"/join/{secret}/"


@pytest.mark.parametrize("is_signed_in", [True, False])
def test_links_that_do_not_work_cannot_be_told_apart(client, baby, clock, is_signed_in):
    user = make_user()
    answers = set()
    for how in ("unknown", "used", "taken back", "old"):
        address = ended(how, baby, clock)
        if is_signed_in:
            client.force_login(user)
        response = client.get(address)
        page = re.sub(r'value="[^"]{64}"|/join/[^/]+/', "", words_of(response))
        answers.add((response.status_code, page))
        if is_signed_in:
            posted = client.post(address)
            assert (posted.status_code, "does not work" in words_of(posted)) == (
                404,
                True,
            )

    ((status, page),) = answers
    assert status == 404
    assert "Ask the person who sent it for a new one." in page
    assert Caregiver.objects.count() == 1


def test_looking_costs_few_queries(client, baby, django_assert_num_queries):
    _, secret = make_invitation(baby=baby)
    with django_assert_num_queries(1):
        client.get(f"/join/{secret}/")
    client.force_login(make_user())
    with django_assert_num_queries(4):
        page = words_of(client.get(f"/join/{secret}/"))

    assert "You are invited to Test Juniper" in page

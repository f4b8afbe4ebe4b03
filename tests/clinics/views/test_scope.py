"""Who of the staff asks, at which clinic, and whether this visit still holds."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session

from accounts.models import User
from clinics.choices import StaffRole
from clinics.views.scope import IDLE
from tests.babies.views.pages import messages_of, words_of
from tests.clinics.rows import make_clinic, make_share, make_staff
from tests.factories import NOW, PASSWORD, make_baby, make_user

pytestmark = pytest.mark.django_db
BABIES, TEAM = "/clinic/babies/", "/clinic/team/"
SECOND = timedelta(seconds=1)


def add_second_step(user):
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={})


def sign_in(client, user):
    sent = {"login": user.email, "password": PASSWORD}
    client.post("/accounts/login/", sent)


@pytest.mark.parametrize("role", StaffRole)
def test_staff_without_a_second_step_are_led_to_it(client, clock, settings, role):
    settings.STAFF_TWO_FACTOR = "required"
    staff = make_staff(role=role)
    client.force_login(staff.user)
    response = client.get(TEAM)
    told = messages_of(client.get(response["Location"]))
    add_second_step(staff.user)

    assert response["Location"] == "/accounts/2fa/"
    assert told == [("Staff need a second step. Please add one.", "")]
    assert "Who works at" in words_of(client.get(TEAM))


def test_a_post_without_a_second_step_changes_nothing(at_work, nurse, settings):
    settings.STAFF_TWO_FACTOR = "required"
    response = at_work.post(f"{TEAM}{nurse.pk}/", {"name": "Changed"})

    nurse.refresh_from_db()
    assert response["Location"] == "/accounts/2fa/"
    assert nurse.name == "Nurse Example"


def test_in_the_demo_no_second_step_is_asked_for(at_work):
    assert "Who works at" in words_of(at_work.get(TEAM))


def test_families_are_asked_for_no_second_step(client, settings):
    settings.STAFF_TWO_FACTOR = "required"
    user = make_user()
    baby = make_baby(by=user)
    client.force_login(user)

    assert "More" in words_of(client.get(f"/babies/{baby.pk}/more/"))
    assert client.get(TEAM).status_code == 404


def test_a_visit_left_alone_ends(at_work, clock):
    at_work.get(TEAM)
    clock.shift(IDLE)
    still = at_work.get(TEAM).status_code
    clock.shift(IDLE + SECOND)
    response = at_work.get(f"{TEAM}?page=2")

    assert timedelta(minutes=15) == IDLE
    assert still == 200
    assert response["Location"] == "/accounts/login/?next=/clinic/team/%3Fpage%3D2"
    told = messages_of(at_work.get(response["Location"]))
    assert told == [("You were away, so we signed you out.", "")]
    assert "_auth_user_id" not in at_work.session


def test_a_session_that_is_kept_for_a_family_opens_no_clinic(client, nurse, clock):
    sign_in(client, nurse.user)
    clock.shift(IDLE + SECOND)
    at_home = client.get("/account/").status_code
    response = client.get(TEAM)

    assert at_home == 200
    assert response["Location"] == "/accounts/login/?next=/clinic/team/"
    sign_in(client, nurse.user)
    assert "Who works at" in words_of(client.get(TEAM))


def test_a_session_of_which_nobody_knows_when_it_began_opens_no_clinic(
    client, nurse, clock
):
    client.force_login(nurse.user)
    session = client.session
    del session["signed_in_at"]
    session.save()
    sent = client.post(f"{TEAM}{nurse.pk}/", {"name": "Kim Typed"})
    told = messages_of(client.get(sent["Location"]))
    sign_in(client, nurse.user)

    nurse.refresh_from_db()
    assert nurse.name == "Nurse Example"
    assert sent["Location"].startswith("/accounts/login/?next=%2Fclinic%2Fteam%2F")
    assert told == [("You were signed out. What you typed is kept.", "")]
    assert "Kim Typed" in words_of(client.get(f"{TEAM}{nurse.pk}/"))


def test_it_says_why_one_signs_in_once_more(client, nurse, clock):
    client.force_login(nurse.user)
    session = client.session
    del session["signed_in_at"]
    session.save()
    response = client.get(BABIES)

    told = messages_of(client.get(response["Location"]))
    assert told == [("Please sign in once more for the clinic.", "")]
    assert "_auth_user_id" not in client.session


def test_who_has_just_joined_the_app_opens_the_clinic(client, clock):
    sent = {"email": "new@example.com", "password1": PASSWORD, "password2": PASSWORD}
    client.post("/accounts/signup/", sent)
    make_staff(user=User.objects.get(email="new@example.com"))

    assert "Who works at" in words_of(client.get(TEAM))


def test_each_step_goes_on_with_the_visit_and_is_written_once_a_minute(
    at_work, clock, django_assert_num_queries
):
    at_work.get(TEAM)
    began = at_work.session["clinic_seen_at"]
    clock.shift(timedelta(minutes=1))
    at_work.get(TEAM)
    same = at_work.session["clinic_seen_at"]
    clock.shift(SECOND)
    at_work.get(TEAM)

    assert (same, began) == (began, NOW.timestamp())
    assert at_work.session["clinic_seen_at"] == began + 61
    assert Session.objects.count() == 1


@pytest.mark.parametrize(
    ("role", "tabs"),
    [
        (StaffRole.NURSE, ["worklist", "babies", "referrals", "team"]),
        (StaffRole.LEAD, ["worklist", "babies", "referrals", "numbers", "team"]),
        (StaffRole.REVIEWER, ["numbers", "team"]),
        (StaffRole.ADMINISTRATOR, ["team"]),
    ],
)
def test_each_role_sees_the_pages_it_may_open(client, clock, role, tabs):
    client.force_login(make_staff(role=role).user)
    response = client.get(TEAM)

    assert [name for name, _address, _words in response.context["tabs"]] == tabs
    for _name, address, _words in response.context["tabs"]:
        assert client.get(address).status_code == 200
    assert 'href="/clinic/team/" aria-current="page"' in words_of(response)


def test_a_person_who_left_finds_no_clinic(at_work, nurse):
    nurse.left_at = NOW
    nurse.save()

    assert at_work.get(TEAM).status_code == 404


def test_a_role_counts_at_its_own_clinic_only(client, nurse, clock):
    lead = make_staff(
        user=nurse.user, clinic=make_clinic(name="A Clinic"), role=StaffRole.REVIEWER
    )
    make_share(baby=make_baby(name="Wren"), clinic=lead.clinic)
    client.force_login(nurse.user)
    at_the_first = client.get(BABIES).status_code
    client.post("/clinic/switch/", {"clinic": str(nurse.clinic_id)})
    response = client.get(BABIES)

    assert at_the_first == 404
    assert response.status_code == 200
    assert "Wren" not in words_of(response)

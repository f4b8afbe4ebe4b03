import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.factories import PASSWORD, make_user

pytestmark = pytest.mark.django_db
HOME = "https://smiles.example.com"
SIGN_IN = "/accounts/login/"


def links(letter):
    return re.findall(r"https?://\S+", str(letter.body))


def test_mails_lead_to_the_address_the_operator_set(client, settings):
    settings.PUBLIC_URL = HOME
    make_user(email="kim@example.com")

    for email in ("kim@example.com", "nobody@example.com"):
        client.post(
            reverse("account_reset_password"),
            {"email": email},
            headers={"host": "localhost:666"},
        )

    known, unknown = mail.outbox
    assert [link.startswith(f"{HOME}/accounts/password/") for link in links(known)] == [
        True
    ]
    assert links(unknown) == [f"{HOME}/accounts/signup/"]
    for letter in (known, unknown):
        assert "localhost" not in str(letter.body)
        assert "666" not in str(letter.body)
        assert "from smiles.example.com" in str(letter.body)


def test_a_link_from_a_mail_still_works(client, settings):
    settings.PUBLIC_URL = HOME
    make_user(email="kim@example.com")
    client.post(reverse("account_reset_password"), {"email": "kim@example.com"})
    (link,) = links(mail.outbox[0])

    form = client.get(link.removeprefix(HOME), follow=True)

    assert list(form.context["form"].fields) == ["password1", "password2"]


def test_without_one_mails_lead_to_where_it_was_asked_for(client, settings):
    settings.PUBLIC_URL = ""
    make_user(email="kim@example.com")
    client.post(reverse("account_reset_password"), {"email": "kim@example.com"})

    (link,) = links(mail.outbox[0])
    assert link.startswith("http://testserver/accounts/password/")


@pytest.mark.parametrize(("length", "is_taken"), [(254, True), (255, False)])
def test_an_address_too_long_to_keep_gets_a_sentence(client, length, is_taken):
    email = "k@" + ".".join(["x" * 60] * 4)
    email = "k" * (length - len(email) - 4) + email + ".com"
    response = client.post(
        reverse("account_signup"), {"email": email, "password1": PASSWORD}
    )

    assert len(email) == length
    assert list(User.objects.values_list("email", flat=True)) == [email] * is_taken
    if not is_taken:
        assert response.context["form"].errors == {
            "email": ["This e-mail is too long. It may have 254 letters."]
        }


def test_what_was_said_to_one_person_is_not_shown_to_the_next(client):
    user = make_user(email="kim@example.com")
    client.post("/babies/new/", {"name": "Test Juniper"})
    client.post(SIGN_IN, {"login": user.email, "password": PASSWORD})
    is_waiting = bool(client.cookies["messages"].value)

    client.post(reverse("account_logout"))
    front_door = client.get("/").content.decode()

    assert is_waiting is True
    assert "What you typed is kept" not in front_door
    assert "You signed out." in front_door


@pytest.fixture
def limits(settings):
    del settings.ACCOUNT_RATE_LIMITS
    cache.clear()


def guess(client, host):
    response = client.post(
        SIGN_IN,
        {"login": "kim@example.com", "password": "wrong"},
        headers={"host": host},
    )
    return response.context["form"].non_field_errors()


def test_guesses_are_counted_whatever_port_the_browser_names(client, limits):
    make_user(email="kim@example.com")
    answers = [guess(client, f"localhost:{port}") for port in range(8000, 8006)]

    assert [len(each) for each in answers] == [1] * 6
    assert "not correct" in answers[4][0]
    assert answers[5] == ["Too many failed login attempts. Try again later."]


def test_counts_are_not_pushed_out_by_many_others(client, limits):
    make_user(email="kim@example.com")
    for _ in range(5):
        guess(client, "localhost")
    for number in range(400):
        cache.set(f"other-{number}", [1.0], 300)

    assert guess(client, "localhost") == [
        "Too many failed login attempts. Try again later."
    ]


def test_once_confirmed_sign_up_does_not_tell_who_is_known(client, settings):
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    client.post(
        reverse("account_signup"), {"email": "kim@example.com", "password1": PASSWORD}
    )
    answers = [
        client.post(reverse("account_signup"), {"email": email, "password1": PASSWORD})
        for email in ("kim@example.com", "lee@example.com")
    ]

    assert [answer["Location"] for answer in answers] == [
        reverse("account_email_verification_sent")
    ] * 2
    assert User.objects.count() == 2
    assert "_auth_user_id" not in client.session


def test_resetting_the_password_opens_a_locked_sign_in(client, limits):
    make_user(email="kim@example.com")
    for _ in range(6):
        guess(client, "localhost")
    client.post(reverse("account_reset_password"), {"email": "kim@example.com"})
    (link,) = links(mail.outbox[0])
    form = client.get(link.removeprefix("http://testserver"), follow=True)
    new = "four-tired-owls"
    client.post(form.redirect_chain[-1][0], {"password1": new, "password2": new})

    client.post(SIGN_IN, {"login": "kim@example.com", "password": new})

    assert "_auth_user_id" in client.session


def test_changing_the_password_ends_sessions_elsewhere(signed_in, user):
    elsewhere = Client()
    elsewhere.force_login(user)
    new = {"password1": "four-tired-owls", "password2": "four-tired-owls"}
    signed_in.post(reverse("account_change_password"), {**new, "oldpassword": PASSWORD})

    assert signed_in.get("/account/").status_code == 200
    assert elsewhere.get("/account/")["Location"].startswith(SIGN_IN)

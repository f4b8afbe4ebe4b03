"""The sign-in library as we set it up: e-mail only, limits shared, mail sent."""

import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.urls import reverse

from accounts.models import User
from tests.factories import PASSWORD, make_user

pytestmark = pytest.mark.django_db
NEW = {"email": "Kim@Example.com", "password1": PASSWORD}
SIGN_IN = "/accounts/login/"


def test_signing_up_takes_an_address_and_a_password_only(client):
    page = client.get(reverse("account_signup"))

    response = client.post(reverse("account_signup"), NEW)

    assert list(page.context["form"].fields) == ["email", "password1"]
    assert response["Location"] == reverse("babies:home")
    assert [user.email for user in User.objects.all()] == ["kim@example.com"]
    assert client.session["_auth_user_id"] == str(User.objects.get().pk)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"email": "nobody"}, "email"),
        ({"email": ""}, "email"),
        ({"password1": "short"}, "password1"),
        ({"password1": "12345678901"}, "password1"),
        ({"password1": "password123"}, "password1"),
    ],
)
def test_a_bad_address_or_password_gets_a_sentence(client, change, field):
    response = client.post(reverse("account_signup"), NEW | change)

    assert list(response.context["form"].errors) == [field]
    assert User.objects.count() == 0


def test_the_same_address_cannot_sign_up_twice(client):
    make_user(email="kim@example.com")

    client.post(reverse("account_signup"), NEW)

    assert User.objects.count() == 1
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("written", ["kim@example.com", "KIM@example.com"])
def test_signing_in(client, written):
    user = make_user(email="kim@example.com")

    response = client.post(SIGN_IN, {"login": written, "password": PASSWORD})

    assert response["Location"] == reverse("babies:home")
    assert client.session["_auth_user_id"] == str(user.pk)


def test_a_wrong_password_does_not_tell_whether_the_address_is_known(client):
    make_user(email="kim@example.com")
    answers = [
        client.post(SIGN_IN, {"login": login, "password": "wrong"}).context["form"]
        for login in ("kim@example.com", "lee@example.com")
    ]

    sentence = "The email address and/or password you specified are not correct."
    assert [form.non_field_errors() for form in answers] == [[sentence]] * 2
    assert "_auth_user_id" not in client.session


def test_signing_out_asks_first_and_leads_to_the_front_door(signed_in):
    signed_in.get(reverse("account_logout"))
    still_in = "_auth_user_id" in signed_in.session

    response = signed_in.post(reverse("account_logout"))

    assert still_in is True
    assert response["Location"] == "/"
    assert "_auth_user_id" not in signed_in.session


def test_a_forgotten_password_is_reset_by_mail(client):
    user = make_user(email="kim@example.com")
    client.post(reverse("account_reset_password"), {"email": "kim@example.com"})
    (letter,) = mail.outbox
    found = re.search(r"https?://[^/]+(/\S+)", str(letter.body))
    assert found is not None
    form = client.get(found[1], follow=True)

    client.post(
        form.redirect_chain[-1][0],
        {"password1": "four-tired-owls", "password2": "four-tired-owls"},
    )

    assert letter.to == ["kim@example.com"]
    user.refresh_from_db()
    assert user.check_password("four-tired-owls")


def test_an_unknown_address_gets_the_same_answer(client):
    make_user(email="kim@example.com")
    answers = [
        client.post(reverse("account_reset_password"), {"email": email})
        for email in ("kim@example.com", "lee@example.com")
    ]

    assert [a["Location"] for a in answers] == [
        reverse("account_reset_password_done")
    ] * 2


def test_changing_the_password_needs_the_old_one(signed_in, user):
    new = {"password1": "four-tired-owls", "password2": "four-tired-owls"}
    url = reverse("account_change_password")
    refused = signed_in.post(url, {**new, "oldpassword": "wrong"})
    user.refresh_from_db()
    unchanged = user.check_password(PASSWORD)

    signed_in.post(url, {**new, "oldpassword": PASSWORD})

    user.refresh_from_db()
    assert list(refused.context["form"].errors) == ["oldpassword"]
    assert unchanged is True
    assert user.check_password("four-tired-owls")


def test_guessing_is_slowed_down_for_all_workers_together(client, settings):
    del settings.ACCOUNT_RATE_LIMITS
    cache.clear()
    make_user(email="kim@example.com")
    guess = {"login": "kim@example.com", "password": "wrong"}

    answers = [client.post(SIGN_IN, guess) for _ in range(40)]

    assert answers[0].status_code == 200
    assert answers[-1].status_code == 429
    assert "429.html" in [template.name for template in answers[-1].templates]
    assert "_auth_user_id" not in client.session


def words_of(response):
    return " ".join(response.content.decode().split())


def test_the_rules_for_a_password_are_said_once_in_plain_words(client):
    rules = (
        "At least 8 characters. Not a common word, not only numbers, not your email."
    )
    page = words_of(client.get(reverse("account_signup")))
    refused = words_of(client.post(reverse("account_signup"), NEW | {"password1": "1"}))

    assert page.count(rules) == 1
    assert "personal information" not in page
    assert "Please look at this again." in refused
    assert "Nothing you typed is lost." not in refused


def test_a_forgotten_password_is_offered_once(client):
    assert words_of(client.get(SIGN_IN)).count("Forgot your password?") == 1


def test_signing_in_says_nothing_that_would_cover_the_page(client, user):
    data = {"login": user.email, "password": PASSWORD}
    page = client.post(SIGN_IN, data, follow=True)
    assert page.redirect_chain[0] == ("/babies/", 302)
    assert list(page.context["messages"]) == []

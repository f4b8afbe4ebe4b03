"""Which language the pages speak."""

import pytest
from django.test import override_settings
from django.urls import reverse

from tests.factories import PASSWORD, make_user

pytestmark = pytest.mark.django_db
TWO = [("en", "English"), ("de", "Deutsch")]


@pytest.fixture(autouse=True)
def two_languages():
    with override_settings(LANGUAGES=TWO):
        yield


def language_of(response):
    return response.content.decode().split('<html lang="')[1].split('"')[0]


@pytest.mark.parametrize(
    ("chosen", "spoken"), [("de", "de"), ("en", "en"), ("", "de"), ("tlh", "de")]
)
def test_a_choice_comes_before_what_the_browser_asks(client, chosen, spoken):
    user = make_user()
    user.language = chosen
    user.save()
    client.force_login(user)

    page = client.get("/account/", headers={"accept-language": "de"})

    assert language_of(page) == spoken
    assert page["Content-Language"] == spoken


def test_the_choice_costs_no_query(signed_in, user, django_assert_num_queries):
    user.language = "de"
    user.save()
    # The session, the person, and whether they work at a clinic.
    with django_assert_num_queries(3):
        page = signed_in.get("/account/")

    assert language_of(page) == "de"


def test_open_pages_follow_the_cookie_and_ask_for_nobody(
    client, django_assert_num_queries
):
    client.post("/language/", {"language": "de", "next": "/urgent/"})
    with django_assert_num_queries(0):
        page = client.get("/urgent/")

    assert language_of(page) == "de"


def test_signing_in_brings_the_choice_to_this_device(client):
    user = make_user()
    user.language = "de"
    user.save()
    client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})

    cookie = client.cookies["django_language"]
    assert (cookie.value, cookie["httponly"], cookie["samesite"]) == ("de", True, "Lax")


def test_signing_in_without_a_choice_leaves_the_device_as_it_is(client):
    client.cookies["django_language"] = "de"
    user = make_user()
    client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})

    assert client.cookies["django_language"].value == "de"


def test_a_language_we_do_not_speak_is_forgotten(client):
    client.cookies["django_language"] = "de"
    client.post("/language/", {"language": "tlh"})

    assert client.cookies["django_language"].value == ""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_the_front_door_is_open(client):
    response = client.get("/")

    assert response.status_code == 200
    assert "accounts/landing.html" in [t.name for t in response.templates]


def test_the_front_door_leads_those_signed_in_to_their_baby(signed_in):
    response = signed_in.get("/")

    assert (response.status_code, response["Location"]) == (302, reverse("babies:home"))


def test_the_account_page_names_the_account(signed_in, user):
    response = signed_in.get(reverse("accounts:account"))

    assert user.email in response.content.decode()
    assert reverse("account_change_password") in response.content.decode()
    assert reverse("account_logout") in response.content.decode()


def test_a_theme_is_remembered_and_leads_back(client):
    response = client.post("/theme/", {"theme": "night", "next": "/account/?a=b"})

    assert (response.status_code, response["Location"]) == (302, "/account/?a=b")
    assert client.cookies["theme"].value == "night"
    assert client.cookies["theme"]["httponly"] is True
    assert client.cookies["theme"]["samesite"] == "Lax"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://elsewhere.example/",
        "//elsewhere.example",
        "/\\elsewhere.example",
        "",
        "\\\\x",
        "foo",
        "landing",
        "?x=1",
    ],
)
def test_a_theme_never_leads_elsewhere(client, elsewhere):
    response = client.post("/theme/", {"theme": "dark", "next": elsewhere})

    assert response["Location"] == "/"
    assert client.cookies["theme"].value == "dark"


def test_a_theme_we_do_not_have_changes_nothing(client):
    response = client.post("/theme/", {"theme": "pink", "next": "/"})

    assert response.status_code == 302
    assert "theme" not in client.cookies


def test_a_theme_is_chosen_by_a_post_only(client):
    response = client.get("/theme/", {"theme": "dark"})

    assert response.status_code == 405
    assert "theme" not in client.cookies


def test_language_and_units_are_saved(signed_in, user):
    response = signed_in.post("/account/", {"language": "en", "units": "us"})
    user.refresh_from_db()

    assert response["Location"] == "/account/"
    assert (user.language, user.units) == ("en", "us")
    assert signed_in.cookies["django_language"].value == "en"


def test_a_choice_that_is_none_of_ours_changes_nothing(signed_in, user):
    response = signed_in.post("/account/", {"language": "tlh", "units": "miles"})
    user.refresh_from_db()

    assert (user.language, user.units) == ("", "metric")
    assert response.context["form"].errors == {
        "language": ["Please choose one of these."],
        "units": ["Please choose one of these."],
    }
    assert "Nothing you typed is lost." in response.content.decode()


def test_what_was_chosen_before_the_session_ended_is_still_there(client, user):
    client.post("/account/", {"language": "en", "units": "us"})
    client.force_login(user)
    form = client.get("/account/").context["form"]

    assert (form["language"].value(), form["units"].value()) == ("en", "us")
    user.refresh_from_db()
    assert user.units == "metric"


def test_the_settings_lead_to_everything_about_oneself(signed_in):
    page = signed_in.get("/account/").content.decode()

    for place in ("/accounts/email/", "/accounts/2fa/", "/account/devices/"):
        assert f'href="{place}"' in page


def test_the_front_door_offers_languages_when_there_are_some(client, settings):
    one = client.get("/").content.decode()
    settings.LANGUAGES = [("en", "English"), ("de", "Deutsch")]
    two = client.get("/").content.decode()

    assert 'action="/language/"' not in one
    assert '<span lang="en">English</span>' in one
    assert 'action="/language/"' in two
    assert 'lang="de"' in two

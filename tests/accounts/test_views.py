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

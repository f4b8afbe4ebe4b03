import pytest
from django.urls import reverse

from accounts.models import User
from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client):
    client.force_login(User.objects.create_superuser("admin@example.com"))
    return client


def test_people_are_found_by_address(admin):
    make_user(email="kim@example.com")
    make_user(email="lee@example.com")

    page = admin.get(reverse("admin:accounts_user_changelist"), {"q": "kim"})

    assert [user.email for user in page.context["cl"].result_list] == [
        "kim@example.com"
    ]


def test_somebody_can_be_added(admin):
    admin.post(
        reverse("admin:accounts_user_add"),
        {
            "email": "new@example.com",
            "usable_password": "true",
            "password1": "three-tired-owls",
            "password2": "three-tired-owls",
        },
    )

    assert User.objects.get(email="new@example.com").check_password("three-tired-owls")


def test_an_account_can_be_closed(admin):
    user = make_user(email="kim@example.com")

    admin.post(
        reverse("admin:accounts_user_change", args=[user.pk]),
        {"email": "kim@example.com"},
    )

    user.refresh_from_db()
    assert user.is_active is False


def test_a_guess_at_the_admins_own_sign_in_is_sent_to_the_counted_one(client):
    User.objects.create_superuser("admin@example.com", "three-tired-owls")
    response = client.post(
        "/admin/login/?next=/admin/",
        {"username": "admin@example.com", "password": "three-tired-owls"},
    )

    assert response["Location"] == "/accounts/login/?next=%2Fadmin%2F"
    assert "_auth_user_id" not in client.session


def test_those_in_the_admin_cannot_guess_there_either(admin):
    before = admin.session["_auth_user_id"]
    other = User.objects.create_superuser("other@example.com", "three-tired-owls")

    refused = admin.post(
        "/admin/login/", {"username": other.email, "password": "three-tired-owls"}
    )

    assert refused.status_code == 405
    assert admin.session["_auth_user_id"] == before


def test_signing_in_leads_on_to_the_admin(client):
    User.objects.create_superuser("admin@example.com", "three-tired-owls")
    asked = client.get("/admin/", follow=True)
    response = client.post(
        asked.redirect_chain[-1][0],
        {"login": "admin@example.com", "password": "three-tired-owls"},
    )

    assert response["Location"] == "/admin/"
    assert client.get("/admin/login/")["Location"] == "/admin/"


def test_ordinary_people_get_no_admin_sign_in(signed_in):
    response = signed_in.get("/admin/login/")

    assert response.status_code == 403
    assert "403.html" in [template.name for template in response.templates]


def test_signing_out_of_the_admin_is_signing_out(admin):
    response = admin.post("/admin/logout/")

    assert response["Location"] == "/"
    assert "_auth_user_id" not in admin.session


def test_ordinary_people_are_sent_away(signed_in):
    response = signed_in.get(reverse("admin:accounts_user_changelist"))

    assert response["Location"].startswith(reverse("admin:login"))

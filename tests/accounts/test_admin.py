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


def test_ordinary_people_are_sent_away(signed_in):
    response = signed_in.get(reverse("admin:accounts_user_changelist"))

    assert response["Location"].startswith(reverse("admin:login"))

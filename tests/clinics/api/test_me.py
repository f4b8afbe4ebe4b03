from datetime import timedelta

import pytest

from clinics.choices import StaffRole
from tests.clinics.rows import make_staff
from tests.factories import NOW, make_baby, make_caregiver, make_user
from tests.factories_api import api

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]
ME = "/api/v1/me/"


@pytest.fixture
def person():
    """A parent of one baby, who looks at another and works at a clinic."""
    user = make_user(email="juniper@example.com")
    make_baby(by=user)
    make_caregiver(baby=make_baby(name="Test Elm"), user=user, role="viewer")
    make_staff(user=user, role=StaffRole.LEAD)
    before = make_staff(user=user)
    before.left_at = NOW
    before.save()
    return user


def test_who_asks_with_which_token_and_for_whom(person):
    said = api(person, scope="read").get(ME).json()
    assert said["email"] == "juniper@example.com"
    assert said["token"] == {
        "name": "Test button",
        "prefix": person.tokens.get().prefix,
        "scope": "read",
        "baby": None,
        "made_at": "2026-11-23T12:00:00+00:00",
        "expires_at": (NOW + timedelta(days=365)).isoformat(),
    }
    assert [(row["name"], row["role"]) for row in said["babies"]] == [
        ("Test Juniper", "parent"),
        ("Test Elm", "viewer"),
    ]
    assert [row["role"] for row in said["clinics"]] == ["lead"]


def test_a_token_for_one_baby_knows_of_nothing_else(person):
    other = make_caregiver(baby=make_baby(name="Test Fir"), user=person).baby
    said = api(person, baby_id=other.pk).get(ME).json()
    assert said["token"]["baby"] == str(other.pk)
    assert [row["name"] for row in said["babies"]] == ["Test Fir"]
    assert said["clinics"] == []


def test_a_browser_asks_without_a_token(client, person):
    client.force_login(person)
    assert client.get(ME).json()["token"] is None


def test_the_answer_costs_the_same_for_any_number(person, django_assert_num_queries):
    program = api(person)
    program.get(ME)
    with django_assert_num_queries(3):
        program.get(ME)
    make_baby(by=person, name="Test Oak")
    with django_assert_num_queries(3):
        program.get(ME)

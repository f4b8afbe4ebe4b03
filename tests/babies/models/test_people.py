"""Who may read, write and manage which baby."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError

from babies.choices import Role
from babies.models import Baby, BabyVersion, Caregiver
from tests.factories import make_baby, make_caregiver, make_user

pytestmark = pytest.mark.django_db
SCOPES = ("visible_to", "editable_by", "managed_by")


def reach(user):
    """Which scopes show a person the baby of this test."""
    return [name for name in SCOPES if getattr(Baby.objects, name)(user).exists()]


@pytest.mark.parametrize(
    ("role", "scopes"),
    [
        (Role.PARENT, ["visible_to", "editable_by", "managed_by"]),
        (Role.CAREGIVER, ["visible_to", "editable_by"]),
        (Role.VIEWER, ["visible_to"]),
    ],
)
def test_scopes_follow_the_role(role, scopes):
    baby = make_baby()
    assert reach(make_caregiver(baby=baby, role=role).user) == scopes


def test_strangers_and_the_anonymous_reach_nothing():
    make_baby()
    assert reach(make_user(is_staff=True)) == []
    assert reach(AnonymousUser()) == []


def test_a_role_for_one_baby_is_no_role_for_another():
    mine, theirs = make_baby(), make_baby()
    user = make_caregiver(baby=mine, role=Role.PARENT).user
    make_caregiver(baby=theirs, user=user, role=Role.VIEWER)
    assert list(Baby.objects.editable_by(user)) == [mine]
    assert list(Baby.objects.managed_by(user)) == [mine]


def test_people_and_versions_are_seen_through_the_baby():
    baby = make_baby()
    make_baby()
    user = make_caregiver(baby=baby, role=Role.VIEWER).user
    assert {row.baby for row in Caregiver.objects.visible_to(user)} == {baby}
    assert {row.baby for row in BabyVersion.objects.visible_to(user)} == {baby}


@pytest.mark.parametrize(
    ("weeks", "days", "is_estimated", "total"),
    [
        (36, 6, False, 258),
        (36, None, False, 252),
        (None, None, False, None),
        (36, 6, True, None),
    ],
)
def test_total_gestation_days(weeks, days, is_estimated, total):
    baby = Baby(
        gestation_weeks=weeks, gestation_days=days, birth_is_estimated=is_estimated
    )
    assert baby.total_gestation_days == total


@pytest.mark.parametrize(
    "wrong",
    [
        {"gestation_weeks": None, "gestation_days": 3},
        {"gestation_days": 7},
        {"zero_on": "2026-08-31"},
    ],
)
def test_the_database_refuses_dates_that_cannot_be(wrong):
    baby = make_baby()
    with pytest.raises(IntegrityError):
        Baby.objects.filter(pk=baby.pk).update(**wrong)


def test_the_database_refuses_a_second_role_and_an_unknown_one():
    caregiver = make_caregiver(baby=make_baby())
    with pytest.raises(IntegrityError):
        Caregiver.objects.filter(pk=caregiver.pk).update(role="owner")


def test_rows_have_names_for_support_staff():
    baby = make_baby(name="Test Wren")
    user = make_user()
    assert str(baby) == "Test Wren"
    assert str(make_caregiver(baby=baby, user=user)) == f"{user.pk}: caregiver"
    assert str(BabyVersion.objects.get()) == "2026-11-23"

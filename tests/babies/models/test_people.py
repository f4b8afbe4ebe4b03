"""Who may read, write and manage which baby."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError

from babies.choices import Role
from babies.models import Baby, BabyVersion, Caregiver, Invitation
from tests.factories import NOW, make_baby, make_caregiver, make_user, parent_of
from tests.factories_people import make_invitation

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
    assert str(make_invitation(baby=baby)[0]) == "caregiver 2026-11-23"


def test_a_baby_is_quiet_from_the_moment_it_is_asked_for():
    assert Baby().is_quiet is False
    assert Baby(quiet_since=NOW).is_quiet is True


def test_invitations_are_seen_by_parents_only():
    baby = make_baby()
    invitation, _ = make_invitation(baby=baby)
    make_invitation(baby=make_baby())
    seen = {
        role: list(
            Invitation.objects.visible_to(make_caregiver(baby=baby, role=role).user)
        )
        for role in Role.values
    }
    assert seen == {"parent": [invitation], "caregiver": [], "viewer": []}
    assert list(Invitation.objects.visible_to(AnonymousUser())) == []


def test_a_tag_stands_for_one_person_of_one_baby():
    baby, other = make_baby(), make_baby()
    parent = parent_of(baby)
    there = make_caregiver(baby=other, user=parent)
    tags = {row.tag for row in (*baby.caregivers.all(), make_caregiver(baby=baby))}
    assert len(tags | {there.tag}) == 3
    assert all(len(tag) == 20 and tag.isalnum() for tag in tags)

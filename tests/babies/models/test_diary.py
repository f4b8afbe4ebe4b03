"""Entries are reached through the baby, and not in the bin."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from babies.choices import Role
from babies.models import NEWEST_FIRST, Concern, LostSkill, Smile
from tests.factories import (
    NOW,
    make_baby,
    make_caregiver,
    make_concern,
    make_smile,
)

pytestmark = pytest.mark.django_db
ON = date(2026, 10, 30)
SCOPES = ("visible_to", "editable_by", "binned_editable_by")


def reach(user):
    """How many entries each scope shows."""
    return [getattr(Concern.objects, name)(user).count() for name in SCOPES]


@pytest.fixture
def baby(db):
    """A baby with one entry in the diary, two in the bin; and another family's."""
    baby = make_baby()
    entries = [make_concern(baby=baby, on=ON) for _ in range(3)]
    Concern.objects.filter(pk__in=[e.pk for e in entries[1:]]).update(binned_at=NOW)
    Concern.objects.update_or_create(
        pk=make_concern(baby=make_baby(), on=ON).pk, defaults={"binned_at": NOW}
    )
    return baby


@pytest.mark.parametrize(
    ("role", "counts"),
    [
        (Role.PARENT, [1, 1, 2]),
        (Role.CAREGIVER, [1, 1, 2]),
        (Role.VIEWER, [1, 0, 0]),
    ],
)
def test_scopes_follow_the_role_and_the_bin(baby, role, counts):
    assert reach(make_caregiver(baby=baby, role=role).user) == counts


def test_the_anonymous_reach_nothing(baby):
    assert reach(AnonymousUser()) == [0, 0, 0]


def test_entries_have_names_for_support_staff(baby):
    lost = LostSkill(baby=baby, on=ON, skill="social-smile")
    assert str(Concern.objects.first()) == "worry 2026-10-30"
    assert str(lost) == "social-smile 2026-10-30"


def test_the_newest_first_and_those_without_a_time_last_of_their_day(baby):
    noon = make_smile(baby=baby, on=ON)
    unknown = make_smile(baby=baby, on=ON, observed_at=None, precision="day")
    evening = make_smile(
        baby=baby, on=ON, observed_at=datetime(2026, 10, 30, 20, tzinfo=UTC)
    )
    next_day = make_smile(baby=baby, on=ON + timedelta(days=1))
    found = list(Smile.objects.filter(baby=baby).order_by(*NEWEST_FIRST))
    assert found == [next_day, evening, noon, unknown]

"""Twins who smile at once have a row each, linked."""

import uuid
from datetime import UTC, date, datetime, timedelta

import pytest

from babies.models import Baby, Smile
from babies.page import family_of
from babies.together import (
    others_for,
    seen_of_other,
    store_also,
    store_smile,
    twins_among,
)
from tests.factories import (
    BORN_ON,
    NOW,
    make_baby,
    make_caregiver,
    make_seen,
    make_smile,
    make_user,
)

pytestmark = pytest.mark.django_db
AT_ME = {"state": "awake", "trigger": ("face",), "directed": "person"}


@pytest.fixture
def twins(user):
    """Both were born on one day; only the second was early."""
    return (
        make_baby(by=user, name="Juniper"),
        make_baby(by=user, name="Wren", gestation_weeks=36, time_zone="Asia/Tokyo"),
    )


def store_both(twins, key, user):
    one, other = twins
    seen = make_seen(baby=one, on=date(2026, 9, 30), **AT_ME)
    smile = store_smile(key=key, baby=one, seen=seen, by=user, now=NOW)
    pairs = [(other, seen_of_other(seen, other))]
    return [smile, *store_also(smile, pairs, by=user, now=NOW)]


def test_each_row_has_its_own_class_and_one_id_links_them(twins, user):
    key = uuid.uuid4()
    store_both(twins, key, user)
    rows = Smile.objects.order_by("baby__name")
    assert [(row.baby.name, row.smile_class, row.together) for row in rows] == [
        ("Juniper", "social", key),
        ("Wren", "likely_social", key),
    ]


def test_a_double_tap_is_one_row_for_each(twins, user):
    key = uuid.uuid4()
    first, again = (store_both(twins, key, user) for _ in range(2))
    assert first == again
    assert Smile.objects.count() == 2


def test_a_smile_of_one_baby_is_linked_to_nothing(twins, user):
    smile = make_smile(baby=twins[0])
    assert store_also(smile, [], by=user, now=NOW) == []
    assert Smile.objects.get().together is None


def test_the_day_is_that_of_the_other_home(twins):
    late = datetime(2026, 10, 27, 20, tzinfo=UTC)
    seen = make_seen(baby=twins[0], on=date(2026, 10, 27), observed_at=late)
    told = seen_of_other(seen, twins[1])
    assert (told.on, told.time_zone) == (date(2026, 10, 28), "Asia/Tokyo")
    only_day = make_seen(
        baby=twins[0], on=date(2026, 10, 27), observed_at=None, precision="day"
    )
    assert seen_of_other(only_day, twins[1]).on == date(2026, 10, 27)


@pytest.mark.parametrize(("days", "is_twin"), [(0, True), (2, True), (3, False)])
def test_twins_are_born_within_two_days(user, days, is_twin):
    baby = make_baby(by=user)
    other = make_baby(by=user, birth_on=BORN_ON + timedelta(days=days))
    assert twins_among(family_of(user), baby) == ([other] if is_twin else [])


def test_only_those_one_may_log_for_are_offered(user):
    baby, theirs = make_baby(by=user), make_baby(by=make_user())
    make_caregiver(baby=theirs, user=user, role="viewer")
    make_baby()
    assert twins_among(family_of(user), baby) == []
    assert list(others_for(user, baby)) == []
    mine = make_baby(by=user, birth_on=BORN_ON - timedelta(days=900))
    assert list(others_for(user, baby)) == [mine]
    assert Baby.objects.count() == 4

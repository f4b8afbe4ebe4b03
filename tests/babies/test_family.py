"""Roles, and the one parent who always stays."""

from datetime import date

import pytest

from babies.choices import Role
from babies.family import (
    ROLE_SENTENCES,
    LastParentError,
    Person,
    change_role,
    is_last_parent,
    naming,
    part,
    person,
)
from babies.models import Caregiver, Smile
from tests.factories import make_baby, make_caregiver, make_smile, make_user, parent_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def baby():
    return make_baby()


@pytest.fixture
def first(baby):
    return Caregiver.objects.get(baby=baby)


def roles(baby):
    rows = Caregiver.objects.filter(baby=baby).order_by("pk")
    return [row.role for row in rows]


@pytest.mark.parametrize(
    ("other", "is_last"),
    [(None, True), (Role.VIEWER, True), (Role.CAREGIVER, True), (Role.PARENT, False)],
)
def test_only_another_parent_lets_a_parent_go(baby, first, other, is_last):
    make_baby()
    if other:
        make_caregiver(baby=baby, role=other)

    assert is_last_parent(first) is is_last


@pytest.mark.parametrize("role", [Role.CAREGIVER, Role.VIEWER])
def test_somebody_without_a_parents_role_is_never_the_last(baby, role):
    assert is_last_parent(make_caregiver(baby=baby, role=role)) is False


@pytest.mark.parametrize("role", [Role.CAREGIVER, Role.VIEWER])
def test_the_last_parent_keeps_the_role(baby, first, role):
    with pytest.raises(LastParentError):
        change_role(caregiver=first, role=role)

    assert roles(baby) == ["parent"]


def test_the_last_parent_may_choose_the_same_role_again(baby, first):
    change_role(caregiver=first, role=Role.PARENT)

    assert roles(baby) == ["parent"]


def test_handing_over_is_making_a_parent_and_then_stepping_back(baby, first):
    other = make_caregiver(baby=baby, role=Role.VIEWER)
    change_role(caregiver=other, role=Role.PARENT)
    change_role(caregiver=first, role=Role.VIEWER)

    assert roles(baby) == ["viewer", "parent"]


def test_the_last_parent_stays(baby, first):
    make_caregiver(baby=baby)
    with pytest.raises(LastParentError):
        part(caregiver=first)

    assert roles(baby) == ["parent", "caregiver"]


def test_what_somebody_logged_stays_when_they_go(baby):
    gone = make_caregiver(baby=baby)
    smile = make_smile(baby=baby, by=gone.user)
    part(caregiver=gone)

    assert roles(baby) == ["parent"]
    assert Smile.objects.get().pk == smile.pk


def test_a_person_in_words_for_themselves_and_for_others(baby, first):
    parent = parent_of(baby)
    mine = person(first, baby, parent)

    assert mine == Person(
        tag=first.tag,
        name="You",
        email=parent.email,
        is_you=True,
        role="Parent",
        may="Can log, change the dates and invite people.",
        since_on=date(2026, 11, 23),
    )
    theirs = person(first, baby, make_user())
    assert (theirs.name, theirs.is_you) == (parent.email, False)


def test_since_is_the_day_at_the_babys_home():
    baby = make_baby(time_zone="Pacific/Auckland")
    row = Caregiver.objects.get(baby=baby)

    assert person(row, baby, row.user).since_on == date(2026, 11, 24)


def test_every_role_has_its_sentence():
    assert list(ROLE_SENTENCES) == Role.values


@pytest.mark.parametrize("count", [1, 3])
def test_people_are_known_by_email_while_they_are_here(
    baby, count, django_assert_num_queries
):
    viewer = parent_of(baby)
    here = [make_caregiver(baby=baby).user for _ in range(count)]
    gone = make_caregiver(baby=make_baby()).user
    people = [viewer, None, gone, *here]
    with django_assert_num_queries(1):
        name_of = naming(people, babies=[baby.pk], viewer=viewer)
        names = [name_of(each) for each in people]

    left = "Somebody who has left"
    assert names == ["You", left, left, *(each.email for each in here)]


def test_a_diary_that_one_person_writes_asks_for_nobody(
    baby, django_assert_num_queries
):
    viewer = parent_of(baby)
    with django_assert_num_queries(0):
        assert naming([viewer, None], babies=[baby.pk], viewer=viewer)(viewer) == "You"

"""The people around a baby, as one of them asks."""

import pytest
from django.db import connection
from django.http import Http404
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from babies.choices import Role
from babies.views.circle import circle, found_among
from tests.factories import make_baby, make_caregiver, make_user, parent_of

pytestmark = pytest.mark.django_db


def asking(user):
    request = RequestFactory().get("/")
    request.user = user
    return request


@pytest.mark.parametrize(
    ("role", "may_look", "may_manage"),
    [
        (Role.PARENT, True, True),
        (Role.CAREGIVER, True, False),
        (Role.VIEWER, True, False),
        (None, False, False),
    ],
)
def test_everybody_there_looks_and_parents_manage(role, may_look, may_manage):
    baby = make_baby()
    user = make_caregiver(baby=baby, role=role).user if role else make_user()

    def may(manages):
        try:
            return circle(asking(user), baby.pk, manages=manages).me.user == user
        except Http404:
            return False

    assert (may(False), may(True)) == (may_look, may_manage)


def test_people_come_in_the_order_in_which_they_joined():
    baby = make_baby()
    make_caregiver(baby=make_baby())
    others = [make_caregiver(baby=baby) for _ in range(3)]
    here = circle(asking(parent_of(baby)), baby.pk)

    assert here.people == [here.me, *others]
    assert here.named(others[1].tag) == others[1]
    with pytest.raises(Http404):
        here.named(others[1].tag[:-1])


@pytest.mark.parametrize("count", [1, 3])
def test_any_number_of_people_is_read_in_two_queries(count):
    baby = make_baby()
    parent = parent_of(baby)
    for _ in range(count):
        make_caregiver(baby=baby)

    with CaptureQueriesContext(
        connection,
    ) as queries:
        people = circle(asking(parent), baby.pk).people
        emails = {person.user.email for person in people}

    assert (len(queries), len(emails)) == (2, count + 1)


def test_a_role_that_ended_meanwhile_is_none():
    baby = make_baby()
    viewer = make_caregiver(baby=baby, role=Role.VIEWER)

    assert found_among([viewer], viewer.user, Role) == viewer
    with pytest.raises(Http404):
        found_among([viewer], viewer.user, (Role.PARENT,))
    with pytest.raises(Http404):
        found_among([], viewer.user, Role)

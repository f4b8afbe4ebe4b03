"""What every page of a baby shows."""

from datetime import UTC, date, datetime

import pytest

from babies.choices import Role
from babies.page import FamilyRequest, baby_page
from tests.factories import make_baby, make_caregiver, make_user, parent_of

pytestmark = pytest.mark.django_db
TODAY = date(2026, 10, 22)
NOW = datetime(2026, 10, 22, 9, tzinfo=UTC)


def page_for(user, baby, tab="today"):
    request = FamilyRequest()
    request.user = user
    return baby_page(request, baby, now=NOW, tab=tab)


def test_the_page_says_both_ages_and_lists_ones_babies_by_name():
    user = make_user()
    wren = make_baby(by=user, name="Test Wren")
    ash = make_baby(by=user, name="Test Ash")
    make_baby(name="Test Stranger")

    page = page_for(user, wren)

    assert page["ages_line"] == "7 weeks 2 days · born on time"
    assert page["babies_switch"] == [
        ("Test Ash", f"/babies/{ash.pk}/", False),
        ("Test Wren", f"/babies/{wren.pk}/", True),
    ]
    assert (page["baby"], page["tab"], page["today"]) == (wren, "today", TODAY)


@pytest.mark.parametrize(
    ("role", "may_edit", "may_manage"),
    [
        (Role.PARENT, True, True),
        (Role.CAREGIVER, True, False),
        (Role.VIEWER, False, False),
    ],
)
def test_rights_follow_the_role_for_this_baby(role, may_edit, may_manage):
    baby = make_baby()
    user = make_caregiver(baby=baby, role=role).user
    make_baby(by=user)

    page = page_for(user, baby)

    assert (page["may_edit"], page["may_manage"]) == (may_edit, may_manage)


def test_every_page_offers_another_id():
    baby = make_baby()
    parent = parent_of(baby)
    keys = {page_for(parent, baby)["new_key"] for _ in range(3)}
    assert len(keys) == 3


@pytest.mark.parametrize("babies", [1, 3])
def test_the_page_takes_one_query(babies, django_assert_num_queries):
    user = make_user()
    *_, baby = (make_baby(by=user) for _ in range(babies))
    with django_assert_num_queries(1):
        page_for(user, baby)

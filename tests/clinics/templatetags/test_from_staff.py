"""What waits is told to those who can answer it."""

import pytest

from clinics.models import StaffAdvice
from clinics.templatetags.from_staff import from_staff
from tests.clinics.corrections import suggested
from tests.clinics.rows import make_staff
from tests.factories import NOW, make_baby, parent_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def baby():
    return make_baby()


def advise(baby, reply=""):
    staff = make_staff()
    StaffAdvice.objects.create(
        baby=baby, clinic=staff.clinic, kind="call_us", by=staff, at=NOW, reply=reply
    )


def waits(baby, role):
    """Whether dates and advice are told to a role."""
    told = from_staff(baby, may_edit=role != "viewer", may_manage=role == "parent")
    return bool(told.get("dates")), bool(told.get("advice"))


def test_nothing_waits_at_first(baby):
    assert waits(baby, "parent") == (False, False)


@pytest.mark.parametrize(
    ("role", "found", "queries"),
    [
        ("parent", (True, True), 1),
        ("caregiver", (False, True), 1),
        ("viewer", (False, False), 0),
    ],
)
def test_what_waits_is_told_to_those_who_can_answer(
    baby, role, found, queries, django_assert_num_queries
):
    suggested(baby=baby, by=make_staff(), gestation_weeks=37)
    advise(baby)
    with django_assert_num_queries(queries):
        assert waits(baby, role) == found


def test_what_is_answered_waits_no_more(baby):
    suggested(baby=make_baby(), by=make_staff(), gestation_weeks=37)
    advise(baby, reply="got_it")
    assert waits(baby, "parent") == (False, False)


@pytest.mark.parametrize("page", ["", "more/"])
def test_the_familys_pages_say_what_waits(client, baby, page):
    client.force_login(parent_of(baby))
    address = f"/babies/{baby.pk}/{page}"
    assert b"The clinic" not in client.get(address).content
    advise(baby)
    assert b"The clinic wrote to you about Test Juniper." in client.get(address).content
    suggested(baby=baby, by=make_staff(), gestation_weeks=37)
    said = b"The clinic suggests other dates for Test Juniper."
    assert said in client.get(address).content


def test_quiet_pages_stay_quiet(client, baby):
    baby.quiet_since = NOW
    baby.save()
    advise(baby)
    client.force_login(parent_of(baby))
    assert b"The clinic" not in client.get(f"/babies/{baby.pk}/").content

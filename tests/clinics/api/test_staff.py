"""What the addresses of staff have in common: the clinic asked about, lists."""

import pytest

from clinics.choices import Audience, StaffRole
from clinics.corrections import withdraw
from clinics.models import SavedView
from clinics.notes import add_note
from tests.clinics.corrections import suggested
from tests.clinics.rows import make_clinic, make_share, make_staff
from tests.clinics.test_team import make_link
from tests.factories import NOW, make_baby
from tests.factories_api import api

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/clinic/worklist/"
REVIEWS = "/api/v1/clinic/reviews/"
LATE = "social_smile_late"


def names(response):
    return [row["name"] for row in response.json()["results"]]


def test_whoever_works_at_two_clinics_names_one(nurse, watched):
    watched(name="Test Ash")
    other = make_staff(user=nurse.user, clinic=make_clinic(name="Example Two"))
    watched(name="Test Birch", at=other)
    program = api(nurse.user)
    refused = program.get(ADDRESS)
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (
        400,
        "clinic",
    )
    assert names(program.get(f"{ADDRESS}?clinic={other.clinic_id}")) == ["Test Birch"]
    elsewhere = program.get(f"{ADDRESS}?clinic={make_staff().clinic_id}")
    assert elsewhere.json() == {**refused.json(), "errors": elsewhere.json()["errors"]}


def one_more(share, by):
    """A row in each list."""
    said = {"baby": share.baby, "now": NOW, "by": make_staff(clinic=by.clinic)}
    add_note(audience=Audience.TEAM, words="Hm.", **said)
    withdraw(suggested(baby=share.baby, by=said["by"]), by=by.user, now=NOW)
    make_link(by)
    SavedView.objects.create(staff=by, name=str(said["by"].pk), query="")


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("place", "queries"),
    [
        ("babies/{share}/notes", 12),
        ("babies/{share}/corrections", 12),
        ("team", 4),
        ("invitations", 4),
        ("views", 4),
    ],
)
def test_a_list_costs_the_same_for_any_length(
    django_assert_num_queries, place, queries, rows
):
    lead = make_staff(role=StaffRole.LEAD)
    share = make_share(baby=make_baby(), clinic=lead.clinic)
    for _number in range(rows):
        one_more(share, lead)
    program = api(lead.user)
    address = f"/api/v1/clinic/{place.format(share=share.pk)}/"
    program.get(address)
    with django_assert_num_queries(queries):
        found = program.get(address).json()["results"]
    assert len(found) == (rows + 1 if place == "team" else rows)

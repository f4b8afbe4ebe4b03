"""The worklist for programs."""

from tests.clinics.rows import make_clinic, make_staff
from tests.factories_api import api

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

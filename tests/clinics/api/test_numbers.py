"""The clinic's numbers for programs."""

import pytest

from clinics.choices import StaffRole
from clinics.models import Look
from tests.clinics.rows import make_staff
from tests.factories_api import api

ADDRESS = "/api/v1/clinic/numbers/"


@pytest.fixture
def reviewer(nurse):
    return api(make_staff(clinic=nurse.clinic, role=StaffRole.REVIEWER).user)


def test_small_cells_are_hidden_and_no_baby_is_named(reviewer, watched):
    shares = [watched(name=f"Test {number}") for number in range(6)]
    shares.append(watched(age=100, name="Test Cedar"))
    response = reviewer.get(ADDRESS)
    said = response.json()
    tables = {table["name"]: table for table in said["tables"]}
    assert list(tables) == ["open", "looked", "outcomes", "referred", "late"]
    # Six, and one beside them, which takes the six along.
    counts = [cell["count"] for cell in tables["open"]["cells"]]
    assert (counts, tables["open"]["total"]) == ([None, None, None, None], 7)
    late = tables["late"]
    assert [cell["words"] for cell in late["cells"]] == [
        "Flagged late, the family has answered",
        "Unanswered, nothing logged",
        "Not flagged now",
    ]
    assert {cell["percent"] for cell in tables["open"]["cells"]} == {None}
    assert (said["on"], said["smallest"], said["late_percent"]) == (
        "2026-11-23",
        5,
        None,
    )
    for share in shares:
        assert share.baby.name not in response.content.decode()
        assert str(share.baby_id) not in response.content.decode()
    assert not Look.objects.exists()


def test_a_reviewer_reaches_numbers_and_no_baby(reviewer, watched):
    share = watched()
    for place in ("worklist", "babies", f"babies/{share.pk}", "referrals", "views"):
        response = reviewer.get(f"/api/v1/clinic/{place}/")
        assert (response.status_code, share.baby.name in response.content.decode()) == (
            404,
            False,
        )


def test_a_nurse_reads_no_numbers(program):
    assert program.get(ADDRESS).json()["status"] == 404

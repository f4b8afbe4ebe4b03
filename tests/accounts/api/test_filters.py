import pytest

from tests.factories import make_baby, make_smile, parent_of
from tests.factories_api import api

pytestmark = pytest.mark.django_db


def test_a_filter_nobody_knows_is_refused_by_name():
    baby = make_baby()
    response = api(parent_of(baby)).get(
        f"/api/v1/babies/{baby.pk}/smiles/?sunshine=2026-11-01&state=awake"
    )
    assert [each["field"] for each in response.json()["errors"]] == ["sunshine"]


def test_one_that_is_known_chooses():
    baby = make_baby()
    make_smile(baby=baby, state="awake")
    make_smile(baby=baby)
    response = api(parent_of(baby)).get(f"/api/v1/babies/{baby.pk}/smiles/?state=awake")
    assert [each["state"] for each in response.json()["results"]] == ["awake"]

import pytest

from tests.factories import make_baby, parent_of
from tests.factories_api import api

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("method", ["get", "post", "put", "patch", "delete", "options"])
@pytest.mark.parametrize(
    "path", ["", "v1/", "v2/babies/", "v1/babies/a.b/", "v1/babies/1/smiles/", "x.json"]
)
def test_what_is_no_address_is_a_problem(client, method, path):
    response = getattr(client, method)(f"/api/{path}")
    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["title"] == "Nothing is here"


def test_an_address_without_its_slash_loses_no_body():
    baby = make_baby()
    response = api(parent_of(baby)).post(f"/api/v1/babies/{baby.pk}/smiles", {})
    assert (response.status_code, response.json()["status"]) == (404, 404)
    assert response.json()["detail"].endswith("Addresses end with a slash.")


@pytest.mark.parametrize("method", ["put", "delete", "options", "trace"])
def test_what_cannot_be_done_is_a_problem_that_says_what_can(method):
    baby = make_baby()
    program = api(parent_of(baby))
    response = program.generic(method.upper(), f"/api/v1/babies/{baby.pk}/smiles/")
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, POST"
    assert response.json()["type"] == "urn:smilestone:problem:method-not-allowed"

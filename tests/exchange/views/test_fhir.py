import pytest

from tests.exchange.fhir import r4

pytestmark = pytest.mark.django_db
ADDRESS = "/fhir/CodeSystem/infant-milestones"


def test_everybody_can_read_what_our_codes_mean(client):
    response = client.get(ADDRESS)
    assert response["Content-Type"] == "application/fhir+json"
    made = r4.valid(response.json())
    assert made["url"] == f"http://testserver{ADDRESS}"
    assert made["content"] == "complete"


def test_the_codes_are_named_by_the_address_that_the_operator_set(client, settings):
    settings.PUBLIC_URL = "https://smiles.example.com"
    made = client.get(ADDRESS).json()
    assert made["url"] == f"https://smiles.example.com{ADDRESS}"

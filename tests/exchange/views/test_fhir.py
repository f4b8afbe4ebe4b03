import pytest

from tests.exchange.fhir import r4
from tests.exchange.fhir.rows import full_baby
from tests.factories import parent_of

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


def test_everybody_can_read_what_a_form_asks(client):
    address = "/fhir/Questionnaire/checklist-2-months"
    response = client.get(address)
    assert response["Content-Type"] == "application/fhir+json"
    made = r4.valid(response.json())
    assert made["url"] == f"http://testserver{address}"
    assert len(made["item"]) == 11


@pytest.mark.parametrize(
    "age", ["3", "0", "-2", "9" * 5000], ids=["none", "zero", "minus", "long"]
)
def test_there_is_no_form_for_another_age(client, age):
    response = client.get(f"/fhir/Questionnaire/checklist-{age}-months")
    assert response.status_code == 404
    assert response["Content-Type"].startswith("text/html")


def test_a_family_finds_its_file_on_the_page_of_its_data(client):
    baby = full_baby()
    client.force_login(parent_of(baby))
    said = client.get(f"/babies/{baby.pk}/data/").content.decode()
    address = f"/api/v1/babies/{baby.pk}/fhir/"
    assert f'href="{address}"' in said
    assert b"".join(client.get(address)).startswith(b'{"resourceType":"Bundle"')


def test_the_page_of_all_babies_has_no_such_file(client):
    client.force_login(parent_of(full_baby()))
    assert "/fhir/" not in client.get("/data/").content.decode()

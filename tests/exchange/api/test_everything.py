import json

import pytest

from clinics.models import Look
from clinics.sharing import end_share
from exchange.api.everything import as_fhir_names_it
from tests.clinics.rows import make_staff
from tests.exchange.fhir import r4
from tests.exchange.fhir.rows import full_baby, full_share
from tests.factories import NOW, make_baby, parent_of
from tests.factories_api import api

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]
FHIR = "application/fhir+json"


def of_family(baby):
    return f"/api/v1/fhir/Patient/{baby.pk}/$everything"


def of_clinic(baby):
    return f"/api/v1/clinic/fhir/Patient/{baby.pk}/$everything"


def bundle_of(response):
    assert response["Content-Type"] == FHIR
    return json.loads(b"".join(response.streaming_content))


def test_a_family_gets_the_same_resources_as_a_search():
    baby = full_baby()
    program = api(parent_of(baby))
    made = bundle_of(program.get(of_family(baby)))
    assert made["type"] == "searchset"
    assert made["link"] == [
        {"relation": "self", "url": f"http://testserver{of_family(baby)}"}
    ]
    assert (
        made["entry"]
        == bundle_of(program.get(f"/api/v1/babies/{baby.pk}/fhir/"))["entry"]
    )
    assert r4.dangling(made) == []


def test_another_family_s_baby_is_not_found():
    other = make_baby()
    assert api(parent_of(full_baby())).get(of_family(other)).status_code == 404


def test_a_clinic_gets_its_share_by_the_id_of_the_baby_and_the_look_is_noted():
    baby = full_baby()
    share, staff = full_share(baby, "smiles")
    made = bundle_of(api(staff.user).get(of_clinic(baby)))
    consents = [
        entry["resource"]["id"]
        for entry in made["entry"]
        if entry["resource"]["resourceType"] == "Consent"
    ]
    assert (made["type"], consents) == ("searchset", [str(share.pk)])
    assert [look.part for look in Look.objects.filter(baby=baby)] == ["copy"]


def test_a_clinic_without_an_open_share_finds_nothing():
    baby = full_baby()
    share, staff = full_share(baby)
    assert api(make_staff().user).get(of_clinic(baby)).status_code == 404
    end_share(share=share, by=parent_of(baby), now=NOW)
    assert api(staff.user).get(of_clinic(baby)).status_code == 404
    assert not Look.objects.exists()


def test_a_token_for_one_baby_speaks_for_no_clinic():
    baby = full_baby()
    _share, staff = full_share(baby)
    program = api(staff.user, baby_id=baby.pk)
    assert program.get(of_clinic(baby)).status_code == 403


def test_everybody_is_told_what_can_be_asked(client):
    response = client.get("/api/v1/fhir/metadata")
    assert response["Content-Type"] == FHIR
    made = r4.valid(response.json())
    assert made["implementation"]["url"] == "http://testserver/api/v1/fhir"


def test_a_clinic_is_told_of_its_own_address():
    staff = make_staff()
    made = api(staff.user).get("/api/v1/clinic/fhir/metadata").json()
    assert made["implementation"]["url"] == "http://testserver/api/v1/clinic/fhir"


def test_it_is_described_under_the_name_that_fhir_gives_it():
    paths = dict.fromkeys(("/fhir/Patient/{baby}/everything", "/babies/"), "get")
    assert list(as_fhir_names_it({"paths": paths})["paths"]) == [
        "/fhir/Patient/{baby}/$everything",
        "/babies/",
    ]

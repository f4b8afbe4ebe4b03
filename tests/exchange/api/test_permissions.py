import pytest
from allauth.mfa.models import Authenticator

from tests.clinics.rows import make_staff
from tests.factories import make_baby, make_user
from tests.factories_api import api

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/clinic/fhir/"


def test_a_browser_left_open_reads_nothing_of_a_clinic(client):
    staff = make_staff()
    client.force_login(staff.user)
    assert client.get("/api/v1/clinic/fhir/").status_code == 403
    assert api(staff.user).get(ADDRESS).status_code == 200


def test_without_a_token_there_is_nothing(client):
    response = client.get(ADDRESS)
    assert response.status_code == 401
    assert response.json()["type"] == "urn:smilestone:problem:not-signed-in"


def test_a_token_for_one_baby_speaks_for_no_clinic():
    staff = make_staff()
    baby = make_baby(by=staff.user)
    assert api(staff.user, baby_id=baby.pk).get(ADDRESS).status_code == 403


def test_staff_without_a_second_step_are_refused_where_it_is_required(settings):
    settings.STAFF_TWO_FACTOR = "required"
    staff = make_staff()
    program = api(staff.user)
    assert program.get(ADDRESS).status_code == 403
    Authenticator.objects.create(user=staff.user, type="totp", data={})
    assert program.get(ADDRESS).status_code == 200


def test_whoever_works_nowhere_finds_nothing():
    assert api(make_user()).get(ADDRESS).status_code == 404

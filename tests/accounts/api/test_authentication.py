from datetime import timedelta

import pytest

from accounts.models import Token
from tests.factories import make_baby, make_user, parent_of
from tests.factories_api import api, secret_for

pytestmark = pytest.mark.django_db


def ask(client, baby, header):
    return client.get(f"/api/v1/babies/{baby.pk}/smiles/", HTTP_AUTHORIZATION=header)


def test_the_scheme_is_read_in_any_case(client):
    baby = make_baby()
    secret = secret_for(parent_of(baby))
    answers = [ask(client, baby, f"{scheme} {secret}") for scheme in ("Token", "token")]
    assert [each.json() for each in answers] == [{"next": None, "results": []}] * 2


@pytest.mark.parametrize(
    "header", ["Token", "Token ", "Token smile_x", "Token \xff\xfe", "Token a b"]
)
def test_a_token_that_opens_nothing_is_refused(client, header):
    response = ask(client, make_baby(), header)
    assert (response.status_code, response["WWW-Authenticate"]) == (401, "Token")
    assert response.json()["type"] == "urn:smilestone:problem:not-signed-in"


@pytest.mark.parametrize("header", ["", "Basic YTpi", "Bearer smile_x"])
def test_without_a_token_one_is_asked_for(client, header):
    response = ask(client, make_baby(), header)
    assert (response.status_code, response["WWW-Authenticate"]) == (401, "Token")


def test_a_wrong_token_is_refused_beside_a_session(client):
    baby = make_baby()
    client.force_login(parent_of(baby))
    assert ask(client, baby, "Token smile_wrong").status_code == 401


def test_a_token_that_has_ended_is_refused():
    baby = make_baby()
    program = api(parent_of(baby))
    Token.objects.update(expires_at=Token.objects.get().made_at - timedelta(days=1))
    response = program.get(f"/api/v1/babies/{baby.pk}/smiles/")
    assert (response.status_code, response.json()["errors"]) == (401, [])


def test_what_a_program_reads_is_kept_nowhere():
    baby = make_baby()
    response = api(parent_of(baby)).get(f"/api/v1/babies/{baby.pk}/smiles/")
    assert response["Cache-Control"] == "private, no-store"


def test_what_a_browser_reads_is_kept_nowhere(client):
    baby = make_baby()
    client.force_login(parent_of(baby))
    response = client.get(f"/api/v1/babies/{baby.pk}/smiles/")
    assert response["Cache-Control"] == "private, no-store"
    assert response.json() == {"next": None, "results": []}


def test_a_strangers_session_finds_nothing(client):
    client.force_login(make_user())
    response = client.get(f"/api/v1/babies/{make_baby().pk}/smiles/")
    assert (response.status_code, response.json()["title"]) == (404, "Nothing is here")

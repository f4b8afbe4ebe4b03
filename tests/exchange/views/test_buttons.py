"""The page that makes a button outside the page."""

import html
import re
import uuid

import pytest

from accounts.models import Token
from accounts.tokens import MOST_OPEN, TokenWish, make_token
from babies.models import Smile
from tests.factories import NOW, make_baby

pytestmark = pytest.mark.django_db


@pytest.fixture
def baby(user):
    return make_baby(by=user, name="Juniper")


def line(page, name):
    found = re.search(rf'<code id="{name}">(.*?)</code>', page, re.DOTALL)
    assert found is not None
    return html.unescape(found[1])


def test_a_button_has_a_token_that_only_adds_to_one_baby(client, signed_in, baby):
    path = f"/babies/{baby.pk}/buttons/"
    assert (
        "It can only add. It can read nothing." in signed_in.get(path).content.decode()
    )
    page = signed_in.post(path, {"tap": "asleep"}).content.decode()

    token = Token.objects.get()
    assert (token.scope, token.baby_id) == ("add-only", baby.pk)
    assert token.name == "Button: A smile in sleep"
    secret = re.search(r'value="(smile_\w+_[\w-]+)"', page)
    assert secret is not None
    assert f"Token {secret[1]}" in line(page, "curl")
    address = f"http://testserver/api/v1/babies/{baby.pk}/smiles/"
    assert f'url: "{address}"' in line(page, "home-assistant")
    assert "rest_command.smilestone_asleep" in page
    assert line(page, "authorization") == f"Token {secret[1]}"

    client.logout()
    headers = {"Authorization": f"Token {secret[1]}"}
    said = {"data": '{"state": "asleep"}', "content_type": "application/json"}
    assert client.post(address, headers=headers, **said).status_code == 201
    assert client.get(address, headers=headers).status_code == 403
    assert Smile.objects.get().logged_by == baby.created_by


def test_the_same_form_again_is_the_same_button(signed_in, baby):
    form = {"tap": "smile", "key": str(uuid.uuid4())}
    for _each in range(2):
        signed_in.post(f"/babies/{baby.pk}/buttons/", form)
    assert Token.objects.count() == 1


def test_a_wrong_choice_and_too_many_tokens_are_refused(signed_in, baby, user):
    path = f"/babies/{baby.pk}/buttons/"
    refused = signed_in.post(path, {"tap": "x"}).content.decode()
    assert "Please choose one of the three." in refused
    assert not Token.objects.exists()
    for _each in range(MOST_OPEN):
        make_token(user, TokenWish(name="x"), now=NOW)
    Token.objects.update(expires_at="2099-01-01T00:00Z")
    refused = signed_in.post(path, {"tap": "smile"}).content.decode()
    assert "You have many tokens. Please end one first." in refused
    assert Token.objects.count() == MOST_OPEN

import html
import uuid
from datetime import timedelta

import pytest

from accounts.models import Token
from accounts.tokens import MOST_OPEN, TokenWish, make_token, token_of
from tests.factories import NOW, make_baby, make_user, parent_of

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]
PAGE = "/account/tokens/"
ASKED = {"name": "Kitchen button", "scope": "add-only", "baby": "", "days": "30"}


@pytest.fixture
def baby():
    return make_baby()


@pytest.fixture
def parent(client, baby):
    client.force_login(parent_of(baby))
    return client


def secret_on(response):
    return response.content.decode().split('value="smile_')[1].split('"')[0]


def test_the_page_is_reached_from_the_settings(parent):
    assert f'href="{PAGE}"' in parent.get("/account/").content.decode()


def test_a_token_is_shown_once(parent, baby):
    response = parent.post(PAGE, ASKED)
    secret = f"smile_{secret_on(response)}"
    token = token_of(secret, now=NOW)
    assert token is not None
    assert (token.name, token.scope, token.baby_id) == (
        "Kitchen button",
        "add-only",
        None,
    )
    assert token.expires_at == NOW + timedelta(days=30)
    shown = parent.get(PAGE).content.decode()
    assert token.prefix in shown
    assert secret not in shown


def test_a_token_for_one_baby(parent, baby):
    parent.post(PAGE, {**ASKED, "baby": str(baby.pk)})
    assert Token.objects.get().baby_id == baby.pk
    assert "For Test Juniper only" in parent.get(PAGE).content.decode()


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"name": ""}, "Please say what it is for."),
        ({"name": "a\u0000"}, "hidden control characters"),
        ({"scope": "all"}, "Please choose one of these."),
        ({"days": "9999999"}, "Please choose one of these."),
        ({"baby": "x"}, "Please choose one of these."),
    ],
)
def test_what_cannot_be_is_refused_and_kept(parent, more, sentence):
    shown = parent.post(PAGE, {**ASKED, **more}).content.decode()
    assert sentence in shown
    assert not Token.objects.exists()


def test_another_familys_baby_is_no_choice(parent):
    other = make_baby(name="Test Hazel")
    shown = parent.post(PAGE, {**ASKED, "baby": str(other.pk)}).content.decode()
    assert "Please choose one of these." in shown
    assert "Test Hazel" not in shown
    assert not Token.objects.exists()


def test_sent_twice_it_is_one_token(parent):
    sent = {**ASKED, "key": str(uuid.uuid4())}
    first, second = parent.post(PAGE, sent), parent.post(PAGE, sent)
    token = Token.objects.get()
    assert token_of(f"smile_{secret_on(first)}", now=NOW) is None
    assert token_of(f"smile_{secret_on(second)}", now=NOW) == token


def test_a_token_that_reads_comes_with_a_line_to_try(parent):
    made = parent.post(PAGE, {**ASKED, "scope": "read"})
    line = made.content.decode().split('id="curl">')[1].split("<")[0]
    assert html.unescape(line) == (
        f"curl -H 'Authorization: Token smile_{secret_on(made)}'"
        " http://testserver/api/v1/babies/"
    )


def test_too_many_are_refused(parent, baby):
    for number in range(MOST_OPEN):
        make_token(parent_of(baby), TokenWish(name=str(number)), now=NOW)
    shown = parent.post(PAGE, ASKED).content.decode()
    assert "You have many tokens." in shown
    assert Token.objects.count() == MOST_OPEN


def test_a_token_is_ended(parent, baby):
    token, secret = make_token(parent_of(baby), TokenWish(name="Door"), now=NOW)
    response = parent.post(f"{PAGE}{token.pk}/revoke/", follow=True)
    assert "It no longer works." in response.content.decode()
    assert "Door" not in parent.get(PAGE).content.decode()
    assert token_of(secret, now=NOW) is None


def test_looking_at_the_address_ends_nothing(parent, baby):
    token, secret = make_token(parent_of(baby), TokenWish(name="Door"), now=NOW)
    assert parent.get(f"{PAGE}{token.pk}/revoke/")["Location"] == PAGE
    assert token_of(secret, now=NOW) == token


def test_somebody_elses_token_is_not_there(parent):
    token, secret = make_token(make_user(), TokenWish(name="Theirs"), now=NOW)
    assert "Theirs" not in parent.get(PAGE).content.decode()
    assert parent.post(f"{PAGE}{token.pk}/revoke/").status_code == 404
    assert token_of(secret, now=NOW) == token


def test_the_list_says_when_each_was_used_and_for_whom(parent, baby):
    _used, secret = make_token(parent_of(baby), TokenWish(name="Used"), now=NOW)
    token_of(secret, now=NOW)
    make_token(parent_of(baby), TokenWish(name="x", baby_id=uuid.uuid4()), now=NOW)
    shown = parent.get(PAGE).content.decode()
    for sentence in (
        "Last used on 23 November 2026",
        "Not used yet",
        "Works until 23 November 2027",
        "For all your babies",
        "For a baby you no longer see",
    ):
        assert sentence in shown


def test_what_was_typed_outlives_the_session(client, baby):
    client.post(PAGE, ASKED)
    client.force_login(parent_of(baby))
    assert 'value="Kitchen button"' in client.get(PAGE).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_any_number(
    parent, baby, count, django_assert_num_queries
):
    for number in range(count):
        make_token(parent_of(baby), TokenWish(name=str(number)), now=NOW)
    parent.get(PAGE)
    with django_assert_num_queries(4):
        parent.get(PAGE)

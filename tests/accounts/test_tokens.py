import uuid
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.models import Token, TokenScope
from accounts.tokens import (
    MOST_OPEN,
    TokenWish,
    TooManyTokensError,
    make_token,
    revoke,
    token_of,
)
from tests.factories import NOW, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    wish = TokenWish(name="Kitchen button", scope=TokenScope.ADD_ONLY, days=30)
    return make_token(make_user(), wish, now=NOW)


def test_only_the_hash_of_a_secret_is_kept(made):
    token, secret = made
    row = Token.objects.filter(pk=token.pk).values().get()
    assert secret.startswith(f"{token.prefix}_")
    assert secret not in str(row)
    assert (row["scope"], row["expires_at"]) == ("add-only", NOW + timedelta(days=30))


def test_a_secret_opens_until_its_last_moment(made):
    token, secret = made
    last = NOW + timedelta(days=30)
    assert token_of(secret, now=last - timedelta(seconds=1)) == token
    assert token_of(secret, now=last) is None


@pytest.mark.parametrize("secret", ["", "smile_", "smile_00000000_x", "\ud800", "ä"])
def test_anything_else_opens_nothing(made, secret):
    assert token_of(secret, now=NOW) is None


def test_a_revoked_token_opens_nothing(made):
    token, secret = made
    revoke(token, now=NOW)
    assert token_of(secret, now=NOW) is None


def test_revoking_twice_keeps_the_first_moment(made):
    token, _secret = made
    revoke(token, now=NOW)
    revoke(token, now=NOW + timedelta(days=1))
    token.refresh_from_db()
    assert token.revoked_at == NOW


def test_who_may_not_sign_in_has_no_token(made):
    token, secret = made
    token.user.is_active = False
    token.user.save()
    assert token_of(secret, now=NOW) is None


@pytest.mark.parametrize(("seconds", "noted"), [(59, 0), (60, 60)])
def test_its_use_is_noted_once_a_minute(made, seconds, noted):
    token, secret = made
    token_of(secret, now=NOW)
    token_of(secret, now=NOW + timedelta(seconds=seconds))
    token.refresh_from_db()
    assert token.last_used_at == NOW + timedelta(seconds=noted)


def test_so_many_are_refused(made):
    token, _secret = made
    for number in range(MOST_OPEN - 1):
        make_token(token.user, TokenWish(name=str(number)), now=NOW)
    with pytest.raises(TooManyTokensError):
        make_token(token.user, TokenWish(name="One more"), now=NOW)


def test_somebody_else_sees_no_token(made):
    token, _secret = made
    assert list(Token.objects.visible_to(token.user)) == [token]
    assert list(Token.objects.visible_to(make_user())) == []


def test_a_token_can_be_for_one_baby():
    pk = uuid.uuid4()
    token, _secret = make_token(make_user(), TokenWish(name="One", baby_id=pk), now=NOW)
    assert (token.baby_id, str(token)) == (pk, "One")


def test_the_same_form_again_is_the_same_token_with_another_secret(made):
    token, secret = made
    again, other = make_token(token.user, TokenWish(name="x", key=token.pk), now=NOW)
    assert again == token
    assert (token_of(secret, now=NOW), token_of(other, now=NOW)) == (None, token)


def test_a_used_or_foreign_id_is_another_token(made):
    token, secret = made
    token_of(secret, now=NOW)
    wish = TokenWish(name="x", key=token.pk)
    mine, _secret = make_token(token.user, wish, now=NOW)
    theirs, _secret = make_token(make_user(), wish, now=NOW)
    assert len({token.pk, mine.pk, theirs.pk}) == 3
    assert token_of(secret, now=NOW) == token


def test_a_person_sees_tokens_of_their_own_and_nobody_sees_none(made):
    token, _secret = made
    assert list(Token.objects.visible_to(token.user)) == [token]
    assert not Token.objects.visible_to(make_user()).exists()
    assert not Token.objects.visible_to(AnonymousUser()).exists()

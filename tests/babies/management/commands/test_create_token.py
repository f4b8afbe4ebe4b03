import uuid
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Token
from accounts.tokens import MOST_OPEN, TokenWish, make_token, token_of
from tests.factories import NOW, make_baby, make_user, parent_of

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]


def run(capsys, *words):
    call_command("create_token", *map(str, words))
    return capsys.readouterr().out.strip()


def test_the_token_alone_is_printed_and_opens(capsys):
    user = make_user(email="parent@example.com")
    secret = run(capsys, "Parent@Example.com")
    token = token_of(secret, now=NOW)
    assert token is not None
    assert (token.user, token.scope, token.baby_id) == (user, "write", None)
    assert token.expires_at == NOW + timedelta(days=365)


def test_it_is_as_it_was_asked_for(capsys):
    baby = make_baby()
    more = "--scope", "add-only", "--baby", baby.pk, "--name", "Door", "--days", 7
    run(capsys, parent_of(baby).email, *more)
    token = Token.objects.get()
    assert (token.scope, token.baby_id, token.name) == ("add-only", baby.pk, "Door")
    assert token.expires_at == NOW + timedelta(days=7)


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (["--days", 0], "A token is for 1 to 730 days."),
        (["--days", 731], "A token is for 1 to 730 days."),
        (["--baby", uuid.uuid4()], "This person has no such baby."),
    ],
)
def test_what_cannot_be_is_refused(capsys, more, sentence):
    user = make_user()
    with pytest.raises(CommandError, match=sentence):
        run(capsys, user.email, *more)
    assert not Token.objects.exists()


def test_another_familys_baby_is_refused(capsys):
    baby = make_baby()
    with pytest.raises(CommandError, match="no such baby"):
        run(capsys, make_user().email, "--baby", baby.pk)


def test_who_has_no_account_gets_none(capsys):
    with pytest.raises(CommandError, match="Nobody has an account"):
        run(capsys, "nobody@example.com")


def test_too_many_are_refused(capsys):
    user = make_user()
    for number in range(MOST_OPEN):
        make_token(user, TokenWish(name=str(number)), now=NOW)
    with pytest.raises(CommandError, match="too many"):
        run(capsys, user.email)

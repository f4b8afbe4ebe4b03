import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts.by_hand import asked, is_inserted, is_stored, written
from accounts.models import Token
from tests.factories import NOW, make_user


def token_for(user, **more):
    return Token(
        **{
            "user": user,
            "name": "Watch",
            "prefix": "smile_0a0b0c0d",
            "secret_hash": "0" * 64,
            "scope": "read",
            "made_at": NOW,
            "expires_at": NOW + timedelta(days=1),
            **more,
        }
    )


def test_a_row_is_stored_as_save_stores_it(db):
    baby_id = uuid.uuid4()
    row = token_for(make_user(), baby_id=baby_id)
    assert is_inserted(row) is True
    found = Token.objects.get(pk=row.pk)
    assert (found.user, found.name, found.baby_id) == (row.user, "Watch", baby_id)
    assert (found.made_at, found.last_used_at) == (NOW, None)
    row.name = "Phone"
    row.save()
    assert list(Token.objects.values_list("name", flat=True)) == ["Phone"]


def test_a_key_in_use_stores_nothing_and_breaks_no_transaction(db):
    first = token_for(make_user())
    assert is_inserted(first)
    other = token_for(first.user, pk=first.pk, name="Other", secret_hash="1" * 64)
    with transaction.atomic():
        assert is_inserted(other) is False
        assert Token.objects.get().name == "Watch"
    assert other._state.adding is True


@pytest.mark.parametrize(
    "wrong",
    [{"scope": "odd"}, {"secret_hash": "0" * 64}, {"name": None}],
    ids=["a constraint", "another key", "nothing where something must be"],
)
def test_all_else_the_database_refuses_is_an_error(db, wrong):
    first = token_for(make_user())
    assert is_inserted(first)
    fine = {"secret_hash": "1" * 64}
    with pytest.raises(IntegrityError), transaction.atomic():
        is_inserted(token_for(first.user, **{**fine, **wrong}))
    assert Token.objects.count() == 1


def test_ids_are_told_as_the_database_keeps_them(db):
    row = token_for(make_user())
    row.save()
    sql = "SELECT name FROM accounts_token WHERE id = %s AND scope = %s"
    assert asked(Token, sql, row.pk, "read") == [("Watch",)]
    assert asked(Token, sql, uuid.UUID(int=0), "read") == []
    change = "UPDATE accounts_token SET name = %s WHERE id = %s"
    assert written(Token, change, "Phone", row.pk) == 1
    assert written(Token, change, "None", uuid.UUID(int=0)) == 0
    row.refresh_from_db()
    assert row.name == "Phone"


def test_a_key_is_stored_or_not(db):
    row = token_for(make_user())
    assert is_stored(Token, row.pk) is False
    row.save()
    assert is_stored(Token, row.pk) is True

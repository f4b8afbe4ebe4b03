import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections, models, transaction
from django.db.transaction import TransactionManagementError

from accounts import prepared
from accounts.models import Token, User
from accounts.prepared import Place, Prepared
from accounts.tokens import TokenWish, make_token
from tests.factories import NOW, make_user

EMAIL = Place("email", models.CharField())


@pytest.fixture
def people(db):
    return [make_user(email=f"{name}@example.com") for name in ("ana", "ben")]


def test_rows_are_those_of_the_query_with_what_was_said_in_its_places(people):
    asked = Prepared(lambda: User.objects.filter(email=EMAIL))
    ana, ben = people
    assert asked.ask(email="ana@example.com") == [ana]
    assert asked.ask(email="ben@example.com") == [ben]
    assert asked.ask(email="nobody@example.com") == []


def test_a_row_is_as_the_orm_makes_it(people):
    (found,) = Prepared(lambda: User.objects.filter(email=EMAIL)).ask(
        email="ana@example.com"
    )
    same = User.objects.get(email="ana@example.com")
    names = [field.attname for field in User._meta.concrete_fields]
    assert [getattr(found, name) for name in names] == [
        getattr(same, name) for name in names
    ]
    assert (found._state.adding, found._state.db) == (False, "default")


def test_it_is_written_once(people):
    written = []

    def write():
        written.append(1)
        return User.objects.filter(email=EMAIL)

    asked = Prepared(write)
    for _time in range(3):
        asked.ask(email="ana@example.com")
    assert written == [1]


def test_a_joined_row_comes_along_without_another_query(
    people, django_assert_num_queries
):
    token, _secret = make_token(people[0], TokenWish(name="Watch"), now=NOW)
    asked = Prepared(
        lambda: (
            Token.objects.filter(name=Place("name", models.CharField()))
            .select_related("user")
            .order_by("pk")
        )
    )
    with django_assert_num_queries(1):
        (found,) = asked.ask(name="Watch")
        assert (found, found.user, found.made_at) == (token, people[0], NOW)


def test_values_come_as_python_has_them(people):
    token, _secret = make_token(people[0], TokenWish(name="Watch"), now=NOW)
    asked = Prepared(
        lambda: (
            Token.objects.filter(user=Place("user", models.BigAutoField()))
            .values_list("id", "made_at")
            .order_by("pk")
        )
    )
    assert asked.values(user=people[0].pk) == [(token.pk, NOW)]
    assert asked.values(user=people[1].pk) == []


@pytest.mark.django_db(transaction=True)
def test_rows_are_held_within_a_transaction_only():
    ana = make_user(email="ana@example.com")
    asked = Prepared(lambda: User.objects.select_for_update().filter(email=EMAIL))
    with transaction.atomic():
        assert asked.ask(email=ana.email) == [ana]
    with pytest.raises(TransactionManagementError, match="within a transaction"):
        asked.ask(email=ana.email)


def test_threads_that_ask_first_at_the_same_moment_write_it_once(monkeypatch):
    written, planned = [], prepared._planned

    def slowly(rows, connection):
        written.append(connection)
        time.sleep(0.02)
        return planned(rows, connection)

    monkeypatch.setattr(prepared, "_planned", slowly)
    asked = Prepared(lambda: Token.objects.select_related("user"))
    with ThreadPoolExecutor(4) as threads:
        plans = list(threads.map(asked._plan_for, [connections["default"]] * 4))
    assert len(written) == 1
    assert all(plan is plans[0] for plan in plans)

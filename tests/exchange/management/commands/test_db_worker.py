import pytest
from django.core.management import get_commands
from django.db.utils import OperationalError

from exchange.management.commands.db_worker import while_locked


def test_the_worker_is_the_one_that_outlives_a_busy_database():
    assert get_commands()["db_worker"] == "exchange"


def test_a_locked_database_is_asked_again():
    answers = ["database is locked", "database is locked", ""]

    def work():
        words = answers.pop(0)
        if words:
            raise OperationalError(words)

    while_locked(work)
    assert answers == []


def test_any_other_trouble_ends_it():
    def work():
        raise OperationalError("no such table")

    with pytest.raises(OperationalError):
        while_locked(work)

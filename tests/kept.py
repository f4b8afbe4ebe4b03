"""Rows that all tests of a module share: made once, and as they were for each test."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import pytest
from django.db import transaction

Made = TypeVar("Made")


@contextmanager
def kept(request: pytest.FixtureRequest, make: Callable[[], Made]) -> Iterator[Made]:
    """What was made, until the block ends; a test's own changes are rolled back first."""
    request.getfixturevalue("django_db_setup")
    blocker = request.getfixturevalue("django_db_blocker")
    atomic = transaction.atomic()
    with blocker.unblock():
        atomic.__enter__()
        made = make()
    try:
        yield made
    finally:
        with blocker.unblock():
            transaction.set_rollback(True)
            atomic.__exit__(None, None, None)

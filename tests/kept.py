"""Rows that all tests of a module share: made once, and as they were for each test."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from django.db import transaction

Made = TypeVar("Made")


@contextmanager
def kept(blocker: Any, make: Callable[[], Made]) -> Iterator[Made]:
    """What was made, until the block ends; a test's own changes are rolled back first.

    `blocker` is the fixture that keeps tests from the database.
    """
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

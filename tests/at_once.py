"""Two things done at the same moment, each on a connection of its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connection


def both_at_once(act: Callable[[Any], Any], *given: Any) -> list[Any]:
    """What `act` answers for each of the things given, all started together.

    Only for tests with `transaction=True`: threads see what is committed.
    """
    barrier = Barrier(len(given), timeout=10)

    def one(each: Any) -> Any:
        barrier.wait()
        try:
            return act(each)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(given)) as pool:
        return list(pool.map(one, given))

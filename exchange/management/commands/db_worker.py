"""Does what was asked for in the background, for as long as it runs."""

import logging
from collections.abc import Callable
from typing import Any

from django.db.utils import OperationalError
from django_tasks_db.management.commands import db_worker
from django_tasks_db.utils import is_locked_database_exception

logger = logging.getLogger(__name__)


class Command(db_worker.Command):
    """The worker of the queue, which outlives a database that is busy for long.

    On SQLite, one long write of the server would otherwise end it.
    """

    def handle(self, **options: Any) -> None:
        """Work until it is told to stop."""
        while_locked(lambda: super(Command, self).handle(**options))


def while_locked(work: Callable[[], None]) -> None:
    """Do some work, and once more each time that the database was locked for it."""
    while True:
        try:
            work()
        except OperationalError as error:
            if not is_locked_database_exception(error):
                raise
            logger.warning("The database is busy. The worker asks again.")
        else:
            return

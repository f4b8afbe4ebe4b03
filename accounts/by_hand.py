"""SQL by hand, for what nearly every request asks or writes.

Whole sentences of SQL that stand in the code; what varies is a parameter. The ORM
would write them anew each time, which takes longer than the answer: docs/adr/0015.
"""

import uuid
from functools import cache
from typing import Any, Final

from django.db import connections, models, router
from django.db.backends.base.base import BaseDatabaseWrapper

_KEY: Final = models.UUIDField()


def asked(model: type[models.Model], sql: str, *said: Any) -> list[tuple[Any, ...]]:
    """What a query about this model finds."""
    connection = connections[router.db_for_read(model)]
    with connection.cursor() as cursor:
        cursor.execute(sql, _stored(said, connection))
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def written(model: type[models.Model], sql: str, *said: Any) -> int:
    """Change rows of this model; how many were changed."""
    connection = connections[router.db_for_write(model)]
    with connection.cursor() as cursor:
        cursor.execute(sql, _stored(said, connection))
        count: int = cursor.rowcount
    return count


def is_inserted(row: models.Model) -> bool:
    """Store a new row; False, and nothing is stored, when its key is in use.

    No savepoint is needed to find that out. Raises IntegrityError for all else that
    the database refuses.
    """
    using = router.db_for_write(type(row), instance=row)
    values = [
        field.get_db_prep_save(field.pre_save(row, add=True), connections[using])
        for field in row._meta.concrete_fields  # noqa: SLF001 -- documented by Django
    ]
    is_new = written(type(row), _insertion(type(row)), *values) == 1
    if is_new:
        row._state.adding, row._state.db = False, using  # noqa: SLF001 -- as `save` does
    return is_new


def is_stored(model: type[models.Model], key: uuid.UUID) -> bool:
    """Whether any row of a model has a key, whoever may reach it."""
    meta = model._meta  # noqa: SLF001 -- documented by Django
    sql = f'SELECT 1 FROM "{meta.db_table}" WHERE "{meta.pk.column}" = %s'  # noqa: S608 -- the models' own names
    return bool(asked(model, sql, key))


@cache
def _insertion(model: type[models.Model]) -> str:
    meta = model._meta  # noqa: SLF001 -- documented by Django
    names = ", ".join(f'"{field.column}"' for field in meta.concrete_fields)
    places = ", ".join("%s" for _field in meta.concrete_fields)
    return (
        f'INSERT INTO "{meta.db_table}" ({names}) VALUES ({places}) '  # noqa: S608 -- the models' own names
        f'ON CONFLICT ("{meta.pk.column}") DO NOTHING'
    )


def _stored(said: tuple[Any, ...], connection: BaseDatabaseWrapper) -> list[Any]:
    """Parameters as the database keeps them: SQLite has no type for ids."""
    return [
        _KEY.get_db_prep_value(each, connection)
        if isinstance(each, uuid.UUID)
        else each
        for each in said
    ]

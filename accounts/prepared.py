"""Queries put together once, for the few that nearly every request asks.

The ORM writes each query anew, which for a row found by its key takes several times
as long as the database's answer: see docs/adr/0015.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import Any, Generic, TypeVar

from django.db import connections, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import BaseExpression, Expression
from django.db.models.query import RelatedPopulator, get_related_populators
from django.db.models.sql.compiler import SQLCompiler

Row = TypeVar("Row", bound=models.Model)


class Place(Expression):
    """Stands in a query for a value that is told with each question."""

    def __init__(self, name: str, field: models.Field[Any, Any]) -> None:
        super().__init__(output_field=field)
        self.name = name

    def as_sql(
        self,
        compiler: SQLCompiler,  # noqa: ARG002 -- the framework's signature
        connection: BaseDatabaseWrapper,  # noqa: ARG002 -- likewise
    ) -> tuple[str, tuple[Any, ...]]:
        """A parameter, whose value comes later."""
        return "%s", (self,)


@dataclass(frozen=True, slots=True)
class _Plan:
    """A query as one kind of database reads it, and how to read its answer."""

    sql: str
    params: Sequence[Any]
    converters: Sequence[tuple[int, Sequence[Callable[..., Any]], BaseExpression]]
    names: Sequence[str]
    columns: slice
    related: Sequence[RelatedPopulator]


class Prepared(Generic[Row]):
    """A query with places in it, written by the ORM when it is first asked.

    Whoever holds rows asks in a transaction, or TransactionManagementError is raised.
    """

    def __init__(self, write: Callable[[], models.QuerySet[Row, Any]]) -> None:
        self._write = write
        self._plans: dict[str, _Plan] = {}
        # Writing SQL changes the query for a moment: threads take turns.
        self._turn = Lock()

    @cached_property
    def _queryset(self) -> models.QuerySet[Row, Any]:
        return self._write()

    def ask(self, **said: Any) -> list[Row]:
        """Rows of the model, and of those joined to it."""
        plan, connection, found = self._answered(said)
        model = self._queryset.model
        rows = []
        for values in found:
            row = model.from_db(connection.alias, plan.names, values[plan.columns])
            for populator in plan.related:
                populator.populate(values, row)
            rows.append(row)
        return rows

    def values(self, **said: Any) -> list[tuple[Any, ...]]:
        """The values of each row, of a query for values."""
        return [tuple(values) for values in self._answered(said)[2]]

    def _answered(
        self, said: dict[str, Any]
    ) -> tuple[_Plan, BaseDatabaseWrapper, list[list[Any]]]:
        rows = self._queryset
        connection = connections[rows.db]
        if rows.query.select_for_update and not connection.in_atomic_block:
            sentence = "Rows are held within a transaction only."
            raise transaction.TransactionManagementError(sentence)
        plan = self._plan_for(connection)
        with connection.cursor() as cursor:
            cursor.execute(plan.sql, list(_filled(plan.params, said, connection)))
            found = cursor.fetchall()
        return plan, connection, [_read(plan, row, connection) for row in found]

    def _plan_for(self, connection: BaseDatabaseWrapper) -> _Plan:
        """The plan for a kind of database, written by whichever thread is first."""
        plan = self._plans.get(connection.vendor)
        if plan is None:
            with self._turn:
                plan = self._plans.get(connection.vendor)
                if plan is None:
                    plan = _planned(self._queryset, connection)
                    self._plans[connection.vendor] = plan
        return plan


def _planned(rows: models.QuerySet[Any, Any], connection: BaseDatabaseWrapper) -> _Plan:
    compiler = rows.query.get_compiler(connection=connection)
    sql, params = compiler.as_sql()
    select = [each[0] for each in compiler.select]
    described = compiler.klass_info or {}
    fields = described.get("select_fields", [])
    columns = slice(fields[0], fields[-1] + 1) if fields else slice(0)
    return _Plan(
        sql=sql,
        params=params,
        converters=[(at, *how) for at, how in compiler.get_converters(select).items()],
        names=[column.target.attname for column in select[columns]],
        columns=columns,
        # The stubs describe a later Django, with one more argument.
        related=get_related_populators(  # type: ignore[call-arg]
            described, compiler.select, rows.db
        ),
    )


def _filled(
    params: Sequence[Any], said: dict[str, Any], connection: BaseDatabaseWrapper
) -> Iterator[Any]:
    for param in params:
        if isinstance(param, Place):
            field = param.output_field
            yield field.get_db_prep_value(said[param.name], connection)
        else:
            yield param


def _read(
    plan: _Plan, row: Sequence[Any], connection: BaseDatabaseWrapper
) -> list[Any]:
    """The columns of a row as Python has them."""
    values = list(row)
    for at, converters, expression in plan.converters:
        for converter in converters:
            values[at] = converter(values[at], expression, connection)
    return values

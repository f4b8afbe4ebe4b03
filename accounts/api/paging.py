"""Long lists, a part at a time: each part says where the next one begins."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from django.core import signing
from django.db.models import Q
from django.utils.translation import gettext as _
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

from accounts.api.problems import InvalidError

CURSOR: Final = "cursor"
SIZE: Final = "page_size"
USUAL: Final = 50
MOST: Final = 200


class KeysetPagination(BasePagination):
    """Goes on after the last row seen, so that new rows neither shift nor repeat it.

    A view's `ordering` names fields without null that end in a unique one.
    """

    next: str | None = None

    def paginate_queryset(
        self, queryset: Any, request: Request, view: Any = None
    ) -> list[Any]:
        """One part of the rows, in the order of the view. Raises InvalidError."""
        if isinstance(queryset, list):
            return self._part_of_list(queryset, request, view)
        ordering: Sequence[str] = view.ordering
        salt = f"api {queryset.model.__name__} {' '.join(ordering)}"
        rows, size = queryset.order_by(*ordering), size_asked(request)
        cursor = request.query_params.get(CURSOR)
        if cursor is not None:
            rows = rows.filter(_after(ordering, _opened(cursor, salt)))
        found = list(rows[: size + 1])
        if len(found) > size:
            found.pop()
            place = [_value(found[-1], name.lstrip("-")) for name in ordering]
            said = signing.dumps(place, salt=salt)
            address = request.build_absolute_uri()
            self.next = replace_query_param(address, CURSOR, said)
        return found

    def _part_of_list(self, rows: list[Any], request: Request, view: Any) -> list[Any]:
        """The same for what was put together from several kinds.

        The view says by `place_of` where each stands; larger places come first.
        """
        salt, size = f"api {type(view).__name__}", size_asked(request)
        rows = sorted(rows, key=view.place_of, reverse=True)
        cursor = request.query_params.get(CURSOR)
        if cursor is not None:
            after = tuple(_opened(cursor, salt))
            rows = [row for row in rows if view.place_of(row) < after]
        if len(rows) > size:
            said = signing.dumps(view.place_of(rows[size - 1]), salt=salt)
            address = request.build_absolute_uri()
            self.next = replace_query_param(address, CURSOR, said)
        return rows[:size]

    def get_paginated_response(self, data: Any) -> Response:
        """The part, and where the next begins."""
        return Response({"next": self.next, "results": data})

    def get_paginated_response_schema(self, schema: Any) -> dict[str, Any]:
        """The same for the description of the API."""
        address = {"type": ["string", "null"], "format": "uri"}
        return {
            "type": "object",
            "required": ["next", "results"],
            "properties": {
                "next": {**address, "description": "The next part, if there is any."},
                "results": schema,
            },
        }

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:  # noqa: ARG002 -- the framework's signature
        """What may be asked of a list, for the description of the API."""
        number = {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL}
        return [
            {
                "name": CURSOR,
                "in": "query",
                "schema": {"type": "string"},
                "description": "Where to go on; take it from `next`.",
            },
            {
                "name": SIZE,
                "in": "query",
                "schema": number,
                "description": "How many rows at most.",
            },
        ]


def size_asked(request: Request) -> int:
    """How many rows at most. Raises InvalidError."""
    said = request.query_params.get(SIZE, str(USUAL))
    if not (said.isascii() and said.isdigit() and 1 <= len(said) <= 4):
        raise InvalidError(SIZE, _("Please give a whole number."))
    if not 1 <= int(said) <= MOST:
        sentence = _("Please give a number from 1 to %(most)d.")
        raise InvalidError(SIZE, sentence % {"most": MOST})
    return int(said)


def _value(row: Any, name: str) -> str:
    value = row[name] if isinstance(row, Mapping) else getattr(row, name)
    return value.isoformat() if isinstance(value, date) else str(value)


def _opened(cursor: str, salt: str) -> list[str]:
    """What is in a cursor; it is signed, so only our own lists made it."""
    try:
        place: list[str] = signing.loads(cursor, salt=salt)
    except signing.BadSignature as error:
        sentence = _("This is not from the `next` of this list.")
        raise InvalidError(CURSOR, sentence) from error
    return place


def _after(ordering: Sequence[str], place: Sequence[str]) -> Q:
    """Rows behind a place: the first field is behind, or equal and the rest is."""
    name, value = ordering[0], place[0]
    field = name.lstrip("-")
    behind = Q(**{f"{field}__{'lt' if name.startswith('-') else 'gt'}": value})
    if len(ordering) == 1:
        return behind
    rest = _after(ordering[1:], place[1:])
    return behind | Q(**{field: value}) & rest

"""Choosing among the rows of a list; a filter nobody knows is refused, not ignored."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django_filters.rest_framework.backends import DjangoFilterBackend
from rest_framework.request import Request

from accounts.api.paging import CURSOR, SIZE
from accounts.api.problems import InvalidError


class NamedFilters(DjangoFilterBackend):
    """The filters of a view's `filterset_class`; it costs nothing where none is used."""

    def filter_queryset(
        self, request: Request, queryset: QuerySet[Any], view: Any
    ) -> QuerySet[Any]:
        """The rows that were asked for. Raises InvalidError."""
        names = sorted(set(request.query_params) - {CURSOR, SIZE})
        if not names:
            return queryset
        filters = self.get_filterset_class(view, queryset)
        known = filters.base_filters if filters else {}
        for name in names:
            if name not in known:
                raise InvalidError(name, _("There is no such filter."))
        found: QuerySet[Any] = super().filter_queryset(request, queryset, view)
        return found

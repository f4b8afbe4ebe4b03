"""Filters of the worklist that a member of staff kept, for programs."""

import uuid

from django.db import transaction
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from babies.api.entries import Shown
from clinics.api.staff import AT_CLINIC, Duty, StaffViewSet, check_names, checked
from clinics.api.work_serializers import SavedViewSerializer
from clinics.forms.worklist import ViewForm
from clinics.models import SavedView


class SavedViewViewSet(StaffViewSet):
    """One's own views; nobody else sees them."""

    serializer_class = SavedViewSerializer
    ordering = ("name", "id")

    @extend_schema(summary="One's saved views", parameters=[AT_CLINIC])
    def list(self, request: Request) -> Response:
        """In the order of their names."""
        check_names(request, ())
        rows = SavedView.objects.of(self.duty(request).staff)
        page = self.paginate_queryset(rows) or []
        return self.get_paginated_response(list(map(_shown, page)))

    @extend_schema(
        summary="Keep filters under a name",
        parameters=[AT_CLINIC],
        responses={200: SavedViewSerializer, 201: SavedViewSerializer},
    )
    def create(self, request: Request) -> Response:
        """A new view; one of the same name is put in its place."""
        sent = self.read(SavedViewSerializer, request)
        name = checked(ViewForm(sent))["name"]
        with transaction.atomic():
            staff = self.duty(request).staff
            row, is_new = SavedView.objects.of(staff).update_or_create(
                staff=staff, name=name, defaults={"query": sent["query"]}
            )
        return Response(_shown(row), status=201 if is_new else 200)

    @extend_schema(summary="Forget a view")
    def destroy(self, request: Request, pk: uuid.UUID) -> Response:
        """It is gone at once."""
        row, _duty = self.found(request, pk, _of)
        row.delete()
        return Response(status=204)


def _of(duty: Duty) -> QuerySet[SavedView]:
    return SavedView.objects.of(duty.staff)


def _shown(row: SavedView) -> Shown:
    return {"id": str(row.pk), "name": row.name, "query": row.query}

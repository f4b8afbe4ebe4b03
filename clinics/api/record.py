"""The record of a baby for programs of staff; each opening is a line in the log."""

import uuid
from typing import Any, Final

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

from accounts.api.problems import InvalidError
from babies.homes import today_at_home
from clinics.api.record_serializers import RecordPartSerializer, RecordSerializer
from clinics.api.record_shown import shown_first, shown_part, written_about
from clinics.api.staff import StaffViewSet, check_names
from clinics.choices import Part
from clinics.looks import FIRST_PAGE, record_look
from clinics.reading import reading_of
from clinics.record import part_of

PAGE: Final = "page"
#: As far as anybody reads back.
MOST_PAGES: Final = 9999
PAGED: Final = OpenApiParameter(
    PAGE,
    OpenApiTypes.INT,
    description="Which page, the newest entries on the first; take it from `next`.",
)
PARTS: Final = OpenApiParameter(
    "part", enum=Part.values, location=OpenApiParameter.PATH, description="Which part."
)


class RecordViewSet(StaffViewSet):
    """What a family shows of its baby, and what the clinic wrote about it."""

    serializer_class = RecordSerializer

    @extend_schema(summary="The record of a baby, its ten facts first")
    def retrieve(self, request: Request, share: uuid.UUID) -> Response:
        """Where a baby stands and why; the family sees that look in its log."""
        check_names(request, ())
        with transaction.atomic():
            row, duty = self.shared(request, share)
            record_look(share=row, staff=duty.staff, part=FIRST_PAGE, now=duty.now)
        read = reading_of(row, today_at_home(row.baby, duty.now))
        return Response(shown_first(row, read) | written_about(row, duty))


class RecordPartViewSet(StaffViewSet):
    """The parts of a record, entry by entry."""

    serializer_class = RecordPartSerializer

    @extend_schema(summary="One part of a record", parameters=[PARTS, PAGED])
    def retrieve(self, request: Request, share: uuid.UUID, part: str) -> Response:
        """A part that is shared; the family sees that look in its log."""
        number = _page(check_names(request, {PAGE}))
        with transaction.atomic():
            row, duty = self.shared(request, share)
            if part not in row.parts or part not in set(Part):
                raise Http404
            record_look(share=row, staff=duty.staff, part=part, now=duty.now)
        today = today_at_home(row.baby, duty.now)
        found = part_of(row, Part(part), today, number)
        address = request.build_absolute_uri()
        older = replace_query_param(address, PAGE, number + 1)
        after = {"next": older if found.has_more else None}
        return Response({"share": str(row.pk), **shown_part(found), **after})


def _page(asked: dict[str, Any]) -> int:
    """The page that is asked for. Raises InvalidError."""
    said = asked.get(PAGE, "1")
    if not (said.isascii() and said.isdigit() and len(said) <= len(str(MOST_PAGES))):
        raise InvalidError(PAGE, _("Please give a whole number."))
    if not int(said):
        raise InvalidError(PAGE, _("The first page is 1."))
    return int(said)

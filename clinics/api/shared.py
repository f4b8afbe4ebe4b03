"""The babies that families show to a clinic, for programs; and the promise to watch."""

import uuid
from datetime import UTC

from django.db import transaction
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.problems import ConflictError, InvalidError
from babies.api.entries import Shown
from babies.homes import wall_time
from clinics.api.filters import SharedFilter
from clinics.api.serializers import SharedSerializer, WatchSerializer
from clinics.api.staff import AT_CLINIC, StaffViewSet, checked
from clinics.api.work_serializers import CodeSerializer
from clinics.choices import Mode
from clinics.codes import LockedError, WrongCodeError, open_with_code
from clinics.forms.door import NEEDED, CodeForm
from clinics.models import Share
from clinics.roster import roster
from clinics.sharing import (
    RefusedShareError,
    accept_watch,
    decline_watch,
    in_order,
)


class SharedViewSet(StaffViewSet):
    """What is shared with a clinic now; reading a record is noted elsewhere."""

    serializer_class = SharedSerializer
    filterset_class = SharedFilter
    ordering = ("-made_at", "id")

    @extend_schema(summary="Babies shared with the clinic", parameters=[AT_CLINIC])
    def list(self, request: Request) -> Response:
        """The newest share first."""
        duty = self.duty(request)
        rows = self.filter_queryset(roster(duty.staff, duty.now))
        page = self.paginate_queryset(rows) or []
        return self.get_paginated_response(list(map(shown_share, page)))

    @extend_schema(
        summary="Open a diary by an exam-room code",
        parameters=[AT_CLINIC],
        request=CodeSerializer,
        responses={201: SharedSerializer},
    )
    def create(self, request: Request) -> Response:
        """For an hour; after some wrong codes none works for a while."""
        typed = checked(CodeForm(self.read(CodeSerializer, request)))["code"]
        duty = self.duty(request)
        try:
            row = open_with_code(typed=typed, staff=duty.staff, now=duty.now)
        except WrongCodeError as error:
            sentence = _("This code does not work. Please ask for a new one.")
            raise InvalidError("code", sentence) from error
        except LockedError as locked:
            until = wall_time(locked.until, duty.staff.clinic.time_zone)
            sentence = _("Many codes did not work. You can try again at %(time)s.")
            said = sentence % {"time": time_format(until)}
            raise InvalidError("code", said) from locked
        return Response(shown_share(row), status=201)

    @extend_schema(
        summary="Answer a family that asks to be watched",
        request=WatchSerializer,
        responses=SharedSerializer,
    )
    def watch(self, request: Request, share: uuid.UUID) -> Response:
        """Promise to read on some weekdays, or only look; a colleague may be first."""
        said = self.read(WatchSerializer, request)
        days = said.get("reading_days", [])
        if said["accept"] and not days:
            raise InvalidError("reading_days", str(NEEDED))
        with transaction.atomic():
            row, duty = self.shared(request, share)
            try:
                if said["accept"]:
                    accept_watch(
                        share=row, staff=duty.staff, reading_days=days, now=duty.now
                    )
                else:
                    decline_watch(share=row, now=duty.now)
            except RefusedShareError as refused:
                sentence = _("Somebody here has answered this before.")
                raise ConflictError(sentence) from refused
            row.refresh_from_db()
        return Response(shown_share(row))


def shown_share(row: Share) -> Shown:
    """A share as the clinic's programs see it."""
    waits = row.mode == Mode.WATCH and row.accepted_at is None
    return {
        "share": str(row.pk),
        "baby": str(row.baby_id),
        "name": row.baby.name,
        "birth_date": row.baby.birth_on.isoformat(),
        "zero_day": row.baby.zero_on.isoformat(),
        "mode": row.mode,
        "is_watched": row.mode == Mode.WATCH and not waits,
        "waits": waits,
        "parts": in_order(row.parts),
        "until": row.until_at.astimezone(UTC).isoformat(),
        "reading_days": list(row.reading_days),
    }

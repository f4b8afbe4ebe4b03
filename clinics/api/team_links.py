"""Links by which people join a clinic's team, for programs."""

import uuid
from datetime import UTC

from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.addresses import public_address
from accounts.api.problems import ConflictError, InvalidError
from babies.api.entries import Shown
from babies.invitations import TooManyInvitationsError
from babies.services import IdTakenError
from clinics.api.staff import AT_CLINIC, Duty, StaffViewSet, check_names
from clinics.api.work_serializers import StaffLinkSerializer
from clinics.choices import TEAM_ROLES
from clinics.models import Staff, StaffInvitation
from clinics.team import ONLY_LEADS, OnlyLeadsError, hold_clinic, invite


class StaffLinkViewSet(StaffViewSet):
    """Links that are open, each for one person; for those who run the team."""

    serializer_class = StaffLinkSerializer
    roles = TEAM_ROLES
    ordering = ("expires_at", "id")

    @extend_schema(summary="Open links to the team", parameters=[AT_CLINIC])
    def list(self, request: Request) -> Response:
        """The link that ends first comes first."""
        check_names(request, ())
        duty = self.duty(request)
        rows = StaffInvitation.objects.at_clinic(duty.staff).open_at(duty.now)
        page = self.paginate_queryset(rows.select_related("made_by")) or []
        return self.get_paginated_response(list(map(_shown, page)))

    @extend_schema(
        summary="Invite somebody to the team",
        parameters=[AT_CLINIC],
        responses={200: StaffLinkSerializer, 201: StaffLinkSerializer},
    )
    def create(self, request: Request) -> Response:
        """A new link; the same again is the same invitation with another secret."""
        sent = self.read(StaffLinkSerializer, request)
        key = sent.get("id") or uuid.uuid4()
        with transaction.atomic():
            duty = _held(self.duty(request))
            known = _of(duty).filter(pk=key).first()
            if known is not None and known.role != sent["role"]:
                raise ConflictError
            row, secret = _invited(key, sent["role"], duty, is_known=known is not None)
        asked = request._request  # noqa: SLF001 -- as the framework's own code does
        address = public_address(asked, reverse("clinics:join", args=[secret]))
        status = 201 if known is None else 200
        return Response({**_shown(row), "address": address}, status=status)

    @extend_schema(summary="Take a link back")
    def destroy(self, request: Request, pk: uuid.UUID) -> Response:
        """It opens nothing any more."""
        with transaction.atomic():
            row, duty = self.found(request, pk, _of)
            row = get_object_or_404(_of(_held(duty)), pk=pk)
            if row.used_at is not None:
                raise ConflictError(_("This link was used before."))
            row.revoked_at = row.revoked_at or duty.now
            row.save(update_fields=["revoked_at"])
        return Response(status=204)


def _of(duty: Duty) -> QuerySet[StaffInvitation]:
    """Every link to the clinic."""
    rows = StaffInvitation.objects.at_clinic(duty.staff)
    return rows.select_related("made_by")


def _held(duty: Duty) -> Duty:
    """The same with the clinic held, if the role still is what it was."""
    hold_clinic(duty.staff)
    working = Staff.objects.at_clinic(duty.staff).working().filter(role__in=TEAM_ROLES)
    me = get_object_or_404(working.select_related("clinic", "user"), pk=duty.staff.pk)
    return Duty(me, duty.now)


def _invited(
    key: uuid.UUID, role: str, duty: Duty, *, is_known: bool
) -> tuple[StaffInvitation, str]:
    """The invitation and its secret. Raises problems; 404 for a foreign id."""
    try:
        return invite(key=key, by=duty.staff, role=role, now=duty.now)
    except OnlyLeadsError as error:
        raise InvalidError("role", str(ONLY_LEADS)) from error
    except TooManyInvitationsError as error:
        sentence = _("Many links are open. Take one back first.")
        raise ConflictError(sentence) from error
    except IdTakenError as error:
        if is_known:
            sentence = _("That link was used. Make a new one here.")
            raise ConflictError(sentence) from error
        raise Http404 from error


def _shown(row: StaffInvitation) -> Shown:
    return {
        "id": str(row.pk),
        "role": row.role,
        "made_by": row.made_by and row.made_by.name,
        "expires_at": row.expires_at.astimezone(UTC).isoformat(),
        "address": None,
    }

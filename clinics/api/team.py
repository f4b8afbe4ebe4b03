"""Who works at a clinic, for programs: roles, one's own name, letting go."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.etags import check_match
from accounts.api.problems import ConflictError, InvalidError
from babies.api.entries import Shown, answer, answer_one
from clinics.api.staff import AT_CLINIC, Duty, StaffViewSet, check_names, checked
from clinics.api.work_serializers import (
    HandedSerializer,
    MemberSerializer,
    OwnNameSerializer,
    RoleSerializer,
)
from clinics.choices import CARING_ROLES, TEAM_ROLES, StaffRole
from clinics.forms.team import HandOverForm, StaffNameForm
from clinics.models import Staff
from clinics.team import (
    ONLY_LEAD,
    ONLY_LEADS,
    HandOver,
    LastLeadError,
    OnlyLeadsError,
    change_role,
    colleagues_of,
    hold_clinic,
    let_go,
    open_cases,
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of a team that is held, and who asks to change something."""

    row: Staff
    duty: Duty

    @property
    def is_me(self) -> bool:
        """Whether it is who asks."""
        return self.row.pk == self.duty.staff.pk

    def over(self, sent: Mapping[str, Any]) -> HandOver | None:
        """Who takes over, where anything is open. Raises ValidationError."""
        if not open_cases(self.row):
            return None
        form = HandOverForm(sent, colleagues=colleagues_of(self.row))
        checked(form)
        return form.hand_over()


class TeamViewSet(StaffViewSet):
    """The people of a clinic; who runs the team changes roles and lets go."""

    serializer_class = MemberSerializer
    roles = tuple(StaffRole)
    has_state = True
    ordering = ("since_at", "id")

    @extend_schema(summary="Who works at the clinic", parameters=[AT_CLINIC])
    def list(self, request: Request) -> Response:
        """Whoever has been there longest comes first."""
        check_names(request, ())
        duty = self.duty(request)
        page = self.paginate_queryset(_working(duty)) or []
        return self.get_paginated_response([shown_member(row, duty) for row in page])

    @extend_schema(summary="Somebody who works at the clinic")
    def retrieve(self, request: Request, staff: uuid.UUID) -> Response:
        """A colleague, or oneself."""
        row, duty = self.found(request, staff, _working)
        return answer_one(request, shown_member(row, duty))

    @extend_schema(
        summary="Another role for somebody",
        request=RoleSerializer,
        responses=MemberSerializer,
    )
    def role(self, request: Request, staff: uuid.UUID) -> Response:
        """Given by who runs the team; only a lead makes somebody a lead."""
        sent = self.read(RoleSerializer, request)
        with transaction.atomic():
            person = self.person(request, staff)
            duty = person.duty
            if duty.staff.role not in TEAM_ROLES:
                raise Http404
            if person.is_me:
                raise ConflictError(_("Nobody changes their own role."))
            sees_babies = sent["role"] in CARING_ROLES
            try:
                change_role(
                    member=person.row,
                    role=sent["role"],
                    by=duty.staff,
                    over=None if sees_babies else person.over(sent),
                    now=duty.now,
                )
            except LastLeadError as error:
                raise ConflictError(str(ONLY_LEAD)) from error
            except OnlyLeadsError as error:
                raise InvalidError("role", str(ONLY_LEADS)) from error
        return answer(shown_member(person.row, duty), 200)

    @extend_schema(
        summary="Somebody leaves the clinic",
        request=HandedSerializer,
        responses={204: None},
    )
    def leave(self, request: Request, staff: uuid.UUID) -> Response:
        """Oneself, or whom who runs the team lets go; open matters are handed over."""
        sent = self.read(HandedSerializer, request)
        with transaction.atomic():
            person = self.person(request, staff)
            duty = person.duty
            over = person.over(sent)
            try:
                let_go(member=person.row, by=duty.staff, over=over, now=duty.now)
            except LastLeadError as error:
                raise ConflictError(str(ONLY_LEAD)) from error
        return Response(status=204)

    def person(self, request: Request, pk: uuid.UUID) -> Person:
        """Oneself, or for who runs the team anybody, with the clinic held.

        Roles are read once it is: one may have ended while this waited.
        """
        found, duty = self.found(request, pk, _working)
        hold_clinic(found)
        people = {row.pk: row for row in _working(duty)}
        me, row = people.get(duty.staff.pk), people.get(pk)
        if me is None or row is None or (row != me and me.role not in TEAM_ROLES):
            raise Http404
        duty = Duty(me, duty.now)
        check_match(request, shown_member(row, duty))
        return Person(row, duty)


class MyPlaceViewSet(StaffViewSet):
    """One's own place at the clinic."""

    serializer_class = MemberSerializer
    roles = tuple(StaffRole)
    has_state = True

    @extend_schema(summary="One's own place at the clinic", parameters=[AT_CLINIC])
    def retrieve(self, request: Request) -> Response:
        """The role there, and the name that families see."""
        check_names(request, ())
        duty = self.duty(request)
        return answer_one(request, shown_member(duty.staff, duty))

    @extend_schema(
        summary="One's own name at the clinic",
        parameters=[AT_CLINIC],
        request=OwnNameSerializer,
    )
    def update(self, request: Request) -> Response:
        """What families read when this person looked; nobody else chooses it."""
        sent = self.read(OwnNameSerializer, request)
        with transaction.atomic():
            duty = self.duty(request)
            hold_clinic(duty.staff)
            me = get_object_or_404(_working(duty), pk=duty.staff.pk)
            check_match(request, shown_member(me, duty))
            me.name = checked(StaffNameForm(sent))["name"]
            me.save(update_fields=["name"])
        return answer(shown_member(me, duty), 200)


def _working(duty: Duty) -> QuerySet[Staff]:
    """The people of a clinic."""
    rows = Staff.objects.at_clinic(duty.staff).working()
    return rows.select_related("clinic", "user")


def shown_member(row: Staff, duty: Duty) -> Shown:
    """Somebody as the clinic's programs see it."""
    return {
        "id": str(row.pk),
        "name": row.name,
        "role": row.role,
        "since": row.since_at.astimezone(UTC).isoformat(),
        "is_me": row.pk == duty.staff.pk,
    }

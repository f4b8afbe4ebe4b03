"""Referrals for programs: sent, followed step by step, never backwards."""

import uuid
from collections import defaultdict
from datetime import UTC
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.etags import check_match
from accounts.api.problems import ConflictError, InvalidError
from babies.api.entries import Shown, answer, answer_one
from clinics.api.filters import ReferralFilter
from clinics.api.serializers import MoveSerializer, ReferralSerializer
from clinics.api.staff import AT_CLINIC, Duty, StaffViewSet, checked, named
from clinics.choices import ReferralKind, ReferralStep
from clinics.forms.case import ReferForm
from clinics.forms.referral import StepForm
from clinics.models import Referral, ReferralEvent, Share
from clinics.referrals import (
    REFUSALS,
    Moved,
    RefusedReferralError,
    Sent,
    move_referral,
    send_referral,
)
from clinics.roster import referred


class ReferralViewSet(StaffViewSet):
    """Where babies were sent on to, and how far that has come."""

    serializer_class = ReferralSerializer
    has_state = True
    filterset_class = ReferralFilter
    ordering = ("-made_at", "id")

    @extend_schema(summary="Referrals", parameters=[AT_CLINIC])
    def list(self, request: Request) -> Response:
        """Those of babies that are still shared, the newest first."""
        duty = self.duty(request)
        rows = _with_maker(duty)
        page = self.paginate_queryset(self.filter_queryset(rows)) or []
        return self.get_paginated_response(shown_referrals(page, duty))

    @extend_schema(summary="One referral")
    def retrieve(self, request: Request, pk: uuid.UUID) -> Response:
        """One of them with its steps."""
        row, duty = self.found(request, pk, _with_maker)
        return answer_one(request, shown_referrals([row], duty)[0])

    @extend_schema(
        summary="Send a referral",
        responses={200: ReferralSerializer, 201: ReferralSerializer},
    )
    def create(self, request: Request) -> Response:
        """Sent today; the same again under the same id is the stored one."""
        sent = self.read(ReferralSerializer, request)
        with transaction.atomic():
            share, duty = self.shared(request, sent["share"])
            said = checked(ReferForm({**sent, "note": ""}))
            key = sent.get("id") or uuid.uuid4()
            row, status = _with_maker(duty).filter(pk=key).first(), 200
            if row is None:
                row, status = _sent(key, share, said, duty), 201
            elif not _is_same(row, share, said):
                raise ConflictError
        return answer(shown_referrals([row], duty)[0], status)

    @extend_schema(
        summary="The next step of a referral",
        request=MoveSerializer,
        responses=ReferralSerializer,
    )
    def step(self, request: Request, pk: uuid.UUID) -> Response:
        """What became of it; a step never goes backwards."""
        with transaction.atomic():
            row, duty = self.found(request, pk, _held)
            check_match(request, shown_referrals([row], duty)[0])
            sent = {"on": duty.today, **self.read(MoveSerializer, request)}
            said = checked(StepForm(sent, last=row.step))
            moved = Moved(
                step=ReferralStep(said["step"]),
                on=said["on"],
                booked_for=said["booked_for"],
                note=said["note"],
                by=duty.staff,
                now=duty.now,
                today=duty.today,
            )
            try:
                row = move_referral(row, moved)
            except RefusedReferralError as refused:
                sentence = str(REFUSALS[refused.field])
                raise InvalidError(refused.field, sentence) from refused
        return answer(shown_referrals([row], duty)[0], 200)


def _with_maker(duty: Duty) -> QuerySet[Referral]:
    return referred(duty.staff, duty.now).select_related("made_by")


def _held(duty: Duty) -> QuerySet[Referral]:
    return referred(duty.staff, duty.now).select_for_update(of=("self",))


def _sent(key: uuid.UUID, share: Share, said: dict[str, Any], duty: Duty) -> Referral:
    """A new referral; an id that is out of reach is not found."""
    try:
        with transaction.atomic():
            row = send_referral(
                Sent(
                    key=key,
                    baby=share.baby,
                    kind=ReferralKind(said["kind"]),
                    service=said["service"],
                    by=duty.staff,
                    now=duty.now,
                    today=duty.today,
                )
            )
    except IntegrityError as error:
        raise Http404 from error
    if row.clinic_id != duty.staff.clinic_id:
        # Of this baby, but another clinic's.
        raise Http404
    return row


def _is_same(row: Referral, share: Share, said: dict[str, Any]) -> bool:
    stored = (row.baby_id, row.kind, row.service)
    return stored == (share.baby_id, said["kind"], said["service"])


def shown_referrals(rows: list[Referral], duty: Duty) -> list[Shown]:
    """Referrals with their steps, which are looked up for all of them at once."""
    events = defaultdict(list)
    steps = ReferralEvent.objects.at_clinic(duty.staff).filter(referral__in=rows)
    for event in steps.select_related("by").order_by("at", "pk"):
        events[event.referral_id].append(_shown_event(event))
    return [_shown(row, duty, events[row.pk]) for row in rows]


def _shown_event(event: ReferralEvent) -> Shown:
    return {
        "step": event.step,
        "on": event.on.isoformat(),
        "note": event.note,
        "by": named(event.by),
        "at": event.at.astimezone(UTC).isoformat(),
    }


def _shown(row: Referral, duty: Duty, events: list[Shown]) -> Shown:
    return {
        "id": str(row.pk),
        "baby": str(row.baby_id),
        "kind": row.kind,
        "service": row.service,
        "step": row.step,
        "step_on": row.step_on.isoformat(),
        "due_on": row.due_on and row.due_on.isoformat(),
        "is_overdue": row.due_on is not None and row.due_on < duty.today,
        "made_by": named(row.made_by),
        "made_at": row.made_at.astimezone(UTC).isoformat(),
        "events": events,
    }

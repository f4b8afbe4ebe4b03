"""What staff do about reasons, for programs: each step is a review."""

import uuid
from dataclasses import dataclass

from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.problems import ConflictError, InvalidError
from babies.api.entries import answer, answer_one
from babies.homes import today_at_home
from clinical.advice import Flag
from clinics.api.filters import ReviewFilter
from clinics.api.serializers import ReviewSerializer
from clinics.api.staff import AT_CLINIC, Duty, StaffViewSet
from clinics.api.steps import Said, is_same, said_from, shown_step, steps_of
from clinics.beside import ALREADY, REFUSALS, send_beside
from clinics.casework import RefusedStepError, Step, TakenError, take_step
from clinics.choices import Action, Outcome
from clinics.forms.case import HandOverForm
from clinics.models import CaseStep, Share
from clinics.parts import is_shared
from milestones.services import assessment


@dataclass(frozen=True, slots=True)
class Asked:
    """A step that somebody wants to take, checked by its form."""

    key: uuid.UUID
    share: Share
    said: Said
    duty: Duty


class ReviewViewSet(StaffViewSet):
    """The steps of cases: taken, acknowledged, advised, put off, referred, closed."""

    serializer_class = ReviewSerializer
    has_state = True
    filterset_class = ReviewFilter
    ordering = ("-at", "id")

    @extend_schema(summary="What staff did", parameters=[AT_CLINIC])
    def list(self, request: Request) -> Response:
        """The steps about babies that are still shared, the newest first."""
        rows = self.filter_queryset(steps_of(self.duty(request)))
        page = self.paginate_queryset(rows) or []
        return self.get_paginated_response(list(map(shown_step, page)))

    @extend_schema(summary="One step of staff")
    def retrieve(self, request: Request, pk: uuid.UUID) -> Response:
        """One of them."""
        row, _duty = self.found(request, pk, steps_of)
        return answer_one(request, shown_step(row))

    @extend_schema(
        summary="Do something about a reason",
        responses={200: ReviewSerializer, 201: ReviewSerializer},
    )
    def create(self, request: Request) -> Response:
        """A step; the same again under the same id is the stored one."""
        sent = self.read(ReviewSerializer, request)
        with transaction.atomic():
            share, duty = self.shared(request, sent["share"])
            if not is_shared(sent["kind"], share.parts):
                raise Http404
            asked = Asked(
                sent.get("id") or uuid.uuid4(), share, said_from(sent, duty.staff), duty
            )
            row, status = steps_of(duty).filter(pk=asked.key).first(), 200
            if row is None:
                row, status = taken(asked), 201
            elif not is_same(row, share, asked.said):
                raise ConflictError
        return answer(shown_step(row), status)


def taken(asked: Asked) -> CaseStep:
    """A new step, and what goes out with it. Raises problems of the API."""
    step = _step(asked)
    try:
        case = take_step(step)
    except TakenError as error:
        text = str(ALREADY[error.action])
        raise ConflictError(text % {"name": error.by.name}) from error
    except RefusedStepError as refused:
        sentence = str(REFUSALS[refused.reason])
        raise InvalidError(refused.field, sentence) from refused
    send_beside(step, asked.said.cleaned)
    mine = CaseStep.objects.at_clinic(step.by).select_related("case", "by", "to_staff")
    # An id in use elsewhere stored nothing: nobody learns where it is.
    row: CaseStep = get_object_or_404(mine, pk=step.key, case=case)
    return row


def _step(asked: Asked) -> Step:
    share, said, duty = asked.share, asked.said, asked.duty
    form, cleaned = said.form, said.cleaned
    is_handed = isinstance(form, HandOverForm)
    return Step(
        key=asked.key,
        baby=share.baby,
        flag=_flag(share, said.kind, duty),
        by=duty.staff,
        now=duty.now,
        today=today_at_home(share.baby, duty.now),
        action=said.action,
        outcome=Outcome(cleaned["outcome"]) if said.action is Action.CLOSED else None,
        until_on=cleaned.get("until_on"),
        to_staff=form.colleagues[cleaned["to_staff"]] if is_handed else None,
        note=cleaned["note"],
    )


def _flag(share: Share, kind: str, duty: Duty) -> Flag:
    """The reason as it stands today. Raises ConflictError once it is gone."""
    found = assessment(share.baby, today=today_at_home(share.baby, duty.now))
    flag = next((flag for flag in found.flags if flag.kind == kind), None)
    if flag is None:
        raise ConflictError(_("This reason is gone. Nothing was changed."))
    return flag

"""The bedtime routine for programs: its steps in the family's order."""

import uuid
from typing import Any

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.etags import check_match
from accounts.api.fields import read
from accounts.api.problems import ConflictError
from accounts.api.views import ApiViewSet
from babies.api.bedtime import checked_step, shown_step
from babies.api.bedtime_serializers import StepMoveSerializer, StepSerializer
from babies.api.bedtime_views import reading, writing
from babies.api.entries import Here, answer, answer_one
from babies.bedtime_log import (
    TooManyStepsError,
    add_step,
    move_step,
    restore_step,
    retire_step,
    step_key,
)
from babies.models import BedtimeStep


class RoutineViewSet(ApiViewSet):
    """The steps of the routine; one that is taken out keeps its past."""

    serializer_class = StepSerializer
    has_state = True
    ordering = ("position", "words", "kind")

    def list(self, request: Request, baby: uuid.UUID) -> Response:
        """The steps in use, in the family's order."""
        return self.part_of(request, baby, is_retired=False)

    def retired(self, request: Request, baby: uuid.UUID) -> Response:
        """Steps that were taken out."""
        return self.part_of(request, baby, is_retired=True)

    def part_of(
        self, request: Request, baby: uuid.UUID, *, is_retired: bool
    ) -> Response:
        """One part of a list of steps."""
        here = reading(request, baby)
        rows = BedtimeStep.objects.visible_to(here.user).filter(baby=here.baby)
        rows = rows.filter(retired_at__isnull=not is_retired)
        page = self.paginate_queryset(self.filter_queryset(rows)) or []
        return self.get_paginated_response([shown_step(row) for row in page])

    def retrieve(self, request: Request, baby: uuid.UUID, step: uuid.UUID) -> Response:
        """One step."""
        here = reading(request, baby)
        row = _named(BedtimeStep.objects.visible_to(here.user), here, step)
        return answer_one(request, shown_step(row))

    def create(self, request: Request, baby: uuid.UUID) -> Response:
        """A step at the end of the routine; the same words again are the same step."""
        with transaction.atomic():
            here = writing(request, baby)
            said = checked_step(read(StepSerializer, request.data))
            mine = BedtimeStep.objects.editable_by(here.user).filter(baby=here.baby)
            is_known = mine.filter(retired_at__isnull=True, **said).exists()
            try:
                row = add_step(baby=here.baby, **said)
            except TooManyStepsError as error:
                raise ConflictError(_full()) from error
        return answer(shown_step(row), 200 if is_known else 201)

    def destroy(self, request: Request, baby: uuid.UUID, step: uuid.UUID) -> Response:
        """Taken out of the routine; past evenings keep it."""
        with transaction.atomic():
            here = writing(request, baby)
            retire_step(step=_seen(request, here, step), now=here.now)
        return Response(status=204)

    def restore(self, request: Request, baby: uuid.UUID, step: uuid.UUID) -> Response:
        """Back in the routine, at its old place."""
        with transaction.atomic():
            here = writing(request, baby)
            row = _mine(here, step)
            try:
                restore_step(step=row)
            except TooManyStepsError as error:
                raise ConflictError(_full()) from error
        return answer(shown_step(row), 200)

    @extend_schema(
        summary="Move a step", request=StepMoveSerializer, responses=StepSerializer
    )
    def move(self, request: Request, baby: uuid.UUID, step: uuid.UUID) -> Response:
        """One place up or down; at the end of the routine it stays."""
        with transaction.atomic():
            here = writing(request, baby)
            row = _seen(request, here, step)
            to = read(StepMoveSerializer, request.data)["to"]
            if row.retired_at is not None:
                raise ConflictError(_("This step is not in the routine now."))
            move_step(step=row, is_up=to == "up")
            row = _mine(here, step)
        return answer(shown_step(row), 200)


def _named(rows: Any, here: Here, step: uuid.UUID) -> BedtimeStep:
    """The step for which a key stands, in the routine or out of it."""
    for row in rows.filter(baby=here.baby):
        if step_key(row) == step:
            row.baby = here.baby
            found: BedtimeStep = row
            return found
    raise Http404


def _mine(here: Here, step: uuid.UUID) -> BedtimeStep:
    return _named(BedtimeStep.objects.editable_by(here.user), here, step)


def _seen(request: Request, here: Here, step: uuid.UUID) -> BedtimeStep:
    """A step, if it is as the client has seen it. Raises StaleError."""
    row = _mine(here, step)
    check_match(request, shown_step(row))
    return row


def _full() -> str:
    return _("The routine is full. Please take a step out first.")

"""Bedtime for programs: tonight, and the evenings before."""

import uuid
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.etags import check_match
from accounts.api.fields import read
from accounts.api.problems import ConflictError
from accounts.api.views import ApiViewSet
from accounts.models import Token, TokenScope
from babies.api.bedtime import (
    IN_BED,
    checked_bedtime,
    shown_evening,
    shown_tonight,
)
from babies.api.bedtime_serializers import (
    EveningSerializer,
    InBedSerializer,
    TonightSerializer,
)
from babies.api.entries import Here, Shown, answer, answer_one
from babies.api.filters import DayFilter
from babies.bedtime import evening_at_home
from babies.bedtime_log import (
    clear_bedtime,
    night_on,
    put_to_bed,
    routine,
    step_key,
    tick_steps,
)
from babies.homes import wall_time
from babies.models import Baby, BedtimeNight
from babies.services import held
from babies.sleep_log import to_the_minute
from clinical.sleep import evening_of


def reading(request: Request, baby: uuid.UUID) -> Here:
    """The baby of an address, for whoever may see it."""
    user: Any = request.user
    row = get_object_or_404(Baby.objects.visible_to(user), pk=baby)
    return Here(row, user, timezone.now())


def writing(request: Request, baby: uuid.UUID) -> Here:
    """The same for whoever may log, held; must be done in a transaction."""
    user: Any = request.user
    row = get_object_or_404(held(Baby.objects.editable_by(user)), pk=baby)
    return Here(row, user, timezone.now())


class TonightViewSet(ApiViewSet):
    """Tonight: the steps of the routine, and when the baby is in bed."""

    serializer_class = TonightSerializer
    has_state = True
    adding = frozenset({"in_bed"})

    @extend_schema(summary="Tonight")
    def retrieve(self, request: Request, baby: uuid.UUID) -> Response:
        """Which steps are done, since when the baby is in bed, how steady it was."""
        return answer_one(request, shown_tonight(reading(request, baby)))

    @extend_schema(summary="Tick a step off")
    def tick(self, request: Request, baby: uuid.UUID, step: uuid.UUID) -> Response:
        """A step of the routine is done tonight."""
        return answer(self.ticked(request, baby, step, is_done=True), 200)

    @extend_schema(summary="Take a tick back")
    def untick(self, request: Request, baby: uuid.UUID, step: uuid.UUID) -> Response:
        """It is not done yet; other ticks stay."""
        self.ticked(request, baby, step, is_done=False)
        return Response(status=204)

    def ticked(
        self, request: Request, baby: uuid.UUID, step: uuid.UUID, *, is_done: bool
    ) -> Shown:
        """Tonight after a tick, if it was as the client has seen it."""
        with transaction.atomic():
            here = writing(request, baby)
            named = [row for row in routine(here.baby) if step_key(row) == step]
            if not named:
                raise Http404
            check_match(request, shown_tonight(here))
            night = night_on(
                baby=here.baby,
                on=evening_at_home(here.baby, here.now),
                by=here.user,
                now=here.now,
            )
            tick_steps(night=night, steps=named, is_done=is_done)
        return shown_tonight(here)

    @extend_schema(
        summary="Say that the baby is in bed",
        request=InBedSerializer,
        responses={200: EveningSerializer, 201: EveningSerializer, 204: None},
    )
    def in_bed(self, request: Request, baby: uuid.UUID) -> Response:
        """Now or at a moment; an evening whose bedtime is known keeps it."""
        with transaction.atomic():
            here = writing(request, baby)
            said = read(InBedSerializer, request.data).get(IN_BED)
            at = here.now if said is None else checked_bedtime(said, here)
            on = evening_of(wall_time(at, here.baby.time_zone))
            rows = BedtimeNight.objects.visible_to(here.user).filter(baby=here.baby)
            night = rows.filter(on=on, in_bed_at__isnull=False).first()
            if night is None:
                night = put_to_bed(baby=here.baby, at=at, by=here.user, now=here.now)
                return answer(shown_evening(night), 201)
        if said is not None and night.in_bed_at != to_the_minute(at):
            raise ConflictError(
                _("This evening has a bedtime. Please change that one.")
            )
        if (
            isinstance(request.auth, Token)
            and request.auth.scope == TokenScope.ADD_ONLY
        ):
            # Nothing was added, and it reads nothing.
            return Response(status=204)
        return answer(shown_evening(night), 200)


class EveningViewSet(ApiViewSet):
    """Evenings: when the baby was in bed, and which steps were done."""

    serializer_class = EveningSerializer
    filterset_class = DayFilter
    has_state = True
    ordering = ("-on", "id")

    def list(self, request: Request, baby: uuid.UUID) -> Response:
        """The newest first; a tick that was taken back leaves none."""
        here = reading(request, baby)
        rows = BedtimeNight.objects.visible_to(here.user).filter(baby=here.baby)
        rows = rows.filter(Q(in_bed_at__isnull=False) | ~Q(steps=[]))
        page = self.paginate_queryset(self.filter_queryset(rows)) or []
        return self.get_paginated_response([shown_evening(row) for row in page])

    def retrieve(self, request: Request, baby: uuid.UUID, night: uuid.UUID) -> Response:
        """One evening."""
        here = reading(request, baby)
        rows = BedtimeNight.objects.visible_to(here.user).filter(baby=here.baby)
        return answer_one(request, shown_evening(get_object_or_404(rows, pk=night)))

    def update(self, request: Request, baby: uuid.UUID, night: uuid.UUID) -> Response:
        """Another bedtime, or none; the steps of that evening stay."""
        with transaction.atomic():
            here = writing(request, baby)
            rows = BedtimeNight.objects.editable_by(here.user).filter(baby=here.baby)
            row = get_object_or_404(rows, pk=night)
            check_match(request, shown_evening(row))
            said = read(EveningSerializer, request.data)[IN_BED]
            if said is None:
                clear_bedtime(night=row)
            else:
                at = checked_bedtime(said, here, row)
                row = put_to_bed(baby=here.baby, at=at, by=here.user, now=here.now)
        return answer(shown_evening(row), 200)

"""The charts for programs: the numbers of their tables."""

import uuid
from typing import Any, Final

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.problems import InvalidError
from accounts.api.views import ApiViewSet
from babies.api.entries import Here, Shown, answer_one
from babies.models import Baby
from milestones.api.look_serializers import ChartsSerializer
from milestones.charted import slept, smiled
from milestones.charts import CLASSES, Column
from milestones.stretches import (
    OLDEST_YEAR,
    WEEKS,
    Origin,
    part_now,
    parts_of,
    stretch,
)

AGE: Final = "age"
PART: Final = "part"
PARTS: Final = [WEEKS, *map(str, range(1, OLDEST_YEAR + 1))]


class ChartsViewSet(ApiViewSet):
    """Smiles by age and class, and sleep by day."""

    serializer_class = ChartsSerializer
    has_state = True

    @extend_schema(
        parameters=[
            OpenApiParameter(
                AGE,
                enum=[each.value for each in Origin],
                description="From which day ages count; without it, the due date.",
            ),
            OpenApiParameter(
                PART,
                enum=PARTS,
                description="The first weeks, or a year of age; one that has begun.",
            ),
        ]
    )
    def retrieve(self, request: Request, baby: uuid.UUID) -> Response:
        """The part of a life that was asked for, and the last two weeks of sleep."""
        user: Any = request.user
        row = get_object_or_404(Baby.objects.visible_to(user), pk=baby)
        here = Here(row, user, timezone.now())
        return answer_one(request, shown_charts(here, request.query_params.dict()))


def shown_charts(here: Here, asked: dict[str, str]) -> Shown:
    """Both charts as numbers. Raises InvalidError."""
    for name in sorted(asked.keys() - {AGE, PART}):
        raise InvalidError(name, _("There is no such filter."))
    if asked.get(AGE, Origin.CORRECTED) not in set(Origin):
        raise InvalidError(AGE, _("There is no such choice."))
    origin, subject = Origin(asked.get(AGE, Origin.CORRECTED)), here.baby.birth
    parts = parts_of(subject, here.today, origin)
    part = asked.get(PART, part_now(subject, here.today, origin))
    if part not in parts:
        raise InvalidError(PART, _("This part has not begun yet."))
    shown = stretch(subject, part, today=here.today, origin=origin)
    smiles = smiled(here.baby, shown, today=here.today)
    return {
        "age": origin.value,
        "part": part,
        "parts": parts,
        "unit": smiles.chart.unit.value,
        "columns": [_shown_column(column) for column in smiles.chart.columns],
        "total": smiles.chart.total,
        "window": smiles.window
        and {
            "opens": smiles.window[0].isoformat(),
            "last_day": smiles.window[1].isoformat(),
        },
        "first_social_on": smiles.first_on and smiles.first_on.isoformat(),
        "sleep": [
            {"on": day.on.isoformat(), "minutes": day.minutes}
            for day in slept(here.baby, today=here.today, now=here.now).days
        ],
    }


def _shown_column(column: Column) -> Shown:
    return {
        "number": column.number,
        "since": column.from_on.isoformat(),
        **dict(zip(CLASSES, column.counts, strict=True)),
        "total": column.total,
    }

"""Charts: the pattern of smiles and sleep, each with its numbers as a table."""

import uuid
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from babies.page import FamilyRequest
from milestones.charted import slept, smiled
from milestones.stretches import WEEKS, Origin, part_now, parts_of, stretch
from milestones.views.scope import visit


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few ways to look at a chart."""

    words: str
    query: str
    is_current: bool


@require_safe
def charts(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """Smiles by week or month and class, and sleep by day."""
    here = visit(request, pk)
    subject = here.baby.birth
    asked = request.GET.get("age", "")
    origin = Origin(asked) if asked in set(Origin) else Origin.CORRECTED
    parts = parts_of(subject, here.today, origin)
    part = request.GET.get("part", "")
    if part not in parts:
        part = part_now(subject, here.today, origin)
    shown = stretch(subject, part, today=here.today, origin=origin)
    smiles = smiled(here.baby, shown, today=here.today)
    context = {
        **here.page("more"),
        "chart": smiles.chart,
        "sleep": slept(here.baby, today=here.today, now=here.now),
        "first_on": smiles.first_on,
        "is_corrected": origin is Origin.CORRECTED and subject.days_early > 0,
        "origins": _origins(origin, part) if subject.days_early else [],
        "parts": _parts(parts, part, origin) if len(parts) > 1 else [],
    }
    return render(request, "milestones/charts.html", context)


def _origins(origin: Origin, part: str) -> list[Choice]:
    words = {
        Origin.CORRECTED: _("From the due date"),
        Origin.BIRTH: _("From birth"),
    }
    return [
        Choice(said, f"age={each}&part={part}", each is origin)
        for each, said in words.items()
    ]


def _parts(parts: list[str], part: str, origin: Origin) -> list[Choice]:
    return [
        Choice(_part_words(each), f"age={origin}&part={each}", each == part)
        for each in parts
    ]


def _part_words(part: str) -> str:
    if part == WEEKS:
        return _("First half year by week")
    return _("Year %(number)s by month") % {"number": part}

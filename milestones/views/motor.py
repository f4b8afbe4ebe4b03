"""Sitting, standing, walking: the motor milestones as bars, with their answers."""

import uuid

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from babies.page import FamilyRequest
from clinical.ages import AgeBasis, age_basis
from clinical.catalog import LISTS, SourceList, catalog
from milestones.checklists import current_answers, item_of
from milestones.motor import motor_chart
from milestones.rows import row_of
from milestones.views.checklist import rows_on, told_by
from milestones.views.scope import visit


@require_safe
def motor(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """When almost all children do each of six things, and when this one did."""
    here = visit(request, pk)
    birth, today = here.baby.birth, here.today
    held = current_answers(told_by(here))
    entries = [catalog().by_id[window.id] for window in catalog().windows]
    items = [item_of(entry, held, birth, today) for entry in entries]
    shell = here.page("milestones")
    page = rows_on(here, None, "motor", may_edit=shell["may_edit"], up="../")
    context = {
        **shell,
        "chart": motor_chart(birth, items, today),
        "is_corrected": age_basis(birth, today) is AgeBasis.CORRECTED,
        "rows": [row_of(item, page) for item in items],
        "who": LISTS[SourceList.WHO],
        "who_name": gettext(LISTS[SourceList.WHO].name),
    }
    return render(request, "milestones/motor.html", context)

"""Which skill has stopped: the smile first, then what was there, then all the rest."""

import uuid
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from babies.page import FamilyRequest
from clinical.catalog import (
    CDC_SMILES_BACK,
    CHECKLIST_AGES,
    SOCIAL_SMILE,
    catalog,
)
from milestones.checklists import age_now
from milestones.emergency import emergency_number
from milestones.models import Answer, ValueChoice
from milestones.views.scope import visit

SMILES: Final = frozenset({SOCIAL_SMILE, CDC_SMILES_BACK})


@require_safe
def lost_skills(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """Choose what a baby did before and does not do now; each has its own page."""
    here = visit(request, pk)
    known = set(
        Answer.objects.visible_to(request.user)
        .filter(baby=here.baby, value=ValueChoice.YES, on__lte=here.today)
        .values_list("expectation_id", flat=True)
        .distinct()
    )
    now = age_now(here.baby.birth, here.today)
    entries = [
        entry
        for age in CHECKLIST_AGES
        if age <= now
        for entry in catalog().by_age[age]
        if entry.id not in SMILES
    ]
    motor = [catalog().by_id[window.id] for window in catalog().windows]
    skills = [(entry.id, gettext(entry.summary)) for entry in (*entries, *motor)]
    context = {
        **here.page("more"),
        "smile_slug": SOCIAL_SMILE,
        "answered": [skill for skill in skills if skill[0] in known],
        "others": [skill for skill in skills if skill[0] not in known],
        "number": emergency_number(here.baby.time_zone),
    }
    return render(request, "milestones/lost_skills.html", context)

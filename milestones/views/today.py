"""Today: log now, and know where we are."""

import uuid

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from babies.page import FamilyRequest
from babies.smile_words import shown
from clinical.assessment import assess
from milestones.checklists import progress
from milestones.emergency import emergency_number
from milestones.facts import facts_of
from milestones.standing import standing
from milestones.views.scope import visit

ENTRIES_SHOWN = 12


@require_safe
def today(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """Both ages, quick log, one status with its why, and what was logged today."""
    here = visit(request, pk)
    baby = here.baby
    facts = facts_of(baby, today=here.today)
    found = assess(facts, here.today)
    smiles = baby.smiles.filter(on=here.today, binned_at__isnull=True)
    entries = [
        shown(smile)
        for smile in smiles.order_by("-logged_at", "pk")[: ENTRIES_SHOWN + 1]
    ]
    context = {
        **here.page("today"),
        "baby_is_heading": True,
        "here": standing(baby, facts, found, baby.reviews.all()),
        "entries": entries[:ENTRIES_SHOWN],
        "has_more": len(entries) > ENTRIES_SHOWN,
        "progress": progress(facts, found),
        "number": emergency_number(baby.time_zone),
        "back": "today",
    }
    return render(request, "milestones/today.html", context)

"""Today: log now, and know where we are."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from babies.days import MOST_SHOWN, last_of_day
from babies.merges import twice_logged
from babies.page import FamilyRequest
from babies.sleep_now import running_sleep
from babies.smile_words import shown
from clinical.assessment import assess
from milestones.checklists import progress
from milestones.emergency import emergency_number
from milestones.facts import facts_of
from milestones.flags import reviews_of
from milestones.standing import standing
from milestones.tips import tip_for
from milestones.views.scope import Visit, visit


@require_safe
def today(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """Both ages, quick log, one status with its why, and what was logged today.

    While it is quiet there is nothing to decide: only logging and what was logged.
    """
    here = visit(request, pk)
    context = {
        **here.page("today"),
        **_entries(here),
        **({} if here.baby.is_quiet else _standing(here)),
        "baby_is_heading": True,
        "running": running_sleep(here.baby),
    }
    return render(request, "milestones/today.html", context)


def _entries(here: Visit) -> dict[str, Any]:
    """What was logged today, each with the entry that may be of the same smile."""
    rows = last_of_day(here.baby, here.today)
    same = twice_logged(rows)
    return {
        "entries": [
            (shown(row), shown(same[row]) if row in same else None)
            for row in rows[:MOST_SHOWN]
        ],
        "has_more": len(rows) > MOST_SHOWN,
    }


def _standing(here: Visit) -> dict[str, Any]:
    """Where the baby stands, what is to be done, and one tip."""
    baby = here.baby
    facts = facts_of(baby, today=here.today)
    found = assess(facts, here.today)
    return {
        "here": standing(baby, facts, found, reviews_of(baby, found)),
        "progress": progress(facts, found),
        "number": emergency_number(baby.time_zone),
        "tip": tip_for(baby, facts, found),
        "back": "today",
    }

"""The smile window: should we worry, and why the app says what it says."""

import uuid
from collections.abc import Iterable
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from babies.homes import wall_time
from babies.page import FamilyRequest
from clinical.assessment import Assessment, Facts, assess
from clinical.catalog import CDC_SMILES_BACK, SOCIAL_SMILE, fact_id
from milestones import words
from milestones.emergency import emergency_number
from milestones.explained import cohort, grounds, note_words, sum_rows
from milestones.facts import facts_of
from milestones.forms import ALL, LookForm
from milestones.models import Answer, Review
from milestones.standing import standing
from milestones.views.scope import Visit, visit


@require_safe
def window(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """The status on a day, with its arithmetic, evidence and what would clear it."""
    here = visit(request, pk)
    baby = here.baby
    if baby.is_quiet:
        return render(request, "milestones/window_quiet.html", here.page())
    # Most visits ask for no other day, and a form costs more than the rules.
    look = LookForm(baby=baby, data=request.GET) if "on" in request.GET else None
    asked = look.cleaned_data if look and look.is_valid() else {}
    on = asked.get("on", here.today)
    facts = facts_of(baby, today=here.today)
    found = assess(facts, on)
    names_later = request.GET.get("facts") == ALL
    context = {
        **here.page(),
        "here": standing(baby, facts, found, _reviews_until(here, on)),
        "found": found,
        "on": on,
        "is_past": on != here.today,
        "is_ahead": on > here.today,
        "later": _later(facts, found, here.today) if asked and names_later else "",
        "look": look,
        "typed": request.GET.get("on", here.today.isoformat()),
        "names_later": names_later,
        "sum": sum_rows(facts.birth, found, is_today=on == here.today),
        "notes": note_words(found),
        "grounds": grounds(found),
        "clears": words.clearing_words(found.smile.status),
        "answers": _answers(here, facts, on),
        "cohort": cohort(facts.birth),
        "number": emergency_number(baby.time_zone),
        "back": "window",
    }
    return render(request, "milestones/window.html", context)


def _answers(here: Visit, facts: Facts, on: date) -> Iterable[Answer]:
    """What was answered about the smile, as well as its day was known."""
    if all(fact_id(answer.expectation) != SOCIAL_SMILE for answer in facts.answers):
        return ()
    return here.baby.answers.filter(
        on__lte=on,
        binned_at__isnull=True,
        expectation_id__in=(SOCIAL_SMILE, CDC_SMILES_BACK),
    ).order_by("-on", "-logged_at", "pk")


def _reviews_until(here: Visit, on: date) -> list[Review]:
    """What had been done by the day looked at."""
    zone = here.baby.time_zone
    return [
        review
        for review in here.baby.reviews.all()
        if wall_time(review.at, zone).date() <= on
    ]


def _later(facts: Facts, found: Assessment, today: date) -> str:
    """What came after the day looked at; the judgement of that day stays."""
    if found.on >= today:
        return ""
    first_on = assess(facts, today).smile.record.first_strong_on
    if first_on is None or first_on <= found.on:
        return _("No first social smile was logged after that day.")
    return _("What came later: the first social smile on %(on)s.") % {
        "on": date_format(first_on)
    }

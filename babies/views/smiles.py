"""The smiles of a baby, and one of them with its reasons."""

import uuid
from itertools import groupby
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from babies.age_words import week_line
from babies.choices import PhotoOf
from babies.facts import classification_of, observation_from
from babies.history import history_of
from babies.merges import near
from babies.models import NEWEST_FIRST, Baby, Smile, SmileVersion
from babies.page import FamilyRequest, baby_page
from babies.photos import Pictured
from babies.said import seen_of
from babies.smile_words import LABELS, ShownSmile, said_in_words, shown
from babies.views.photos import photo_part
from babies.words import in_words
from clinical.ages import corrected_age_days
from clinical.smiles import would_change

A_PAGE = 25


@require_safe
def smiles(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """The smiles of a baby, the newest first."""
    baby = get_object_or_404(Baby.objects.visible_to(request.user), pk=pk)
    found = Smile.objects.visible_to(request.user).filter(baby=baby)
    pages = Paginator(found.order_by(*NEWEST_FIRST), A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    context = baby_page(request, baby, now=timezone.now(), tab="timeline")
    by_week = groupby(map(shown, page), lambda row: week_line(baby.birth, row.smile.on))
    context |= {"page": page, "weeks": [(week, list(rows)) for week, rows in by_week]}
    return render(request, "babies/smiles.html", context)


@require_safe
def smile(request: FamilyRequest, pk: uuid.UUID, smile: uuid.UUID) -> HttpResponse:
    """One smile: its class with the reasons, its answers and its history."""
    row = get_object_or_404(
        Smile.objects.visible_to(request.user).select_related("baby", "logged_by"),
        pk=smile,
        baby=pk,
    )
    versions = SmileVersion.objects.visible_to(request.user).filter(smile=row)
    history = versions.select_related("by").order_by("at", "pk")
    context = {
        **baby_page(request, row.baby, now=timezone.now(), tab="timeline"),
        **_verdict(row),
        "shown": shown(row),
        "answers": [
            (LABELS[name], said) for name, said in said_in_words(seen_of(row)).items()
        ],
        "history": history_of(row, history, request.user),
        "same": _same(request, row),
        # Those of the same smile, logged by somebody else, stay with it.
        **photo_part(
            Pictured(row.baby, PhotoOf.SMILE, row.pk, row.on), row.merged.values("pk")
        ),
    }
    return render(request, "babies/smile.html", context)


def _same(request: FamilyRequest, row: Smile) -> ShownSmile | None:
    """Another person's entry that may be of the same smile."""
    other = near(row, Smile.objects.editable_by(request.user))
    return shown(other) if other else None


def _verdict(row: Smile) -> dict[str, Any]:
    """What the rules make of a smile, why, and what would change it."""
    given = classification_of(row, row.baby.birth)
    age = corrected_age_days(row.baby.birth, row.on)
    guessed = [_("The sleep timer was running.")] if row.state_is_guess else []
    return {
        "reasons": [*guessed, *(in_words(reason) for reason in given.reasons)],
        "against": [in_words(reason) for reason in given.against],
        "would_change": in_words(would_change(observation_from(row), age)),
    }

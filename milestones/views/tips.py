"""Tips: the one of the day, the others that fit, and what was tried before."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.kept import kept_post, takes_back_posts
from babies.choices import Precision
from babies.forms.smile import at_moment
from babies.models import Baby
from babies.page import FamilyRequest
from babies.quick import PRESETS
from babies.views.posts import at_once, way_back
from clinical.assessment import assess
from clinical.library import Tip, library
from milestones.facts import facts_of
from milestones.forms import TriedForm
from milestones.models import OutcomeChoice, TipTried
from milestones.services import record_tip
from milestones.tips import in_words, is_urgent, tips_for
from milestones.views.scope import Visit, visit

A_PAGE = 25


@require_safe
def tips(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """The tip of the day, the others that fit, and those tried, the newest first."""
    here = visit(request, pk)
    facts = facts_of(here.baby, today=here.today)
    found = assess(facts, here.today)
    tried = TipTried.objects.visible_to(request.user).filter(baby=here.baby)
    pages = Paginator(tried.order_by("-on", "-logged_at", "pk"), A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    context = {
        **here.page("more"),
        "of_day": tips_for(here.baby, facts, found),
        "is_urgent": is_urgent(found),
        "page": page,
        "tried": _tried_rows(page),
    }
    return render(request, "milestones/tips.html", context)


def _tried_rows(page: Page[TipTried]) -> list[tuple[TipTried, str]]:
    """Each row with the title of its tip; a tip that left the library keeps its id."""
    held = library().tip_by_id
    return [
        (row, _(held[row.tip].title) if row.tip in held else row.tip) for row in page
    ]


@takes_back_posts
@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def tip(request: FamilyRequest, pk: uuid.UUID, tip: str) -> HttpResponse:
    """One tip, and what happened when it was tried."""
    here = visit(request, pk)
    entry = library().tip_by_id.get(tip)
    if entry is None:
        raise Http404
    typed = request.POST if request.method == "POST" else kept_post(request)
    form = TriedForm(baby=here.baby, today=here.today, data=typed)
    if request.method == "POST" and form.is_valid():
        return _stored(here, entry, form.cleaned_data)
    context = {
        **here.page("more"),
        "tip": in_words(entry, here.baby.name),
        "form": form,
        "next": way_back(request, reverse("milestones:tips", args=[pk])),
        "smile": _smile_offer(here, request.GET.get("smiled", "")),
    }
    return render(request, "milestones/tip.html", context)


def _stored(here: Visit, entry: Tip, said: dict[str, Any]) -> HttpResponse:
    """Store what happened; after a smile, offer to log it too."""
    row = record_tip(
        here.line(said),
        tip=entry,
        outcome=OutcomeChoice(said["outcome"]),
        note=said["note"],
    )
    undo = reverse("milestones:remove", args=[here.baby.pk, "tips", row.pk])
    messages.success(here.request, _("Your note is saved."), extra_tags=undo)
    if row.outcome == OutcomeChoice.SMILED:
        address = reverse("milestones:tip", args=[here.baby.pk, entry.id])
        return HttpResponseRedirect(f"{address}?smiled={row.pk}")
    today = reverse("milestones:today", args=[here.baby.pk])
    return HttpResponseRedirect(way_back(here.request, today))


def _smile_offer(here: Visit, asked: str) -> dict[str, Any] | None:
    """The smile of a tip that was tried, ready to be logged with one tap."""
    try:
        key = uuid.UUID(asked)
    except ValueError:
        return None
    rows = TipTried.objects.editable_by(here.request.user).filter(
        baby=here.baby, outcome=OutcomeChoice.SMILED
    )
    row = rows.filter(pk=key).first()
    if row is None:
        return None
    # One smile for each time a tip was tried, however often the button is tapped.
    return {"key": uuid.uuid5(row.pk, "smile"), "said": _smile_of(row, here.baby)}


def _smile_of(row: TipTried, baby: Baby) -> list[tuple[str, str]]:
    """The fields of a smile at somebody, at the moment the tip was tried."""
    then = at_moment(baby, row.logged_at)
    if then["on"] == row.on:
        when = {**then, "at": f"{then['at']:%H:%M}"}
    else:
        when = {"when": Precision.DAY.value, "on": row.on}
    at_me = PRESETS["at_me"]
    said = {**when, **at_me, "trigger": at_me["trigger"][0]}
    return [(name, str(value)) for name, value in said.items()]

"""Odd laughs and spells: help first, then what was found, then what was seen."""

import uuid
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.kept import KeptForm, kept_form, kept_post, takes_back_posts
from accounts.templatetags.shell import link
from babies.choices import EpisodeKind, StateChoice
from babies.episode_words import answers_of
from babies.episodes import Told, change_episode, log_episode, told_now
from babies.forms.episode import EpisodeForm
from babies.forms.smile import at_moment
from babies.homes import today_at_home
from babies.models import NEWEST_FIRST, Baby, Episode
from babies.page import FamilyRequest, baby_page
from babies.views.posts import at_once, key_from, reach
from clinical.assessment import assess
from clinical.emergency import SIGNS
from clinical.episode_texts import (
    FILM_IT,
    LOOK_ALIKES,
    ORDINARY_LAUGHS,
    RESPONDS_UNSURE,
)
from milestones.cards import cards
from milestones.emergency import emergency_number
from milestones.facts import facts_of
from milestones.laughs import KINDS, judged
from milestones.models import Review
from milestones.views.scope import Visit, visit

A_PAGE: Final = 25
#: What an address may fill in beforehand, and with which values.
PREFILLED: Final = {"kind": EpisodeKind.values, "state": StateChoice.values}


@require_safe
def laughs(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """Help, what was found, a way to add, and every episode with its own level."""
    here = visit(request, pk)
    facts = facts_of(here.baby, today=here.today)
    found = assess(facts, here.today)
    mine = Episode.objects.visible_to(request.user).filter(baby=here.baby)
    pages = Paginator(mine.order_by(*NEWEST_FIRST), A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    every = [
        card for card in cards(found, _reviews(here), here.baby) if card.kind in KINDS
    ]
    waiting = [card for card in every if not card.reviewed]
    context = {
        **here.page("more"),
        "page": page,
        "rows": judged(page, facts),
        "urgent": [card for card in waiting if card.is_urgent],
        "others": [card for card in waiting if not card.is_urgent],
        "reviewed": [card for card in every if card.reviewed],
        "kinds": EpisodeKind,
        "ordinary": [_(fact) for fact in ORDINARY_LAUGHS],
        "film": [_(FILM_IT), _(LOOK_ALIKES)],
        "number": emergency_number(here.baby.time_zone),
        "back": "laughs",
    }
    return render(request, "milestones/laughs.html", context)


def _reviews(here: Visit) -> Any:
    return Review.objects.visible_to(here.request.user).filter(baby=here.baby)


@takes_back_posts
@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def laugh_new(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """Add an episode: by one tap, or with all that is known; help comes first."""
    now = timezone.now()
    baby = reach(request, Baby.objects.editable_by(request.user), pk)
    quick = request.POST.get("quick", "")
    if quick in EpisodeKind.values:
        row = _stored(request, baby, told_now(baby, EpisodeKind(quick), now), now)
        return redirect(f"{link('milestones:laugh_edit', pk, row.pk)}?added=1")
    if request.method == "POST":
        form = EpisodeForm(baby=baby, now=now, data=request.POST)
        if form.is_valid():
            row = _stored(request, baby, form.told(), now)
            return HttpResponseRedirect(_after(baby, row, form))
        kept, key = None, key_from(request.POST)
    else:
        kept = kept_form(request)
        form = _form_to_fill(request, baby, now, kept)
        key = key_from(kept.form if kept else QueryDict())
    context = {
        **baby_page(request, baby, now=now, tab="more"),
        **_help(baby, form),
        "form": form,
        "key": key,
        "is_kept": kept is not None,
    }
    return render(request, "milestones/laugh_form.html", context)


def _form_to_fill(
    request: FamilyRequest, baby: Baby, now: datetime, kept: KeptForm | None
) -> EpisodeForm:
    """An empty form; or what was typed, or tapped, before the session ended."""
    if kept is None:
        asked = {name: request.GET.get(name, "") for name in PREFILLED}
        known = {
            name: value for name, value in asked.items() if value in PREFILLED[name]
        }
        return EpisodeForm(baby=baby, now=now, initial=known)
    if "quick" in kept.form:
        # "Now" was then, not after signing in.
        tapped = {"kind": kept.form["quick"], **at_moment(baby, kept.at)}
        return EpisodeForm(baby=baby, now=now, initial=tapped)
    return EpisodeForm(baby=baby, now=now, data=kept.form)


def _stored(request: FamilyRequest, baby: Baby, told: Told, now: datetime) -> Episode:
    key = key_from(request.POST)
    row = log_episode(key=key, baby=baby, told=told, by=request.user, now=now)
    undo = link("milestones:remove", baby.pk, "episodes", row.pk)
    messages.success(request, _("Saved."), extra_tags=undo)
    return row


def _after(baby: Baby, row: Episode, form: EpisodeForm) -> str:
    """Emergency help before anything else; else the page of what was noted."""
    if not form.is_emergency:
        return link("milestones:laugh", baby.pk, row.pk)
    number = emergency_number(baby.time_zone)
    asked = {"baby": baby.pk, **({"call": number} if number else {})}
    return f"{reverse('milestones:urgent')}?{urlencode(asked)}"


def _help(baby: Baby, form: EpisodeForm) -> dict[str, Any]:
    """Whom to call; and, where a refused form names an emergency, when and how."""
    return {
        "number": emergency_number(baby.time_zone),
        "is_emergency": form.is_emergency,
        "signs": [_(sign) for sign in SIGNS] if form.is_emergency else [],
    }


@require_safe
def laugh(request: FamilyRequest, pk: uuid.UUID, episode: uuid.UUID) -> HttpResponse:
    """One episode: how urgent, why, what to do, and what was said of it."""
    here = visit(request, pk)
    mine = Episode.objects.visible_to(request.user).filter(baby=here.baby)
    row = get_object_or_404(mine.select_related("logged_by"), pk=episode)
    facts = facts_of(here.baby, today=here.today)
    context = {
        **here.page("more"),
        "judged": judged([row], facts)[0],
        "answers": answers_of(row),
        "film": _(FILM_IT),
        "responds_unsure": _(RESPONDS_UNSURE),
        "number": emergency_number(here.baby.time_zone),
    }
    return render(request, "milestones/laugh.html", context)


@takes_back_posts
@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def laugh_edit(
    request: FamilyRequest, pk: uuid.UUID, episode: uuid.UUID
) -> HttpResponse:
    """Change the answers about an episode, or give them after the first tap."""
    now = timezone.now()
    baby = reach(request, Baby.objects.editable_by(request.user), pk)
    mine = Episode.objects.editable_by(request.user).filter(baby=baby)
    row = get_object_or_404(mine, pk=episode)
    data = request.POST if request.method == "POST" else kept_post(request)
    form = EpisodeForm(baby=baby, now=now, episode=row, data=data)
    if request.method == "POST" and form.is_valid():
        change_episode(row=row, told=form.told())
        messages.success(request, _("Saved."))
        return HttpResponseRedirect(_after(baby, row, form))
    facts = facts_of(baby, today=today_at_home(baby, now))
    context = {
        **baby_page(request, baby, now=now, tab="more"),
        **_help(baby, form),
        "form": form,
        "judged": judged([row], facts)[0],
        "film": _(FILM_IT),
        "is_added": "added" in request.GET,
    }
    return render(request, "milestones/laugh_form.html", context)

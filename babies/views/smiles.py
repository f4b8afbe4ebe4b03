"""Logging a smile, looking at one, and giving other answers."""

import uuid
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.kept import KeptForm, kept_form, kept_post, takes_back_posts
from accounts.templatetags.shell import link
from babies.age_words import week_line
from babies.facts import classification_of, observation_from
from babies.forms.smile import NOW, SmileForm, at_moment, seen_now
from babies.history import history_of
from babies.models import Baby, Smile, SmileVersion
from babies.page import FamilyRequest, baby_page
from babies.quick import PRESETS
from babies.said import Seen, seen_of
from babies.services import IdTakenError, change_answers, log_smile
from babies.smile_words import LABELS, said_in_words, saved_words, shown
from babies.taps import tapped_at
from babies.views.posts import at_once, key_from, reach, way_back
from babies.words import in_words
from clinical.ages import corrected_age_days
from clinical.smiles import would_change

A_PAGE = 25
NEWEST_FIRST = ("-on", "-observed_at", "-logged_at")


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


@takes_back_posts
@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def smile_new(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """Log a smile: by one tap, or with all that is known."""
    now = timezone.now()
    baby = reach(request, Baby.objects.editable_by(request.user), pk)
    then = tapped_at(request.POST, baby=baby, now=now)
    quick = PRESETS.get(request.POST.get("quick", ""))
    if quick is not None:
        return _log(request, baby, seen_now(baby, quick, then), now)
    if request.method == "POST":
        form = SmileForm(baby=baby, now=then, data=request.POST)
        if form.is_valid():
            return _log(request, baby, form.seen(), now)
        kept, key = None, key_from(request.POST)
    else:
        kept = kept_form(request)
        form = _form_to_fill(request, baby, now, kept)
        key = key_from(kept.form if kept else QueryDict())
    today = reverse("milestones:today", args=[baby.pk])
    context = baby_page(request, baby, now=now, tab="plus")
    context |= {"form": form, "key": key, "is_kept": kept is not None}
    context["next"] = way_back(request, today)
    return render(request, "babies/smile_form.html", context)


def _form_to_fill(
    request: FamilyRequest, baby: Baby, now: datetime, kept: KeptForm | None
) -> SmileForm:
    """An empty form; or what was typed, or tapped, before the session ended."""
    if kept is None:
        answers = PRESETS.get(request.GET.get("quick", ""), {})
        return SmileForm(baby=baby, now=now, initial=dict(answers))
    # "Just now" was then, not after signing in.
    then = at_moment(baby, kept.at)
    if "quick" in kept.form:
        answers = PRESETS.get(kept.form.get("quick", ""), {})
        return SmileForm(baby=baby, now=now, initial={**answers, **then})
    typed = kept.form.copy()
    is_another_day = typed.get("on", "") not in {"", str(then["on"])}
    if typed.get("when", NOW) == NOW and not typed.get("at") and not is_another_day:
        typed.update({name: str(value) for name, value in then.items()})
    return SmileForm(baby=baby, now=now, data=typed)


def _log(request: FamilyRequest, baby: Baby, seen: Seen, now: datetime) -> HttpResponse:
    """Store what is said of the baby, and go back with an offer to undo it."""
    smile = _stored(request, baby, seen, now)
    undo = link("babies:smile_delete", baby.pk, smile.pk)
    messages.success(request, saved_words(smile), extra_tags=undo)
    if request.POST.get("quick") == "other":
        return redirect(f"{link('babies:smile_edit', baby.pk, smile.pk)}?added=1")
    return HttpResponseRedirect(way_back(request, link("milestones:today", baby.pk)))


def _stored(request: FamilyRequest, baby: Baby, seen: Seen, now: datetime) -> Smile:
    key = key_from(request.POST)
    try:
        return log_smile(key=key, baby=baby, seen=seen, by=request.user, now=now)
    except IdTakenError:
        # A page that was kept open can send its id again with another smile: that is
        # a smile of its own, and sent twice in a minute it is still one.
        said = replace(seen, observed_at=None)
        other = uuid.uuid5(key, f"{baby.pk} {request.user.pk} {said} {now:%F %H:%M}")
        return log_smile(key=other, baby=baby, seen=seen, by=request.user, now=now)


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
    }
    return render(request, "babies/smile.html", context)


def _verdict(row: Smile) -> dict[str, Any]:
    """What the rules make of a smile, why, and what would change it."""
    given = classification_of(row, row.baby.birth)
    age = corrected_age_days(row.baby.birth, row.on)
    return {
        "reasons": [in_words(reason) for reason in given.reasons],
        "against": [in_words(reason) for reason in given.against],
        "would_change": in_words(would_change(observation_from(row), age)),
    }


@takes_back_posts
@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def smile_edit(request: FamilyRequest, pk: uuid.UUID, smile: uuid.UUID) -> HttpResponse:
    """Change the answers about a smile; its class follows."""
    baby = reach(request, Baby.objects.editable_by(request.user), pk)
    row = get_object_or_404(
        Smile.objects.editable_by(request.user), pk=smile, baby=baby
    )
    row.baby = baby
    now = timezone.now()
    data = request.POST if request.method == "POST" else kept_post(request)
    form = SmileForm(baby=baby, now=now, smile=row, data=data)
    detail = way_back(request, reverse("babies:smile", args=[pk, smile]))
    if request.method == "POST" and form.is_valid():
        changed = change_answers(smile=row, seen=form.seen(), by=request.user, now=now)
        messages.success(request, saved_words(changed))
        return HttpResponseRedirect(detail)
    context = baby_page(request, baby, now=now, tab="timeline")
    context |= {"form": form, "smile": row, "next": detail}
    context["is_added"] = "added" in request.GET
    return render(request, "babies/smile_form.html", context)

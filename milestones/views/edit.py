"""Editing a baby: other dates are saved only after their effect was seen."""

import uuid
from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.kept import kept_post, takes_back_posts
from babies.forms.baby import BabyForm
from babies.history import dates_history
from babies.homes import today_at_home
from babies.models import Baby, BabyVersion
from babies.page import FamilyRequest, baby_page
from babies.services import edit_baby as save_baby
from babies.views.posts import at_once, reach
from milestones.changed_dates import Effect, check_birth, effect_to_ask, token_of
from milestones.refusals import RefusedEntryError


@takes_back_posts
@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def edit_baby(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """Change what is known of a baby; dates that change much are shown first."""
    baby = reach(request, Baby.objects.managed_by(request.user), pk)
    now = timezone.now()
    data = request.POST if request.method == "POST" else kept_post(request)
    form = BabyForm.of(baby, now=now, data=data)
    if "preview" in request.POST and request.htmx and not request.htmx.boosted:
        form.is_valid()
        return render(request, "babies/_ages.html", {"form": form})
    effect, token = None, ""
    if request.method == "POST" and form.is_valid() and _fits(form, baby):
        effect = _effect(form, baby, now)
        token = token_of(baby, form.profile(), effect) if effect else ""
        if "preview" not in request.POST and token == request.POST.get("confirm", ""):
            return _save(request, baby, form, now)
    versions = BabyVersion.objects.visible_to(request.user).filter(baby=baby)
    context = {
        **baby_page(request, baby, now=now, tab="more"),
        "form": form,
        "effect": effect,
        "token": token,
        "history": dates_history(
            versions.select_related("by").order_by("-at", "-pk"),
            zone=baby.time_zone,
            viewer=request.user,
        ),
    }
    return render(request, "milestones/edit_baby.html", context)


def _fits(form: BabyForm, baby: Baby) -> bool:
    """Whether no entry would lie before the birth; else a sentence says so."""
    try:
        check_birth(form.cleaned_data["birth_on"], baby=baby)
    except RefusedEntryError as refused:
        form.add_error(refused.field, refused.sentence)
        return False
    return True


def _effect(form: BabyForm, baby: Baby, now: datetime) -> Effect | None:
    today = today_at_home(baby, now)
    return effect_to_ask(baby, subject=form.subject, today=today, then=form.today)


def _save(
    request: FamilyRequest, baby: Baby, form: BabyForm, now: datetime
) -> HttpResponse:
    save_baby(baby=baby, profile=form.profile(), by=request.user, now=now)
    messages.success(request, _("Saved."))
    return redirect("babies:more", baby.pk)

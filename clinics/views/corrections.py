"""Other dates of birth: staff suggest them, and a parent accepts or refuses."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.kept import kept_post, takes_back_posts
from babies.homes import today_at_home, wall_time
from babies.models import Baby
from babies.page import FamilyRequest, baby_page
from babies.views.posts import at_once, key_from, reach
from clinics.choices import CARING_ROLES, Verdict
from clinics.corrections import (
    TO_FAMILY,
    TO_STAFF,
    RefusedCorrectionError,
    Suggested,
    accept,
    birth_with,
    changes_of,
    entry_before,
    profile_with,
    refuse,
    still_holds,
    suggest,
    withdraw,
)
from clinics.forms.correction import CorrectionForm
from clinics.look_words import DATES
from clinics.looks import record_look
from clinics.models import Correction, Share
from clinics.roster import roster, shown
from clinics.views.scope import StaffRequest, clinic_page, for_staff
from milestones.changed_dates import Change, Effect, effect_of, token_of

MOST: Final = 10


@dataclass(frozen=True, slots=True)
class Shown:
    """A suggestion in words; `at` is on the reader's clock."""

    row: Correction
    changes: tuple[Change, ...]
    at: datetime
    decided_at: datetime | None
    is_open: bool


def shown_correction(row: Correction, zone: str) -> Shown:
    """A suggestion as a page of either side shows it."""
    decided_at = row.decided_at and wall_time(row.decided_at, zone)
    is_open = row.verdict == Verdict.OPEN
    return Shown(row, changes_of(row), wall_time(row.at, zone), decided_at, is_open)


@takes_back_posts
@require_http_methods(["GET", "HEAD", "POST"])
@for_staff(CARING_ROLES)
@at_once
def dates(request: StaffRequest, share: uuid.UUID) -> HttpResponse:
    """The dates of a birth, and a suggestion of others."""
    row = get_object_or_404(roster(request.staff, request.now), pk=share)
    typed = request.POST if request.method == "POST" else kept_post(request)
    form = CorrectionForm.of(row.baby, now=request.now, data=typed)
    if request.method == "POST" and form.is_valid() and _suggest(request, row, form):
        return redirect("clinics:dates", share)
    record_look(share=row, staff=request.staff, part=DATES, now=request.now)
    zone = request.staff.clinic.time_zone
    rows = Correction.objects.at_clinic(request.staff).filter(baby=row.baby_id)
    rows = rows.select_related("by").order_by("-at", "pk")[:MOST]
    corrections = [shown_correction(each, zone) for each in rows]
    context = clinic_page(request, tab="babies") | {
        "row": shown(row, request.staff, request.now),
        "form": form,
        "key": key_from(request.POST),
        "corrections": corrections,
        "waits": any(each.is_open for each in corrections),
    }
    return render(request, "clinics/dates.html", context)


def _suggest(request: StaffRequest, row: Share, form: CorrectionForm) -> bool:
    """Keep the suggestion; False when the form has to say what is wrong."""
    said = Suggested(
        baby=row.baby,
        after=form.dates(),
        why=form.cleaned_data["why"],
        by=request.staff,
        now=request.now,
        # Of the share, too, so that no form names a suggestion elsewhere.
        key=uuid.uuid5(row.pk, str(key_from(request.POST))),
    )
    try:
        made = suggest(said)
    except RefusedCorrectionError as refused:
        form.add_error(None, str(TO_STAFF[refused.reason]))
        return False
    undo = reverse("clinics:dates_withdraw", args=[row.pk, made.pk])
    messages.success(request, _("The family is asked."), extra_tags=undo)
    return True


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff(CARING_ROLES)
@at_once
def dates_withdraw(
    request: StaffRequest, share: uuid.UUID, correction: uuid.UUID
) -> HttpResponse:
    """Take a suggestion back before the family has answered."""
    row = get_object_or_404(roster(request.staff, request.now), pk=share)
    rows = Correction.objects.at_clinic(request.staff)
    asked = get_object_or_404(rows, pk=correction, baby=row.baby_id)
    if request.method == "POST":
        try:
            withdraw(asked, by=request.user, now=request.now)
        except RefusedCorrectionError as refused:
            messages.warning(request, str(TO_STAFF[refused.reason]))
        else:
            messages.success(request, _("The suggestion is taken back."))
    return redirect("clinics:dates", share)


@takes_back_posts
@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def correction(
    request: FamilyRequest, pk: uuid.UUID, correction: uuid.UUID
) -> HttpResponse:
    """What staff suggest, what it would change, and a parent's answer."""
    baby = reach(request, Baby.objects.managed_by(request.user), pk)
    now = timezone.now()
    rows = Correction.objects.managed_by(request.user).select_related("clinic", "baby")
    row = get_object_or_404(rows, pk=correction, baby=baby)
    effect, token = _effect(row, now)
    if request.method == "POST":
        if _may_answer(request, row, token):
            return _answered(request, row, now)
        messages.warning(request, _("Please look at this once more, and then choose."))
    context = baby_page(request, baby, now=now, tab="more") | {
        "asked": shown_correction(row, baby.time_zone),
        "effect": effect,
        "token": token,
        "still_holds": still_holds(row),
        "too_early": entry_before(row),
    }
    return render(request, "clinics/correction.html", context)


def _effect(row: Correction, now: datetime) -> tuple[Effect, str]:
    """What the dates would change now, and a token that stands for just that."""
    baby = row.baby
    subject = birth_with(baby, row.after)
    effect = effect_of(baby, subject=subject, today=today_at_home(baby, now))
    return effect, token_of(baby, profile_with(baby, row.after), effect)


def _may_answer(request: FamilyRequest, row: Correction, token: str) -> bool:
    """Whether the answer is one, and given to what the page shows now.

    Of what can no longer be answered, the service says why.
    """
    verdict = request.POST.get("verdict")
    if verdict != Verdict.ACCEPTED:
        return verdict == Verdict.REFUSED
    is_past = row.verdict != Verdict.OPEN or not still_holds(row)
    return is_past or request.POST.get("token") == token


def _answered(request: FamilyRequest, row: Correction, now: datetime) -> HttpResponse:
    """Settle it, or say why that cannot be."""
    refuses = request.POST["verdict"] == Verdict.REFUSED
    try:
        (refuse if refuses else accept)(row, by=request.user, now=now)
    except RefusedCorrectionError as refused:
        messages.warning(request, str(TO_FAMILY[refused.reason]))
        return redirect("clinics:sharing", row.baby_id)
    stay = _("The dates stay as they are. The clinic sees that.")
    new = _("The new dates are saved. The clinic sees that.")
    messages.success(request, stay if refuses else new)
    return redirect("clinics:sharing", row.baby_id)

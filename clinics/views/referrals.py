"""Referrals: what was sent where, whose turn it is, and what is overdue."""

import uuid
from typing import Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.kept import kept_post, takes_back_posts
from babies.homes import wall_time
from babies.views.posts import at_once
from clinics.choices import CARING_ROLES, ReferralStep
from clinics.forms.referral import StepForm
from clinics.models import ReferralEvent
from clinics.models.referrals import ReferralQuerySet
from clinics.referrals import (
    REFUSALS,
    Moved,
    RefusedReferralError,
    move_referral,
)
from clinics.roster import referred
from clinics.views.scope import StaffRequest, clinic_page, for_staff

A_PAGE: Final = 25


def reachable(request: StaffRequest) -> ReferralQuerySet:
    """The clinic's referrals of babies that are still shared with it."""
    return referred(request.staff, request.now)


@require_safe
@for_staff(CARING_ROLES)
def referrals(request: StaffRequest) -> HttpResponse:
    """Every referral: what is due first stands first, what has ended last."""
    today = wall_time(request.now, request.staff.clinic.time_zone).date()
    rows = reachable(request).order_by(F("due_on").asc(nulls_last=True), "pk")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    context = clinic_page(request, tab="referrals") | {
        "page": page,
        "rows": [(row, bool(row.due_on and row.due_on < today)) for row in page],
    }
    return render(request, "clinics/referrals.html", context)


@takes_back_posts
@require_http_methods(["GET", "HEAD", "POST"])
@for_staff(CARING_ROLES)
@at_once
def referral(request: StaffRequest, referral: uuid.UUID) -> HttpResponse:
    """One referral with its steps, and the next one."""
    row = get_object_or_404(reachable(request), pk=referral)
    today = wall_time(request.now, request.staff.clinic.time_zone).date()
    data = request.POST if request.method == "POST" else kept_post(request)
    form = StepForm(data, last=row.step, initial={"on": today})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            move_referral(
                row,
                Moved(
                    step=ReferralStep(said["step"]),
                    on=said["on"],
                    booked_for=said["booked_for"],
                    note=said["note"],
                    by=request.staff,
                    now=request.now,
                    today=today,
                ),
            )
        except RefusedReferralError as refused:
            form.add_error(refused.field, str(REFUSALS[refused.field]))
        else:
            messages.success(request, _("The step is noted."))
            return redirect("clinics:referrals")
    events = ReferralEvent.objects.at_clinic(request.staff).filter(referral=row)
    context = clinic_page(request, tab="referrals") | {
        "referral": row,
        "form": form,
        "events": events.select_related("by").order_by("at", "pk"),
    }
    return render(request, "clinics/referral.html", context)

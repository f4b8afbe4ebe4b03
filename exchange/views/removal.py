"""Deleting a baby: what goes and what stays, the bin, and the receipt."""

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.kept import kept_post, takes_back_posts
from babies.bins import BIN_TIME
from babies.homes import wall_time
from babies.models import Baby
from babies.page import FamilyRequest, baby_page
from babies.views.posts import at_once, reach
from exchange.forms_removal import BabyRemovalForm, When
from exchange.models import Receipt
from exchange.removal import delete_baby, parents_of, put_into_bin, take_back
from exchange.traces import count_about, in_words


@takes_back_posts
@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def baby_delete(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """Delete a baby's diary; says what goes and what stays, and asks for the name."""
    baby = reach(request, Baby.objects.managed_by(request.user), pk)
    now = timezone.now()
    is_alone = len(parents_of(baby)) == 1
    data = request.POST if request.method == "POST" else kept_post(request)
    form = BabyRemovalForm(data, baby=baby, is_alone=is_alone)
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["when"] == When.NOW:
            receipt = delete_baby(baby=baby, now=now)
        else:
            receipt = put_into_bin(baby=baby, by=request.user, now=now)
            back = reverse("exchange:baby_restore", args=[baby.pk])
            # Nobody is named where the receipt stands.
            messages.success(request, _("The diary is in the bin."), extra_tags=back)
        return redirect("exchange:receipt", receipt.number)
    context = baby_page(request, baby, now=now, tab="more") | {
        "form": form,
        "is_alone": is_alone,
        "rows": in_words(count_about(baby)),
    }
    return render(request, "exchange/baby_delete.html", context)


@require_safe
def babies_bin(request: FamilyRequest) -> HttpResponse:
    """The babies that a parent can still take back."""
    babies = Baby.objects.binned_managed_by(request.user).order_by("binned_at", "pk")
    rows = [
        (baby, wall_time(baby.binned_at + BIN_TIME, baby.time_zone).date())
        for baby in babies
        if baby.binned_at
    ]
    return render(request, "exchange/babies_bin.html", {"rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def baby_restore(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """Take a baby back from the bin."""
    baby = reach(request, Baby.objects.binned_managed_by(request.user), pk)
    if request.method != "POST":
        return redirect("exchange:babies_bin")
    take_back(baby=baby, now=timezone.now())
    messages.success(request, _("%(name)s is back.") % {"name": baby.name})
    return redirect("milestones:today", baby.pk)


@login_not_required
@require_safe
def receipt(request: HttpRequest, number: str) -> HttpResponse:
    """What was deleted and when, for whoever knows the number."""
    found = get_object_or_404(Receipt, pk=number)
    context = {"receipt": found, "rows": in_words(found.counts)}
    return render(request, "exchange/receipt.html", context)

"""Deleting a smile into the bin, and taking it back."""

import uuid

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from babies.bins import BIN_DAYS
from babies.models import Baby, Smile
from babies.page import FamilyRequest, baby_page
from babies.services import BeforeBirthError, bin_smile, restore_smile
from babies.smile_words import shown
from babies.views.posts import way_back


@require_http_methods(["GET", "HEAD", "POST"])
def smile_delete(
    request: FamilyRequest, pk: uuid.UUID, smile: uuid.UUID
) -> HttpResponse:
    """Put a smile into the bin; this is also the undo of logging it."""
    row = _in_or_out_of_the_bin(request, pk, smile)
    now = timezone.now()
    today = reverse("milestones:today", args=[pk])
    if request.method == "POST":
        for each in _of_one_tap(request, row):
            bin_smile(smile=each, by=request.user, now=now)
        undo = reverse("babies:smile_restore", args=[pk, smile]) + _asked(request)
        messages.success(request, _("Moved to the bin."), extra_tags=undo)
        return HttpResponseRedirect(way_back(request, today))
    if row.binned_at is not None:
        return redirect("milestones:bin", pk)
    context = baby_page(request, row.baby, now=now, tab="timeline")
    context |= {"shown": shown(row), "next": way_back(request, today)}
    return render(request, "babies/smile_delete.html", context | {"days": BIN_DAYS})


@require_http_methods(["GET", "HEAD", "POST"])
def smile_restore(
    request: FamilyRequest, pk: uuid.UUID, smile: uuid.UUID
) -> HttpResponse:
    """Take a smile back from the bin."""
    row = _in_or_out_of_the_bin(request, pk, smile)
    if request.method != "POST":
        return redirect("milestones:bin", pk)
    try:
        for each in _of_one_tap(request, row):
            restore_smile(smile=each, by=request.user, now=timezone.now())
    except BeforeBirthError:
        messages.warning(request, _("This smile is from before the birth date now."))
        return redirect("milestones:bin", pk)
    messages.success(request, _("The smile is back."))
    return HttpResponseRedirect(
        way_back(request, reverse("milestones:today", args=[pk]))
    )


def _in_or_out_of_the_bin(
    request: FamilyRequest, pk: uuid.UUID, smile: uuid.UUID
) -> Smile:
    """The smile, wherever it is: a second tap on Undo finds it done already."""
    baby = get_object_or_404(Baby.objects.editable_by(request.user), pk=pk)
    here = Smile.objects.visible_to(request.user)
    either = here | Smile.objects.binned_editable_by(request.user)
    return get_object_or_404(either.select_related("baby"), pk=smile, baby=baby)


def _asked(request: FamilyRequest) -> str:
    return "?together=1" if "together" in request.GET else ""


def _of_one_tap(request: FamilyRequest, row: Smile) -> list[Smile]:
    """The smile, and with it those of its twins where the address asks for them."""
    if row.together is None or not _asked(request):
        return [row]
    mine = Baby.objects.editable_by(request.user)
    here = Smile.objects.visible_to(request.user)
    either = here | Smile.objects.binned_editable_by(request.user)
    rows = either.filter(together=row.together, baby__in=mine)
    return list(rows.select_related("baby").order_by("pk"))


@require_safe
def old_bin(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """Where one kind had a bin of its own; the one for all kinds has it now."""
    get_object_or_404(Baby.objects.editable_by(request.user), pk=pk)
    return redirect("milestones:bin", pk)

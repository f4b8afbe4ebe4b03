"""What an import added, and taking all of it back."""

import uuid
from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from babies.bins import BIN_DAYS
from babies.models import Baby
from babies.page import FamilyRequest, baby_page
from babies.views.posts import at_once, reach
from exchange.imports.preview import added
from exchange.imports.writing import can_redo, redo, undo
from exchange.jobs import as_it_is
from exchange.models import Import, Job, JobKind


@require_safe
def imported(request: FamilyRequest, pk: uuid.UUID, done: uuid.UUID) -> HttpResponse:
    """The result of an import, or how far it is."""
    now = timezone.now()
    baby = reach(request, Baby.objects.editable_by(request.user), pk)
    mine = Import.objects.editable_by(request.user)
    row = mine.filter(pk=done, baby=baby).first()
    if row is None:
        return _under_way(request, baby, done, now)
    context = {
        **baby_page(request, baby, now=now, tab="more"),
        "done": row,
        "added": added(row),
        "can_redo": can_redo(row, now),
        "days": BIN_DAYS,
    }
    return render(request, "exchange/imported.html", context)


def _under_way(
    request: FamilyRequest, baby: Baby, done: uuid.UUID, now: datetime
) -> HttpResponse:
    """How far the work is that was asked for, or that it came to nothing."""
    jobs = Job.objects.visible_to(request.user).filter(kind=JobKind.TABLE, baby=baby)
    context = {
        **baby_page(request, baby, now=now, tab="more"),
        "job": as_it_is(get_object_or_404(jobs, pk=done), now=now),
    }
    return render(request, "exchange/import_waits.html", context)


@require_POST
@at_once
def import_undo(request: FamilyRequest, pk: uuid.UUID, done: uuid.UUID) -> HttpResponse:
    """Put all that an import added into the bin."""
    row, now = _row(request, pk, done), timezone.now()
    moved = undo(row, by=request.user, now=now)
    text = ngettext(
        "%(count)d entry is in the bin now.",
        "%(count)d entries are in the bin now.",
        moved,
    )
    back = reverse("exchange:import_redo", args=[pk, done])
    messages.success(request, text % {"count": moved}, extra_tags=back)
    return redirect("exchange:imported", pk, done)


@require_POST
@at_once
def import_redo(request: FamilyRequest, pk: uuid.UUID, done: uuid.UUID) -> HttpResponse:
    """Take all of it back from the bin."""
    row, now = _row(request, pk, done), timezone.now()
    moved = redo(row, by=request.user, now=now)
    text = ngettext("%(count)d entry is back.", "%(count)d entries are back.", moved)
    messages.success(request, text % {"count": moved})
    return redirect("exchange:imported", pk, done)


def _row(request: FamilyRequest, pk: uuid.UUID, done: uuid.UUID) -> Import:
    baby = reach(request, Baby.objects.editable_by(request.user), pk)
    mine = Import.objects.editable_by(request.user)
    row = get_object_or_404(mine, pk=done, baby=baby)
    row.baby = baby
    return row

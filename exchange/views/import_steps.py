"""The steps of an import: questions, a preview, and only then the diary."""

import uuid
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.kept import kept_post, takes_back_posts
from babies.models import Baby
from babies.page import FamilyRequest, baby_page
from babies.views.posts import at_once, reach
from exchange.imports.confirming import confirm, refusal
from exchange.imports.hints import picks_in
from exchange.imports.preview import Preview
from exchange.imports.sources import FORMS, is_answered, look, still
from exchange.jobs import BUSY_WORDS, BusyError
from exchange.models import Import, Job, Upload
from exchange.tasks import start


@takes_back_posts
@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def import_questions(
    request: FamilyRequest, pk: uuid.UUID, upload: uuid.UUID
) -> HttpResponse:
    """How the file is meant: columns, time zone, order of the days."""
    brought, now = _brought(request, pk, upload), timezone.now()
    typed = request.POST if request.method == "POST" else kept_post(request)
    form = FORMS[brought.source](upload=brought, now=now, data=typed)
    anew = form.read_anew() if request.method == "POST" else {}
    if anew:
        return _read_anew(request, brought, anew)
    if request.method == "POST" and form.is_valid():
        brought.answers = form.answers()
        brought.save(update_fields=["answers"])
        return redirect("exchange:import_preview", pk, brought.pk)
    context = {**_page(request, brought, now), "form": form}
    return render(request, "exchange/import_questions.html", context)


def _read_anew(
    request: FamilyRequest, brought: Upload, anew: dict[str, Any]
) -> HttpResponse:
    """The questions again, about the file as it is read now."""
    brought.answers = anew
    brought.save(update_fields=["answers"])
    messages.info(request, _("The file is read anew. Please look at it once more."))
    return redirect("exchange:import_questions", brought.baby_id, brought.pk)


@takes_back_posts
@require_http_methods(["GET", "HEAD", "POST"])
def import_preview(
    request: FamilyRequest, pk: uuid.UUID, upload: uuid.UUID
) -> HttpResponse:
    """What would be added; a post adds it, all of it or nothing.

    A long table is read before the baby is held, so that others can write meanwhile.
    """
    baby = get_object_or_404(Baby.objects.editable_by(request.user), pk=pk)
    if request.method == "POST" and _is_done(request, baby, upload):
        return redirect("exchange:imported", pk, upload)
    brought, now = _waiting(request, baby, upload), timezone.now()
    if not is_answered(brought):
        return redirect("exchange:import_questions", pk, brought.pk)
    typed = request.POST if request.method == "POST" else kept_post(request)
    picks = picks_in(typed or {})
    found, error = look(brought, picks, now), ""
    if request.method == "POST":
        error = _confirmed(request, brought, found, now)
        if not error:
            return redirect("exchange:imported", pk, upload)
    context = {
        **_page(request, brought, now),
        "found": found,
        "error": error,
    }
    return render(
        request, "exchange/import_preview.html", context, status=422 if error else 200
    )


@transaction.atomic
def _confirmed(
    request: FamilyRequest, brought: Upload, found: Preview, now: datetime
) -> str:
    """Add it, now or in the background; or say why not yet."""
    baby = reach(request, Baby.objects.editable_by(request.user), brought.baby_id)
    if _is_done(request, baby, brought.pk):
        return ""
    upload, picks = _waiting(request, baby, brought.pk), picks_in(request.POST)
    found = still(found, upload, picks, now)
    error = refusal(found, request.POST.get("leave_out", ""))
    if error:
        return error
    try:
        done = confirm(upload, found, picks, now=now)
    except BusyError:
        return str(BUSY_WORDS)
    if isinstance(done, Job):
        start(done)
    return ""


def _is_done(request: FamilyRequest, baby: Baby, upload: uuid.UUID) -> bool:
    """Whether this is the second of two taps."""
    done = Import.objects.editable_by(request.user).filter(pk=upload, baby=baby)
    return done.exists()


def _brought(request: FamilyRequest, pk: uuid.UUID, upload: uuid.UUID) -> Upload:
    """What this person brought for a baby, held while a post about it is stored."""
    baby = reach(request, Baby.objects.editable_by(request.user), pk)
    return _waiting(request, baby, upload)


def _waiting(request: FamilyRequest, baby: Baby, upload: uuid.UUID) -> Upload:
    """What this person brought for this baby."""
    mine = Upload.objects.visible_to(request.user)
    found = get_object_or_404(mine, pk=upload, baby=baby)
    found.baby, found.by = baby, request.user
    return found


def _page(request: FamilyRequest, brought: Upload, now: datetime) -> dict[str, Any]:
    return {
        **baby_page(request, brought.baby, now=now, tab="more"),
        "upload": brought,
    }

"""The steps of an import: questions, a preview, and only then the diary."""

import uuid
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.kept import kept_post, takes_back_posts
from babies.models import Baby
from babies.page import FamilyRequest, baby_page
from babies.views.posts import at_once, reach
from exchange.imports.hints import picks_in
from exchange.imports.preview import Preview
from exchange.imports.sources import FORMS, look
from exchange.imports.table import ENCODING_WORDS, Encoding
from exchange.imports.work import AT_ONCE, job_for
from exchange.imports.writing import write
from exchange.models import Import, Upload
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
    if request.method == "POST" and form.is_valid():
        brought.answers = form.answers()
        brought.save(update_fields=["answers"])
        return redirect("exchange:import_preview", pk, brought.pk)
    context = {
        **_page(request, brought, now),
        "form": form,
        "files": [
            (file["name"], ENCODING_WORDS[Encoding(file["encoding"])])
            for file in brought.files
        ],
    }
    return render(request, "exchange/import_questions.html", context)


@takes_back_posts
@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def import_preview(
    request: FamilyRequest, pk: uuid.UUID, upload: uuid.UUID
) -> HttpResponse:
    """What would be added; a post adds it, all of it or nothing."""
    baby = reach(request, Baby.objects.editable_by(request.user), pk)
    done = Import.objects.editable_by(request.user).filter(pk=upload, baby=baby)
    if request.method == "POST" and done.exists():
        # The second of two taps.
        return redirect("exchange:imported", pk, upload)
    brought, now = _brought(request, pk, upload), timezone.now()
    if not brought.answers:
        return redirect("exchange:import_questions", pk, brought.pk)
    typed = request.POST if request.method == "POST" else kept_post(request)
    picks = picks_in(typed or {})
    found = look(brought, picks, now)
    error = ""
    if request.method == "POST":
        error = _refusal(found, request.POST.get("leave_out", ""))
    if request.method == "POST" and not error:
        if found.new > AT_ONCE:
            start(job_for(brought, picks, now=now))
        else:
            write(found.looked.batch, upload=brought, now=now)
        return redirect("exchange:imported", pk, upload)
    context = {
        **_page(request, brought, now),
        "found": found,
        "error": error,
    }
    return render(
        request, "exchange/import_preview.html", context, status=422 if error else 200
    )


def _refusal(found: Preview, left_out: str) -> str:
    """Why nothing is imported yet."""
    if found.problem_count and left_out != str(found.problem_count):
        return _("Some lines cannot be read. Please say that they may be left out.")
    if not found.new:
        return _("There is nothing new to import.")
    return ""


def _brought(request: FamilyRequest, pk: uuid.UUID, upload: uuid.UUID) -> Upload:
    """What this person brought for this baby."""
    baby = reach(request, Baby.objects.editable_by(request.user), pk)
    mine = Upload.objects.visible_to(request.user)
    found = get_object_or_404(mine, pk=upload, baby=baby)
    found.baby, found.by = baby, request.user
    return found


def _page(request: FamilyRequest, brought: Upload, now: datetime) -> dict[str, Any]:
    return {
        **baby_page(request, brought.baby, now=now, tab="more"),
        "upload": brought,
    }

"""Bringing something to import: choosing the way, and handing it in."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts.kept import kept_post, takes_back_posts
from babies.models import Baby
from babies.page import FamilyRequest, baby_page
from babies.views.posts import at_once, reach
from exchange.imports.forms import BringForm
from exchange.imports.writing import bring
from exchange.models import Import, Source, Upload

#: How many earlier imports the page lists.
LISTED = 20


@require_safe
def imports(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """The ways in, what waits to be looked at, and what was imported before."""
    baby = reach(request, Baby.objects.editable_by(request.user), pk)
    before = Import.objects.editable_by(request.user).filter(baby=baby)
    waiting = Upload.objects.visible_to(request.user).filter(baby=baby)
    context = {
        **baby_page(request, baby, now=timezone.now(), tab="more"),
        "before": before.order_by("-at", "pk")[:LISTED],
        "waiting": waiting.defer("files").order_by("-at", "pk")[:LISTED],
    }
    return render(request, "exchange/imports.html", context)


@takes_back_posts
@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def import_from(request: FamilyRequest, pk: uuid.UUID, source: str) -> HttpResponse:
    """Hand in a file or a text; nothing of it is in the diary yet."""
    baby = reach(request, Baby.objects.editable_by(request.user), pk)
    now = timezone.now()
    is_sent = request.method == "POST"
    typed = request.POST if is_sent else kept_post(request)
    files = request.FILES if is_sent else None
    form = BringForm(source=Source(source), data=typed, files=files)
    if is_sent and form.is_valid():
        brought = form.cleaned_data["brought"]
        upload = bring(brought, baby=baby, source=source, by=request.user, now=now)
        return redirect("exchange:import_questions", baby.pk, upload.pk)
    context = {
        **baby_page(request, baby, now=now, tab="more"),
        "form": form,
        "source": source,
        "words": Source(source).label,
    }
    return render(request, "exchange/import_from.html", context)


@require_POST
@at_once
def import_discard(
    request: FamilyRequest, pk: uuid.UUID, upload: uuid.UUID
) -> HttpResponse:
    """Forget what was brought."""
    baby = reach(request, Baby.objects.editable_by(request.user), pk)
    mine = Upload.objects.visible_to(request.user)
    get_object_or_404(mine, pk=upload, baby=baby).delete()
    messages.success(request, _("Forgotten. Nothing was imported."))
    return redirect("exchange:imports", baby.pk)

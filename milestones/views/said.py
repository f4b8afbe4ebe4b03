"""Taking back what was said by mistake: answers, worries, lost skills, tips."""

import uuid
from collections.abc import Callable
from typing import Any, Final

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from babies.models import Concern, Episode, First, LostSkill, Viewer
from babies.page import FamilyRequest
from babies.views.posts import at_once, way_back
from milestones.models import Answer, TipTried
from milestones.refusals import RefusedEntryError
from milestones.services import put_back as restore, take_back
from milestones.views.scope import visit

Scope = Callable[[Viewer], QuerySet[Any]]
KEPT: Final[dict[str, Scope]] = {
    "answers": Answer.objects.editable_by,
    "worries": Concern.objects.editable_by,
    "losses": LostSkill.objects.editable_by,
    "episodes": Episode.objects.editable_by,
    "tips": TipTried.objects.editable_by,
    "firsts": First.objects.editable_by,
}
BINNED: Final[dict[str, Scope]] = {
    "answers": Answer.objects.binned_editable_by,
    "worries": Concern.objects.binned_editable_by,
    "losses": LostSkill.objects.binned_editable_by,
    "episodes": Episode.objects.binned_editable_by,
    "tips": TipTried.objects.binned_editable_by,
    "firsts": First.objects.binned_editable_by,
}


@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def remove(
    request: FamilyRequest, pk: uuid.UUID, kind: str, entry_pk: uuid.UUID
) -> HttpResponse:
    """Put an entry into the bin; it counts no more."""
    here = visit(request, pk)
    if kind not in KEPT:
        raise Http404
    if request.method == "POST":
        rows = KEPT[kind](request.user).filter(baby=here.baby)
        row = get_object_or_404(rows, pk=entry_pk)
        take_back(row, baby=here.baby, now=here.now)
        undo = reverse("milestones:put_back", args=[pk, kind, entry_pk])
        messages.success(request, _("This was taken back."), extra_tags=undo)
    today = reverse("milestones:today", args=[pk])
    return HttpResponseRedirect(way_back(request, today))


@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def put_back(
    request: FamilyRequest, pk: uuid.UUID, kind: str, entry_pk: uuid.UUID
) -> HttpResponse:
    """Take an entry out of the bin; it counts again."""
    here = visit(request, pk)
    if kind not in BINNED:
        raise Http404
    if request.method == "POST":
        rows = BINNED[kind](request.user).filter(baby=here.baby)
        row = get_object_or_404(rows, pk=entry_pk)
        try:
            restore(row, baby=here.baby, today=here.today)
        except RefusedEntryError as refused:
            messages.warning(request, refused.sentence)
        else:
            messages.success(request, _("It is back."))
    today = reverse("milestones:today", args=[pk])
    return HttpResponseRedirect(way_back(request, today))

"""I am worried: counts at any age."""

import uuid
from itertools import chain, repeat
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.kept import kept_post, takes_back_posts
from babies.models import Concern, LostSkill
from babies.page import FamilyRequest
from babies.views.posts import at_once
from clinical.concerns import ConcernKind
from milestones.emergency import emergency_number
from milestones.explained import skill_words
from milestones.forms import ConcernForm
from milestones.services import record_concern
from milestones.views.scope import Visit, visit
from milestones.words import CONCERNS


@takes_back_posts
@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def worry(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """Name a worry; what was named before stands below."""
    here = visit(request, pk)
    typed = request.POST if request.method == "POST" else kept_post(request)
    form = ConcernForm(baby=here.baby, today=here.today, data=typed)
    if request.method == "POST" and form.is_valid():
        _record(here, form.cleaned_data)
        return redirect("milestones:today", here.baby.pk)
    return render(request, "milestones/worry.html", {**_page(here), "form": form})


def _record(here: Visit, said: dict[str, Any]) -> None:
    """A row for each thing ticked; the note stays with the first, the worst one."""
    line, notes = here.line(said), chain([said["note"]], repeat(""))
    kinds = zip(said["kind"], notes, strict=False)
    rows = [record_concern(line, kind=kind, note=note) for kind, note in kinds]
    # Several are taken back one by one, on the page where they stand.
    undo = reverse("milestones:remove", args=[here.baby.pk, "worries", rows[0].pk])
    tags = undo if len(rows) == 1 else ""
    messages.success(here.request, _("Your worry is noted."), extra_tags=tags)


def _page(here: Visit) -> dict[str, object]:
    mine = {"baby": here.baby}
    worries = Concern.objects.visible_to(here.request.user).filter(**mine)
    losses = LostSkill.objects.visible_to(here.request.user).filter(**mine)
    kinds = here.request.POST.getlist("kind")
    return {
        **here.page(),
        "worries": [
            (row, CONCERNS[ConcernKind(row.kind)])
            for row in worries.order_by("-on", "-logged_at", "pk")
        ],
        "losses": [
            (row, skill_words(row.skill))
            for row in losses.order_by("-on", "-logged_at", "pk")
        ],
        "is_emergency": ConcernKind.HARD_TO_WAKE in kinds,
        "number": emergency_number(here.baby.time_zone),
    }

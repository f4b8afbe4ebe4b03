"""I am worried: counts at any age."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.kept import kept_post, takes_back_posts
from babies.choices import ConcernChoice
from babies.models import Concern, LostSkill
from babies.page import FamilyRequest
from babies.views.posts import at_once
from milestones.emergency import emergency_number
from milestones.explained import skill_words
from milestones.forms import ConcernForm
from milestones.services import record_concern
from milestones.views.scope import Visit, visit


@takes_back_posts
@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def worry(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """Name a worry; what was named before stands below."""
    here = visit(request, pk)
    typed = request.POST if request.method == "POST" else kept_post(request)
    form = ConcernForm(baby=here.baby, today=here.today, data=typed)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        row = record_concern(here.line(said), kind=said["kind"], note=said["note"])
        undo = reverse("milestones:remove", args=[here.baby.pk, "worries", row.pk])
        messages.success(request, _("Your worry is noted."), extra_tags=undo)
        return redirect("milestones:today", here.baby.pk)
    return render(request, "milestones/worry.html", {**_page(here), "form": form})


def _page(here: Visit) -> dict[str, object]:
    mine = {"baby": here.baby}
    worries = Concern.objects.visible_to(here.request.user).filter(**mine)
    losses = LostSkill.objects.visible_to(here.request.user).filter(**mine)
    kind = here.request.POST.get("kind")
    return {
        **here.page(),
        "worries": worries.order_by("-on", "-logged_at", "pk"),
        "losses": [
            (row, skill_words(row.skill))
            for row in losses.order_by("-on", "-logged_at", "pk")
        ],
        "is_emergency": kind == ConcernChoice.HARD_TO_WAKE,
        "number": emergency_number(here.baby.time_zone),
    }

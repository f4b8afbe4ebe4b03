"""What a parent did about a reason to act."""

import uuid
from typing import Final

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from babies.page import FamilyRequest
from babies.views.posts import at_once
from milestones.cards import cards, flag_of, review_lines
from milestones.models import ActionChoice, Review
from milestones.services import assessment, review_flag
from milestones.views.scope import Visit, visit
from milestones.words import actions_for

BACK: Final = {"today": "milestones:today", "window": "milestones:window"}


@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def review(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """Note what was done about a flag; what was noted before stands below."""
    here = visit(request, pk)
    if request.method == "POST":
        return _note(here)
    known = list(_reviews(here).order_by("-at", "pk"))
    found = assessment(here.baby, today=here.today)
    context = {
        **here.page(),
        "cards": cards(found, known, here.baby),
        "lines": review_lines(known, here.baby),
        "back": "reviews",
    }
    return render(request, "milestones/reviews.html", context)


def _reviews(here: Visit) -> QuerySet[Review]:
    return Review.objects.visible_to(here.request.user).filter(baby=here.baby)


def _note(here: Visit) -> HttpResponse:
    """Store the review of a flag as it was shown; a flag that changed is shown again."""
    request = here.request
    back = BACK.get(request.POST.get("back", ""), "milestones:review")
    found = assessment(here.baby, today=here.today)
    flag = flag_of(found, request.POST.get("flag", ""))
    action = request.POST.get("action", "")
    if flag is None:
        messages.warning(request, _("Something has changed. Please look again."))
    elif action not in actions_for(flag.level):
        messages.warning(request, _("Please choose one of the buttons."))
    else:
        row = review_flag(
            baby=here.baby,
            flag=flag,
            action=ActionChoice(action),
            by=request.user,
            now=here.now,
        )
        undo = reverse("milestones:unreview", args=[here.baby.pk, row.pk])
        messages.success(request, _("This is noted."), extra_tags=undo)
    return redirect(back, here.baby.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def unreview(
    request: FamilyRequest, pk: uuid.UUID, review_pk: uuid.UUID
) -> HttpResponse:
    """Take back a note made by mistake: its flag is open again."""
    here = visit(request, pk)
    if request.method == "POST":
        reviews = Review.objects.editable_by(request.user).filter(baby=here.baby)
        get_object_or_404(reviews, pk=review_pk).delete()
        messages.success(request, _("This was taken back."))
    return redirect("milestones:review", here.baby.pk)

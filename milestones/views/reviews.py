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
from milestones.cards import cards, flags_of, review_lines
from milestones.models import ActionChoice, Review
from milestones.services import assessment, review_flag
from milestones.views.scope import Visit, visit
from milestones.words import actions_for

BACK: Final = {
    "today": "milestones:today",
    "window": "milestones:window",
    "list": "milestones:list",
    "laughs": "milestones:laughs",
}


@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def review(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """Note what was done about a flag; what was noted before stands below."""
    here = visit(request, pk)
    if request.method == "POST":
        return _note(here)
    known = list(_reviews(here).order_by("-at", "action", "kind", "pk"))
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
    """Store the review of what was shown; what has changed since is shown again.

    A card that holds several flags settles them all.
    """
    request = here.request
    back = BACK.get(request.POST.get("back", ""), "milestones:review")
    found = assessment(here.baby, today=here.today)
    flags = flags_of(found, request.POST.get("flag", ""))
    action = request.POST.get("action", "")
    if not flags:
        messages.warning(request, _("Something has changed. Please look again."))
    elif any(action not in actions_for(flag.level) for flag in flags):
        messages.warning(request, _("Please choose one of the buttons."))
    else:
        rows = [
            review_flag(
                baby=here.baby,
                flag=flag,
                action=ActionChoice(action),
                by=request.user,
                now=here.now,
            )
            for flag in flags
        ]
        undo = reverse("milestones:unreview", args=[here.baby.pk, rows[0].pk])
        messages.success(request, _("This is noted."), extra_tags=undo)
    return redirect(back, here.baby.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def unreview(
    request: FamilyRequest, pk: uuid.UUID, review_pk: uuid.UUID
) -> HttpResponse:
    """Take back what was noted in one tap: all it was about is open again."""
    here = visit(request, pk)
    if request.method == "POST":
        reviews = Review.objects.editable_by(request.user).filter(baby=here.baby)
        row = get_object_or_404(reviews, pk=review_pk)
        reviews.filter(at=row.at, by=row.by_id, action=row.action).delete()
        messages.success(request, _("This was taken back."))
    return redirect("milestones:review", here.baby.pk)

"""Days worth keeping: cards on screen, and images to take away."""

import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from babies.page import FamilyRequest
from exchange.handed_over import TITLES, keepsake_png, keepsakes_so_far
from milestones.keepsakes import KeepsakeKind, day_words
from milestones.views.scope import visit


@require_safe
def keepsakes(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """Each keepsake there is, and what is still to come."""
    here = visit(request, pk)
    kept = {
        keepsake.kind: keepsake
        for keepsake in keepsakes_so_far(here.baby, today=here.today)
    }
    context = {
        **here.page("more"),
        "cards": [
            (keepsake, TITLES[kind], day_words(here.baby.birth, keepsake.on))
            for kind, keepsake in kept.items()
        ],
        "to_come": [TITLES[kind] for kind in KeepsakeKind if kind not in kept],
    }
    return render(request, "exchange/keepsakes.html", context)


@require_safe
def keepsake_image(request: FamilyRequest, pk: uuid.UUID, kind: str) -> HttpResponse:
    """One keepsake as an image; there is none before its day."""
    here = visit(request, pk)
    found = next(
        (
            each
            for each in keepsakes_so_far(here.baby, today=here.today)
            if each.kind == kind
        ),
        None,
    )
    if found is None:
        raise Http404
    name = f"first-{found.kind}-{found.on}.png"
    return HttpResponse(
        keepsake_png(found, here.baby, get_language() or ""),
        content_type="image/png",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )

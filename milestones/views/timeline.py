"""The timeline: find an entry, and put it right."""

import uuid

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from babies.page import FamilyRequest
from milestones.timeline import NoSuchPlaceError, page_of, place_from
from milestones.timeline_filter import asked_in
from milestones.timeline_words import weeks_of
from milestones.views.scope import visit


@require_safe
def timeline(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """Entries of every kind, under their days and weeks, the newest first."""
    here = visit(request, pk)
    asked = asked_in(request.GET)
    place, at = None, request.GET.get("at", "")
    try:
        place = place_from(at) if at else None
    except NoSuchPlaceError:
        messages.info(request, _("This place was not found. These are the newest."))
    page = page_of(here.baby, asked.wanted, place)
    if place is not None and (not page.rows or (place.is_newer and not page.newer)):
        # At the newer end, a page that begins anywhere else would be a short one.
        return HttpResponseRedirect(_without_place(request))
    context = {
        **here.page("timeline"),
        "asked": asked,
        "page": page,
        "weeks": weeks_of(here.baby, page.rows),
        "is_start": place is None,
        "here": request.get_full_path(),
    }
    return render(request, "milestones/timeline.html", context)


def _without_place(request: FamilyRequest) -> str:
    rest = request.GET.copy()
    del rest["at"]
    return f"{request.path}?{rest.urlencode()}" if rest else request.path

"""Saying that two entries are of the same smile."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.templatetags.shell import link
from babies.merges import is_near, merge, merged_before
from babies.models import Baby, Smile
from babies.page import FamilyRequest
from babies.smile_words import class_in_words, clock_words
from babies.views.posts import at_once, reach, way_back

BOTH = 2


@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def smile_merge(
    request: FamilyRequest, pk: uuid.UUID, smile: uuid.UUID, other: uuid.UUID
) -> HttpResponse:
    """Put two entries of one smile together; the one with more answers stays."""
    baby = reach(request, Baby.objects.editable_by(request.user), pk)
    mine = Smile.objects.editable_by(request.user).filter(baby=baby)
    rows = mine.in_bulk([smile, other])
    if request.method != "POST":
        return redirect("babies:smile", pk, smile)
    gone = Smile.objects.binned_editable_by(request.user).filter(baby=baby)
    if merged_before((smile, other), mine=mine, binned=gone) is not None:
        # A second tap finds it done.
        return HttpResponseRedirect(way_back(request, link("milestones:today", pk)))
    if len(rows) < BOTH or not is_near(rows[smile], rows[other]):
        raise Http404
    kept = merge(rows[smile], rows[other], by=request.user, now=timezone.now())
    put_away = other if kept.pk == smile else smile
    said = {
        "label": class_in_words(kept),
        "time": clock_words(kept.observed_at, kept.time_zone),
    }
    messages.success(
        request,
        _("One smile now. We kept the entry of %(time)s: %(label)s.") % said,
        extra_tags=link("babies:smile_restore", pk, put_away),
    )
    return HttpResponseRedirect(way_back(request, link("babies:smile", pk, kept.pk)))

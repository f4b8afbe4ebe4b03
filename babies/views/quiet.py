"""Quiet mode: for a hospital stay, a loss, or days that are hard."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from babies.family import set_quiet
from babies.homes import wall_time
from babies.models import Baby
from babies.page import FamilyRequest, baby_page
from babies.views.posts import at_once, reach


@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def quiet(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """Let a baby's pages rest, or wake them; a parent decides, and is asked first."""
    baby = reach(request, Baby.objects.managed_by(request.user), pk)
    now = timezone.now()
    if request.method == "POST":
        is_quiet = "off" not in request.POST
        set_quiet(baby, is_quiet=is_quiet, now=now)
        on, off = _("Quiet mode is on."), _("Quiet mode is off.")
        messages.success(request, on if is_quiet else off)
        return redirect("babies:more", pk)
    context = baby_page(request, baby, now=now, tab="more")
    if baby.quiet_since is not None:
        context["since"] = wall_time(baby.quiet_since, baby.time_zone)
    return render(request, "babies/quiet.html", context)

"""A family asks to be watched: staff promise their days, or only look."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.kept import kept_post, takes_back_posts
from babies.views.posts import at_once
from clinics.choices import CARING_ROLES
from clinics.forms.door import WatchForm
from clinics.roster import Shown, roster, shown
from clinics.sharing import RefusedShareError, accept_watch, decline_watch
from clinics.views.scope import StaffRequest, clinic_page, for_staff


@takes_back_posts
@require_http_methods(["GET", "HEAD", "POST"])
@for_staff(CARING_ROLES)
@at_once
def watch(request: StaffRequest, share: uuid.UUID) -> HttpResponse:
    """Promise a family to watch, on which days, or only to look."""
    row = get_object_or_404(roster(request.staff, request.now), pk=share)
    data = request.POST if request.method == "POST" else kept_post(request)
    form = WatchForm(data, initial={"reading_days": request.staff.clinic.reading_days})
    baby = shown(row, request.staff, request.now)
    is_no = "decline" in request.POST
    if request.method == "POST" and (is_no or form.is_valid()):
        return _answered(request, baby, [] if is_no else form.days())
    if not baby.waits:
        return _known(request)
    context = clinic_page(request, tab="babies") | {"form": form, "row": baby}
    return render(request, "clinics/watch.html", context)


def _answered(request: StaffRequest, baby: Shown, days: list[int]) -> HttpResponse:
    """Tell a family yes, with days, or no; unless a colleague was first."""
    share, staff, now = baby.share, request.staff, request.now
    try:
        if days:
            accept_watch(share=share, staff=staff, reading_days=days, now=now)
            text = _("You watch %(name)s now. The family sees your days.")
        else:
            decline_watch(share=share, now=now)
            text = _("You look at %(name)s now and then. The family sees that.")
    except RefusedShareError:
        return _known(request)
    messages.success(request, text % {"name": baby.name})
    return redirect("clinics:babies")


def _known(request: StaffRequest) -> HttpResponse:
    messages.info(request, _("Somebody here has answered this before."))
    return redirect("clinics:babies")

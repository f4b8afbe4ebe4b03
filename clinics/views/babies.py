"""The babies shown to a clinic: the list, and the field for a code."""

from typing import Final

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.kept import kept_post, takes_back_posts
from babies.homes import wall_time
from clinics.choices import CARING_ROLES
from clinics.codes import LockedError, WrongCodeError, open_with_code
from clinics.forms.door import CodeForm
from clinics.models import Share
from clinics.roster import WAITS, asked, roster, shown
from clinics.views.scope import StaffRequest, clinic_page, for_staff

A_PAGE: Final = 25
#: The others follow once these are answered.
ASKED_AT_ONCE: Final = 10


@takes_back_posts
@require_http_methods(["GET", "HEAD", "POST"])
@for_staff(CARING_ROLES)
def babies(request: StaffRequest) -> HttpResponse:
    """Every open share of the clinic; above it the field for a code."""
    data = request.POST if request.method == "POST" else kept_post(request)
    form = CodeForm(data)
    if request.method == "POST" and form.is_valid():
        share = _opened(request, form)
        if share is not None:
            return redirect("clinics:record", share.pk)
    now, staff = request.now, request.staff
    rows = roster(staff, now).exclude(WAITS).order_by("baby__name", "until_at", "pk")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    waiting = [shown(row, staff, now) for row in asked(staff, now)[:ASKED_AT_ONCE]]
    context = clinic_page(request, tab="babies") | {
        "form": form,
        "waiting": waiting,
        "page": page,
        "rows": [shown(row, staff, now) for row in page],
    }
    return render(request, "clinics/babies.html", context)


def _opened(request: StaffRequest, form: CodeForm) -> Share | None:
    """The share a code opens; else the form says in one sentence what to do."""
    typed = form.cleaned_data["code"]
    try:
        return open_with_code(typed=typed, staff=request.staff, now=request.now)
    except WrongCodeError:
        form.add_error("code", _("This code does not work. Please ask for a new one."))
    except LockedError as locked:
        until = wall_time(locked.until, request.staff.clinic.time_zone)
        text = _("Many codes did not work. You can try again at %(time)s.")
        form.add_error("code", text % {"time": time_format(until)})
    return None

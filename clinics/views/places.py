"""Where a visit of staff begins, and at which of their clinics it is."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from babies.page import FamilyRequest
from clinics.models import Staff
from clinics.views.scope import CHOSEN, StaffRequest, for_staff, home_of


@require_safe
def start(request: FamilyRequest) -> HttpResponse:
    """The first page of whoever has no baby here, or taps the clinic's name.

    Who works at a clinic comes to its first page, anybody else adds a baby.
    """
    if Staff.objects.of(request.user).exists():
        return _first_page(request)
    return redirect("babies:new")


@for_staff()
def _first_page(request: StaffRequest) -> HttpResponse:
    return redirect(home_of(request.staff))


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff()
def switch(request: StaffRequest) -> HttpResponse:
    """Go on at another clinic where one works."""
    chosen = request.POST.get("clinic", "")
    for place in request.places:
        if str(place.clinic_id) == chosen:
            request.session[CHOSEN] = chosen
            return redirect(home_of(place))
    return redirect(home_of(request.staff))

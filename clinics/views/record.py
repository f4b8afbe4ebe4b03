"""The record of one baby, as far as its family shares it."""

import uuid

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from clinics.choices import CARING_ROLES
from clinics.looks import FIRST_PAGE, record_look
from clinics.roster import roster, shown
from clinics.views.scope import StaffRequest, clinic_page, for_staff


@require_safe
@for_staff(CARING_ROLES)
def record(request: StaffRequest, share: uuid.UUID) -> HttpResponse:
    """The first page of a record; looking at it is one line in the log."""
    row = get_object_or_404(roster(request.staff, request.now), pk=share)
    record_look(share=row, staff=request.staff, part=FIRST_PAGE, now=request.now)
    said = shown(row, request.staff, request.now)
    context = clinic_page(request, tab="babies") | {"row": said}
    return render(request, "clinics/record.html", context)

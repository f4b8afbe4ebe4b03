"""What staff wrote about babies whose diaries were deleted, by receipt."""

from typing import Final

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from babies.homes import wall_time
from clinics.choices import CARING_ROLES
from clinics.views.scope import StaffRequest, clinic_page, for_staff
from exchange.models import KeptNote
from exchange.models.outside import RECEIPT_LENGTH

A_PAGE: Final = 25


@require_safe
@for_staff(CARING_ROLES)
def kept_notes(request: StaffRequest) -> HttpResponse:
    """The clinic's own notes that outlived a diary; a family can tell its receipt."""
    number = request.GET.get("number", "").strip().upper()[:RECEIPT_LENGTH]
    # No database takes that letter.
    number = number.replace("\0", "")
    rows = KeptNote.objects.at_clinic(request.staff).order_by("-at", "pk")
    if number:
        rows = rows.filter(receipt=number)
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    zone = request.staff.clinic.time_zone
    context = clinic_page(request, tab="babies") | {
        "page": page,
        "number": number,
        "notes": [(row, wall_time(row.at, zone)) for row in page],
    }
    return render(request, "exchange/kept_notes.html", context)

"""The record that staff see, as a file; asking for it is a line in the log."""

import uuid

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from babies.homes import today_at_home
from clinics.choices import CARING_ROLES
from clinics.look_words import PDF
from clinics.looks import record_look
from clinics.record import record_of
from clinics.roster import roster
from clinics.views.scope import StaffRequest, for_staff
from exchange.handed_over import visit_pdf
from exchange.pdf_files import pdf_answer
from exchange.record_sheet import record_sheet


@require_safe
@for_staff(CARING_ROLES)
def record_file(request: StaffRequest, share: uuid.UUID) -> HttpResponse:
    """Everything a share shows, as a tagged PDF."""
    row = get_object_or_404(roster(request.staff, request.now), pk=share)
    record_look(share=row, staff=request.staff, part=PDF, now=request.now)
    today = today_at_home(row.baby, request.now)
    made = visit_pdf(record_sheet(record_of(row, today), today), get_language() or "")
    return pdf_answer(made, "record", today)

"""What staff take along as a file: the letter of a referral."""

import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from clinics.choices import CARING_ROLES
from clinics.letters import letter_sheet
from clinics.views.referrals import reachable
from clinics.views.scope import StaffRequest, for_staff
from exchange.pdf_files import pdf_answer
from exchange.staff_paper import letter_pdf


@require_safe
@for_staff(CARING_ROLES)
def letter_file(request: StaffRequest, referral: uuid.UUID) -> HttpResponse:
    """The saved letter as a tagged PDF; without one there is no file."""
    rows = reachable(request).select_related("baby", "clinic")
    row = get_object_or_404(rows, pk=referral)
    if not row.letter:
        raise Http404
    made = letter_pdf(letter_sheet(row), get_language() or "")
    return pdf_answer(made, "letter", row.made_at.date())

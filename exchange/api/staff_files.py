"""What staff take along as a file, for programs: a record, the letter of a referral."""

import uuid

from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.utils.translation import get_language
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request

from babies.homes import today_at_home
from clinics.api.staff import Duty, StaffViewSet
from clinics.letters import letter_sheet
from clinics.look_words import PDF
from clinics.looks import record_look
from clinics.models import Referral
from clinics.record import record_of
from clinics.roster import referred
from exchange.handed_over import visit_pdf
from exchange.pdf_files import pdf_answer
from exchange.record_sheet import record_sheet
from exchange.staff_paper import letter_pdf


class PdfRenderer(JSONRenderer):
    """Lets programs ask for a PDF; refusals are JSON."""

    media_type = "application/pdf"
    format = "pdf"


AS_PDF = {(200, PdfRenderer.media_type): OpenApiTypes.BINARY}


class RecordFileViewSet(StaffViewSet):
    """A record as a tagged PDF."""

    renderer_classes = (PdfRenderer, JSONRenderer)

    @extend_schema(summary="The whole record, as a file", responses=AS_PDF)
    def retrieve(self, request: Request, share: uuid.UUID) -> HttpResponse:
        """Everything a share shows; the family sees that look in its log."""
        with transaction.atomic():
            row, duty = self.shared(request, share)
            record_look(share=row, staff=duty.staff, part=PDF, now=duty.now)
        today = today_at_home(row.baby, duty.now)
        sheet = record_sheet(record_of(row, today), today)
        return pdf_answer(visit_pdf(sheet, get_language() or ""), "record", today)


class LetterFileViewSet(StaffViewSet):
    """The saved letter of a referral as a tagged PDF."""

    renderer_classes = (PdfRenderer, JSONRenderer)

    @extend_schema(summary="The saved letter, as a file", responses=AS_PDF)
    def retrieve(self, request: Request, pk: uuid.UUID) -> HttpResponse:
        """Without a letter there is no file."""
        row, _duty = self.found(request, pk, _with_letter)
        if not row.letter:
            raise Http404
        made = letter_pdf(letter_sheet(row), get_language() or "")
        return pdf_answer(made, "letter", row.made_at.date())


def _with_letter(duty: Duty) -> QuerySet[Referral]:
    return referred(duty.staff, duty.now).select_related("baby", "clinic")

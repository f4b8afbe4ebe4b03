"""The letters of referrals, for programs: drafted, and then the clinic's own words."""

import uuid
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.etags import check_match
from accounts.api.problems import ConflictError
from babies.api.entries import Shown, answer, answer_one
from babies.homes import today_at_home
from clinics.api.staff import Duty, StaffViewSet
from clinics.api.work_serializers import DraftSerializer, LetterSerializer
from clinics.forms.letter import LetterForm
from clinics.letters import draft_letter, stamp_of, write_letter
from clinics.look_words import LETTER
from clinics.looks import record_look
from clinics.models import Referral
from clinics.roster import referred, share_behind


class LetterViewSet(StaffViewSet):
    """The letter of a referral."""

    serializer_class = LetterSerializer
    has_state = True

    @extend_schema(summary="The saved letter of a referral")
    def retrieve(self, request: Request, pk: uuid.UUID) -> Response:
        """As the clinic wrote it."""
        row, _duty = self.found(request, pk, _with_baby)
        return answer_one(request, _shown(row))

    @extend_schema(summary="Write the letter of a referral")
    def update(self, request: Request, pk: uuid.UUID) -> Response:
        """In place of the saved one, which `If-Match` shows to have been read."""
        with transaction.atomic():
            row, _duty = self.found(request, pk, _held)
            check_match(request, _shown(row))
            sent = self.read(LetterSerializer, request)
            write_letter(row, _written(sent, row, request))
        return answer(_shown(row), 200)

    @extend_schema(summary="A draft of the letter", responses=DraftSerializer)
    def draft(self, request: Request, pk: uuid.UUID) -> Response:
        """From what is shared now; the family sees that look in its log."""
        with transaction.atomic():
            row, duty = self.found(request, pk, _with_baby)
            share = share_behind(row, duty.staff, duty.now)
            record_look(share=share, staff=duty.staff, part=LETTER, now=duty.now)
        today = today_at_home(row.baby, duty.now)
        text = draft_letter(row, share, by=duty.staff, today=today)
        return Response({"referral": str(row.pk), "draft": text})


def _with_baby(duty: Duty) -> QuerySet[Referral]:
    return referred(duty.staff, duty.now)


def _held(duty: Duty) -> QuerySet[Referral]:
    return _with_baby(duty).select_for_update(of=("self",))


def _written(sent: dict[str, Any], row: Referral, request: Request) -> str:
    """The letter, checked by the form. Raises ValidationError and ConflictError."""
    # The state named there was checked before: whoever sends it has read the letter.
    has_read = "If-Match" in request.headers
    typed = {**sent, "seen": stamp_of(row.letter) if has_read else ""}
    form = LetterForm(typed, saved=row.letter, draft="")
    if not form.is_valid():
        if form.non_field_errors():
            raise ConflictError(str(form.non_field_errors()[0]))
        raise ValidationError({"letter": list(map(str, form.errors["letter"]))})
    letter: str = form.cleaned_data["letter"]
    return letter


def _shown(row: Referral) -> Shown:
    return {"referral": str(row.pk), "letter": row.letter}

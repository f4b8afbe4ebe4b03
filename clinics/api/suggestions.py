"""Other dates of birth that staff suggest, for programs; the family decides."""

import uuid
from collections.abc import Mapping
from datetime import UTC
from typing import Any, Final

from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.problems import ConflictError
from babies.api.entries import Shown
from babies.services import IdTakenError
from clinics.api.answers import NAMES
from clinics.api.staff import Duty, StaffViewSet, named
from clinics.api.told_serializers import SuggestionSerializer
from clinics.corrections import (
    TO_STAFF,
    RefusedCorrectionError,
    Suggested,
    suggest,
    withdraw,
)
from clinics.forms.correction import CorrectionForm
from clinics.look_words import DATES
from clinics.looks import record_look
from clinics.models import Correction, Share

#: The names of the form, where the API has others.
IN_FORM: Final = {ours: theirs for theirs, ours in NAMES.items()}


class SuggestionViewSet(StaffViewSet):
    """Other dates of birth that the clinic suggests to a family."""

    serializer_class = SuggestionSerializer
    ordering = ("-at", "id")

    @extend_schema(summary="Dates that the clinic suggested")
    def list(self, request: Request, share: uuid.UUID) -> Response:
        """The newest first; the family sees that look at the birth date."""
        with transaction.atomic():
            row, duty = self.shared(request, share)
            found = self.filter_queryset(_of(row, duty).select_related("by"))
            page = self.paginate_queryset(found) or []
            record_look(share=row, staff=duty.staff, part=DATES, now=duty.now)
        return self.get_paginated_response(list(map(shown_suggestion, page)))

    @extend_schema(summary="Suggest other dates to a family")
    def create(self, request: Request, share: uuid.UUID) -> Response:
        """Asked of a parent; the same again under the same id is the stored one."""
        sent = self.read(SuggestionSerializer, request)
        with transaction.atomic():
            row, duty = self.shared(request, share)
            said = _suggested(sent, row, duty)
            is_there = _of(row, duty).filter(pk=said.key).exists()
            try:
                made = suggest(said)
            except RefusedCorrectionError as refused:
                raise ConflictError(str(TO_STAFF[refused.reason])) from refused
            except IdTakenError as error:
                raise Http404 from error
        if (made.after, made.why) != (said.after, said.why):
            raise ConflictError
        return Response(shown_suggestion(made), status=200 if is_there else 201)

    @extend_schema(summary="Take a suggestion back", request=None)
    def withdraw(self, request: Request, share: uuid.UUID, pk: uuid.UUID) -> Response:
        """Before the family has answered; afterwards it stays as it is."""
        with transaction.atomic():
            row, duty = self.shared(request, share)
            asked = get_object_or_404(_of(row, duty), pk=pk)
            try:
                withdraw(asked, by=duty.staff.user, now=duty.now)
            except RefusedCorrectionError as refused:
                raise ConflictError(str(TO_STAFF[refused.reason])) from refused
            asked.refresh_from_db()
        return Response(shown_suggestion(asked))


def _of(share: Share, duty: Duty) -> QuerySet[Correction]:
    """What the clinic suggested for the baby of a share."""
    return Correction.objects.at_clinic(duty.staff).filter(baby=share.baby_id)


def _suggested(sent: Mapping[str, Any], share: Share, duty: Duty) -> Suggested:
    """What was sent, checked by the form of the page. Raises ValidationError."""
    typed = {IN_FORM.get(name, name): value for name, value in sent.items()}
    form = CorrectionForm.of(share.baby, now=duty.now, data=typed)
    if not form.is_valid():
        errors = {
            NAMES.get(name, name): list(map(str, said))
            for name, said in form.errors.items()
        }
        raise ValidationError(errors)
    return Suggested(
        baby=share.baby,
        after=form.dates(),
        why=form.cleaned_data["why"],
        by=duty.staff,
        now=duty.now,
        key=sent.get("id") or uuid.uuid4(),
    )


def shown_suggestion(row: Correction) -> Shown:
    """A suggestion as the clinic's programs see it."""
    before, after = (
        {NAMES.get(name, name): value for name, value in dates.items()}
        for dates in (row.before, row.after)
    )
    return {
        "id": str(row.pk),
        "before": before,
        "after": after,
        "why": row.why,
        "by": named(row.by),
        "at": row.at.astimezone(UTC).isoformat(),
        "verdict": row.verdict,
        "decided_at": row.decided_at and row.decided_at.astimezone(UTC).isoformat(),
    }

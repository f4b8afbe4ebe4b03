"""What staff say to a family, and its answers, for programs: advice, dates."""

import uuid

from django.db import transaction
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.etags import check_match
from accounts.api.problems import MEDIA_TYPE, AskedFirstError, ConflictError
from babies.api.entries import Shown, answer
from babies.api.smiles import at_home
from babies.homes import today_at_home
from babies.models import Baby
from clinics.api.family import Family, FamilyViewSet, checked, sent_as
from clinics.api.family_serializers import (
    CorrectionSerializer,
    ReplySerializer,
    StaffAdviceSerializer,
    VerdictSerializer,
)
from clinics.choices import Verdict
from clinics.corrections import (
    TO_FAMILY,
    RefusedCorrectionError,
    accept,
    birth_with,
    profile_with,
    refuse,
    still_holds,
)
from clinics.forms.sharing import ReplyForm
from clinics.models import Correction, StaffAdvice
from milestones.api.effects import AskedFirstSerializer, shown_effect
from milestones.changed_dates import effect_of, token_of


class AdviceViewSet(FamilyViewSet):
    """What staff advise, and what the family answers."""

    serializer_class = StaffAdviceSerializer
    ordering = ("-at", "id")
    has_state = True

    def list(self, request: Request, baby: uuid.UUID) -> Response:
        """The newest first."""
        here = self.seen(request, baby)
        rows = StaffAdvice.objects.visible_to(here.user).filter(baby=here.baby)
        page = self.parts_of(rows.select_related("clinic"))
        return self.get_paginated_response([shown_advice(row, here) for row in page])

    @extend_schema(request=ReplySerializer)
    def update(self, request: Request, baby: uuid.UUID, pk: uuid.UUID) -> Response:
        """Got it, booked, or a question; staff see it."""
        with transaction.atomic():
            here = self.writing(request, baby, Baby.objects.editable_by)
            rows = StaffAdvice.objects.editable_by(here.user).filter(baby=here.baby)
            row = get_object_or_404(rows.select_related("clinic"), pk=pk)
            check_match(request, shown_advice(row, here))
            sent = sent_as(ReplySerializer, request)
            typed = {"reply": sent["reply"], "words": sent.get("reply_words", "")}
            said = checked(ReplyForm(typed), {"words": "reply_words"}).cleaned_data
            row.reply, row.reply_words = said["reply"], said["words"]
            row.replied_by, row.replied_at = here.user, here.now
            row.save(update_fields=["reply", "reply_words", "replied_by", "replied_at"])
        return answer(shown_advice(row, here), 200)


def shown_advice(row: StaffAdvice, here: Family) -> Shown:
    """Advice as its family sees it."""
    zone = here.baby.time_zone
    return {
        "id": str(row.pk),
        "clinic": row.clinic.name,
        "kind": row.kind,
        "words": row.words,
        "at": at_home(row.at, zone),
        "reply": row.reply or None,
        "reply_words": row.reply_words,
        "replied_at": at_home(row.replied_at, zone),
    }


class CorrectionViewSet(FamilyViewSet):
    """Other dates of birth that staff suggest; a parent decides."""

    serializer_class = CorrectionSerializer
    ordering = ("-at", "id")
    has_state = True

    def list(self, request: Request, baby: uuid.UUID) -> Response:
        """The newest first."""
        here = self.seen(request, baby)
        rows = Correction.objects.visible_to(here.user).filter(baby=here.baby)
        page = self.parts_of(rows.select_related("clinic"))
        return self.get_paginated_response(
            [shown_correction(row, here) for row in page]
        )

    @extend_schema(
        request=VerdictSerializer,
        responses={200: CorrectionSerializer, (409, MEDIA_TYPE): AskedFirstSerializer},
    )
    def update(self, request: Request, baby: uuid.UUID, pk: uuid.UUID) -> Response:
        """Taken over once its effect was seen, and all classes follow; or refused."""
        with transaction.atomic():
            here = self.writing(request, baby, Baby.objects.managed_by)
            rows = Correction.objects.managed_by(here.user).filter(baby=here.baby)
            row = get_object_or_404(rows.select_related("clinic", "baby"), pk=pk)
            check_match(request, shown_correction(row, here))
            sent = sent_as(VerdictSerializer, request)
            accepts = sent["verdict"] == Verdict.ACCEPTED
            if accepts and "confirm" in sent:
                check_seen(row, sent["confirm"], here)
            try:
                (accept if accepts else refuse)(row, by=here.user, now=here.now)
            except RefusedCorrectionError as refused:
                raise ConflictError(str(TO_FAMILY[refused.reason])) from refused
            row.refresh_from_db()
        return answer(shown_correction(row, here), 200)


def check_seen(row: Correction, confirmed: str, here: Family) -> None:
    """Let nobody accept what they have not seen so. Raises AskedFirstError.

    Of what can no longer be answered, the service says why.
    """
    if row.verdict != Verdict.OPEN or not still_holds(row):
        return
    baby, today = row.baby, today_at_home(row.baby, here.now)
    subject = birth_with(baby, row.after)
    effect = effect_of(baby, subject=subject, today=today)
    token = token_of(baby, profile_with(baby, row.after), effect)
    if confirmed != token:
        days = (today, today)
        raise AskedFirstError(
            effect=shown_effect(baby, subject=subject, days=days, confirm=token)
        )


#: The names of the API, where a profile has others.
NAMES = {"birth_on": "birth_date", "due_on": "due_date"}


def shown_correction(row: Correction, here: Family) -> Shown:
    """A suggestion as its family sees it."""
    zone = here.baby.time_zone
    before, after = (
        {NAMES.get(name, name): value for name, value in dates.items()}
        for dates in (row.before, row.after)
    )
    return {
        "id": str(row.pk),
        "clinic": row.clinic.name,
        "before": before,
        "after": after,
        "why": row.why,
        "at": at_home(row.at, zone),
        "verdict": row.verdict,
        "decided_at": at_home(row.decided_at, zone),
    }

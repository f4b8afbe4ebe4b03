"""What a family did about its flags, for programs."""

import uuid
from datetime import datetime
from typing import Any

from django.db import transaction
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.problems import ConflictError, InvalidError
from accounts.api.views import ApiViewSet
from babies.api.entries import Shown
from babies.api.smiles import at_home
from babies.homes import today_at_home
from babies.models import Baby
from babies.services import held
from milestones.api.filters import FamilyReviewFilter
from milestones.api.told_serializers import FamilyReviewSerializer
from milestones.models import ActionChoice, Review
from milestones.services import assessment, review_flag
from milestones.words import actions_for


class FamilyReviewViewSet(ApiViewSet):
    """What was done about flags: it settles them until something new comes."""

    serializer_class = FamilyReviewSerializer
    filterset_class = FamilyReviewFilter
    ordering = ("-at", "id")

    def list(self, request: Request, baby: uuid.UUID) -> Response:
        """The newest first."""
        row = self.seen(request, baby)
        rows = Review.objects.visible_to(_user(request)).filter(baby=row)
        page = self.paginate_queryset(self.filter_queryset(rows)) or []
        return self.get_paginated_response([shown_review(each, row) for each in page])

    def retrieve(self, request: Request, baby: uuid.UUID, pk: uuid.UUID) -> Response:
        """One of them."""
        row = self.seen(request, baby)
        rows = Review.objects.visible_to(_user(request)).filter(baby=row)
        return Response(shown_review(get_object_or_404(rows, pk=pk), row))

    @extend_schema(responses={200: FamilyReviewSerializer, 201: FamilyReviewSerializer})
    def create(self, request: Request, baby: uuid.UUID) -> Response:
        """A flag is settled; the same about the same facts is noted once."""
        serializer = FamilyReviewSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        said, now = dict(serializer.validated_data), timezone.now()
        with transaction.atomic():
            rows = held(Baby.objects.editable_by(_user(request)))
            row = get_object_or_404(rows, pk=baby)
            review = noted(row, said, request, now)
        status = 201 if review.at == now else 200
        return Response(shown_review(review, row), status=status)

    def destroy(self, request: Request, baby: uuid.UUID, pk: uuid.UUID) -> Response:
        """Taken back: the flag is open again."""
        with transaction.atomic():
            rows = held(Baby.objects.editable_by(_user(request)))
            row = get_object_or_404(rows, pk=baby)
            reviews = Review.objects.editable_by(_user(request)).filter(baby=row)
            get_object_or_404(reviews, pk=pk).delete()
        return Response(status=204)

    def seen(self, request: Request, baby: uuid.UUID) -> Baby:
        """The baby of an address, for whoever may see it."""
        return get_object_or_404(Baby.objects.visible_to(_user(request)), pk=baby)


def _user(request: Request) -> Any:
    return request.user


def noted(baby: Baby, said: Shown, request: Request, now: datetime) -> Review:
    """A review of a flag that stands today. Raises problems of the API."""
    found = assessment(baby, today=today_at_home(baby, now))
    flag = next((flag for flag in found.flags if flag.kind == said["kind"]), None)
    if flag is None:
        raise ConflictError(_("This reason is gone. Nothing was changed."))
    action = ActionChoice(said["action"])
    if action not in actions_for(flag.level):
        raise InvalidError("action", _("This does not go with so urgent a reason."))
    user = _user(request)
    return review_flag(baby=baby, flag=flag, action=action, by=user, now=now)


def shown_review(row: Review, baby: Baby) -> Shown:
    """A review as the API shows it."""
    return {
        "id": str(row.pk),
        "kind": row.kind,
        "action": row.action,
        "since": row.since.isoformat(),
        "level": row.level,
        "when": row.when,
        "at": at_home(row.at, baby.time_zone),
    }

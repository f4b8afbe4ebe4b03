"""The history of what a family said, and what takes an entry back to it."""

import uuid
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.etags import check_match
from accounts.api.fields import read
from accounts.api.problems import ConflictError
from accounts.api.views import ApiViewSet
from babies.api.entries import Here, answer
from babies.api.history import NEWEST_FIRST, dates_told, sleep_history, smile_history
from babies.api.history_serializers import (
    BabyVersionSerializer,
    EarlierSerializer,
    MergeSerializer,
    SameSerializer,
    SleepVersionSerializer,
    SmileVersionSerializer,
)
from babies.api.people import here_for
from babies.api.serializers import SmileSerializer
from babies.api.smiles import shown_smile
from babies.merges import is_near, merge, merged_before, near
from babies.models import Baby, BabyVersion, Sleep, SleepVersion, Smile, SmileVersion
from babies.services import change_answers
from babies.smile_words import seen_from


class SmileHistoryViewSet(ApiViewSet):
    """What happened to a smile, and what somebody else logged of the same one."""

    serializer_class = SmileSerializer
    ordering = NEWEST_FIRST

    @extend_schema(responses=SmileVersionSerializer(many=True))
    def history(self, request: Request, baby: uuid.UUID, pk: uuid.UUID) -> Response:
        """Who said what of it when, the newest first."""
        here = here_for(request, baby, Baby.objects.visible_to)
        row = self.row_to_read(pk, here)
        rows = self.versions(row, here)
        page = self.paginate_queryset(self.filter_queryset(rows)) or []
        shown = smile_history(row, page, rows, here.user)
        return self.get_paginated_response(shown)

    @extend_schema(request=EarlierSerializer, responses=SmileSerializer)
    def earlier(self, request: Request, baby: uuid.UUID, pk: uuid.UUID) -> Response:
        """Back to the answers it had before; that is one more change."""
        with transaction.atomic():
            here = here_for(request, baby, Baby.objects.editable_by)
            mine = Smile.objects.editable_by(here.user).filter(baby=here.baby)
            row = get_object_or_404(mine, pk=pk)
            check_match(request, shown_smile(row, here.baby.birth))
            asked = read(EarlierSerializer, request.data)["version"]
            version = get_object_or_404(self.versions(row, here), pk=asked)
            seen = seen_from(version.answers)
            if seen.on < here.baby.birth_on:
                sentence = _("This smile is from before the birth date now.")
                raise ConflictError(sentence)
            row = change_answers(smile=row, seen=seen, by=here.user, now=here.now)
        return answer(shown_smile(row, here.baby.birth), 200)

    @extend_schema(responses=SameSerializer)
    def same(self, request: Request, baby: uuid.UUID, pk: uuid.UUID) -> Response:
        """What somebody else may have logged of the same smile."""
        here = here_for(request, baby, Baby.objects.visible_to)
        row = self.row_to_read(pk, here)
        other = near(row, Smile.objects.editable_by(here.user))
        shown = shown_smile(other, here.baby.birth) if other else None
        return Response({"other": shown})

    @extend_schema(request=MergeSerializer, responses=SmileSerializer)
    def merge(self, request: Request, baby: uuid.UUID, pk: uuid.UUID) -> Response:
        """One smile of two: the entry with more answers stays, the other is binned."""
        with transaction.atomic():
            here = here_for(request, baby, Baby.objects.editable_by)
            other = read(MergeSerializer, request.data)["other"]
            kept = self.merged(request, (pk, other), here)
        return answer(shown_smile(kept, here.baby.birth), 200)

    def merged(
        self, request: Request, pair: tuple[uuid.UUID, uuid.UUID], here: Here
    ) -> Smile:
        """The entry that stays; asked again, it is done."""
        mine = Smile.objects.editable_by(here.user).filter(baby=here.baby)
        binned = Smile.objects.binned_editable_by(here.user).filter(baby=here.baby)
        done = merged_before(pair, mine=mine, binned=binned)
        if done is not None:
            return done
        rows = mine.in_bulk(pair)
        one, other = map(rows.get, pair)
        if one is None or other is None or not is_near(one, other):
            raise Http404
        check_match(request, shown_smile(one, here.baby.birth))
        return merge(one, other, by=here.user, now=here.now)

    def row_to_read(self, pk: uuid.UUID, here: Here) -> Smile:
        """The smile of an address."""
        rows = Smile.objects.visible_to(here.user).select_related("logged_by")
        return get_object_or_404(rows, pk=pk, baby=here.baby)

    def versions(self, row: Smile, here: Here) -> QuerySet[SmileVersion]:
        """All that was said of it."""
        rows = SmileVersion.objects.visible_to(here.user).filter(smile=row)
        return rows.select_related("by")


class SleepHistoryViewSet(ApiViewSet):
    """What a sleep said before each change."""

    serializer_class = SleepVersionSerializer
    ordering = NEWEST_FIRST

    @extend_schema(responses=SleepVersionSerializer(many=True))
    def history(self, request: Request, baby: uuid.UUID, pk: uuid.UUID) -> Response:
        """Who changed it when, the newest first."""
        here = here_for(request, baby, Baby.objects.visible_to)
        mine = Sleep.objects.visible_to(here.user)
        row = get_object_or_404(mine, pk=pk, baby=here.baby)
        rows = SleepVersion.objects.visible_to(here.user).filter(sleep=row)
        found = self.filter_queryset(rows.select_related("by"))
        page = self.paginate_queryset(found) or []
        return self.get_paginated_response(sleep_history(row, page, here.user))


class BabyHistoryViewSet(ApiViewSet):
    """What was said of a baby's name, dates and home over time; for parents."""

    serializer_class = BabyVersionSerializer
    ordering = NEWEST_FIRST

    @extend_schema(responses=BabyVersionSerializer(many=True))
    def history(self, request: Request, baby: uuid.UUID) -> Response:
        """Who said what when, the newest first."""
        user: Any = request.user
        row = get_object_or_404(Baby.objects.managed_by(user), pk=baby)
        rows = BabyVersion.objects.visible_to(user).filter(baby=row)
        found = self.filter_queryset(rows.select_related("by"))
        page = self.paginate_queryset(found) or []
        return self.get_paginated_response(dates_told(row, page, user))

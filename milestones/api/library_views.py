"""Tips and what to do in an emergency, open to everybody, for programs."""

import uuid
from typing import Any, Final

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.views import ApiViewSet
from babies.api.entries import Shown
from babies.homes import today_at_home
from babies.models import Baby
from clinical.assessment import assess
from clinical.emergency import FIRST_AID, PLACES, SIGNS, numbers_in
from clinical.episode_texts import CLUSTER_TODAY
from clinical.library import Gap, Tip, library
from milestones.api.assessment_fields import sentences
from milestones.facts import facts_of
from milestones.tips import TipWords, in_words, is_urgent, tips_for

#: Where the name of a baby stands in a text for everybody.
NAME: Final = "{name}"
#: In the language that was asked for, until the next release.
FOR_ALL: Final = {"Cache-Control": "public, max-age=3600", "Vary": "Accept-Language"}


class TipSerializer(serializers.Serializer[Any]):
    """One thing to try; in a text for everybody, {name} stands for the baby.

    The days are corrected days of age. Where `safe_sleep` is true, the text touches
    sleep: show the safe-sleep points beside it.
    """

    id = serializers.CharField()
    title = serializers.CharField()
    text = serializers.CharField()
    evidence = serializers.CharField()
    safe_sleep = serializers.BooleanField()
    sources = serializers.ListField(child=serializers.CharField())
    reviewed_on = serializers.DateField()
    from_day = serializers.IntegerField()
    to_day = serializers.IntegerField()
    serves = serializers.ListField(child=serializers.ChoiceField(list(Gap)))


class LibrarySerializer(serializers.Serializer[Any]):
    """All tips in one part."""

    next = serializers.CharField(allow_null=True)
    results = TipSerializer(many=True)


class TipsOfDaySerializer(serializers.Serializer[Any]):
    """The tip of today, if there is one, and the others that fit."""

    is_urgent = serializers.BooleanField()
    tip = TipSerializer(allow_null=True)
    others = TipSerializer(many=True)


class PlaceSerializer(serializers.Serializer[Any]):
    """Whom to call in a country."""

    country = serializers.CharField()
    name = serializers.CharField()
    numbers = serializers.ListField(child=serializers.CharField())


class UrgentSerializer(serializers.Serializer[Any]):
    """What to do now: the signs, first aid, and whom to call where."""

    signs = sentences()
    cluster_today = serializers.CharField()
    first_aid = sentences()
    places = PlaceSerializer(many=True)


class TipViewSet(ApiViewSet):
    """Things to try together, open to everybody."""

    authentication_classes = []
    permission_classes = []
    serializer_class = TipSerializer

    @extend_schema(operation_id="tips_list", responses=LibrarySerializer)
    def whole(self, _request: Request) -> Response:
        """All of them."""
        rows = [shown_tip(tip, in_words(tip, NAME)) for tip in library().tips]
        return Response({"next": None, "results": rows}, headers=FOR_ALL)

    def retrieve(self, _request: Request, tip: str) -> Response:
        """One of them."""
        row = library().tip_by_id.get(tip)
        if row is None:
            raise Http404
        return Response(shown_tip(row, in_words(row, NAME)), headers=FOR_ALL)


class UrgentViewSet(ApiViewSet):
    """What to do now, open to everybody."""

    authentication_classes = []
    permission_classes = []
    serializer_class = UrgentSerializer

    @extend_schema(operation_id="urgent_retrieve")
    def retrieve(self, _request: Request) -> Response:
        """The signs, first aid, and the numbers to call."""
        said = {
            "signs": [_(sign) for sign in SIGNS],
            "cluster_today": _(CLUSTER_TODAY),
            "first_aid": [_(step) for step in FIRST_AID],
            "places": [
                {"country": code, "name": _(place), "numbers": list(numbers_in(code))}
                for code, place in PLACES.items()
            ],
        }
        return Response(said, headers=FOR_ALL)


class TipsOfDayViewSet(ApiViewSet):
    """What to try with a baby today."""

    serializer_class = TipsOfDaySerializer

    @extend_schema(operation_id="babies_tips_retrieve")
    def retrieve(self, request: Request, baby: uuid.UUID) -> Response:
        """None while pages keep quiet, or while something is urgent."""
        user: Any = request.user
        row = get_object_or_404(Baby.objects.visible_to(user), pk=baby)
        today = today_at_home(row, timezone.now())
        facts = facts_of(row, today=today)
        found = assess(facts, today)
        of_day = tips_for(row, facts, found)
        tips = [] if of_day is None else [of_day.tip, *of_day.others]
        shown = [_of_baby(tip) for tip in tips]
        return Response(
            {
                "is_urgent": is_urgent(found),
                "tip": next(iter(shown), None),
                "others": shown[1:],
            }
        )


def _of_baby(words: TipWords) -> Shown:
    return shown_tip(library().tip_by_id[words.slug], words)


def shown_tip(tip: Tip, words: TipWords) -> Shown:
    """A tip as the API shows it."""
    return {
        "id": tip.id,
        "title": words.title,
        "text": words.text,
        "evidence": words.evidence,
        "safe_sleep": tip.safe_sleep,
        "sources": list(tip.sources),
        "reviewed_on": tip.reviewed_on.isoformat(),
        "from_day": tip.from_day,
        "to_day": tip.to_day,
        "serves": [gap.value for gap in Gap if gap in tip.gaps],
    }

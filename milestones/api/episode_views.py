"""Odd laughs and spells for programs, each with how urgent it is."""

import uuid
from typing import Any

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers

from accounts.api.fields import IdField, ManyOrOneField, MomentField, StrictSerializer
from accounts.api.problems import ConflictError
from babies.api.entries import ChangesMixin, Here, Scopes, Shown
from babies.choices import (
    DirectedChoice,
    EpisodeKind,
    Precision,
    RespondsChoice,
    StateChoice,
    TickChoice,
    TriggerChoice,
)
from babies.episodes import Told, change_episode, log_episode
from babies.models import NOTE_LENGTH, Episode
from babies.services import IdTakenError
from clinical.advice import Level
from milestones.api.episodes import (
    Judge,
    kept_of,
    says,
    shown_episode,
    told_from,
)
from milestones.api.filters import EpisodeFilter
from milestones.refusals import RefusedEntryError
from milestones.services import put_back, take_back


@extend_schema_serializer(
    examples=[
        OpenApiExample(
            "An odd laugh in the morning",
            {
                "kind": "laugh",
                "observed_at": "2026-11-10T06:30:00+00:00",
                "duration_s": 20,
                "mirthless": True,
            },
            request_only=True,
        )
    ]
)
class EpisodeSerializer(StrictSerializer):
    """One odd laugh, spell or cluster (clinical rules F.2), and how urgent it is.

    Give `observed_at`, or `on` alone when only the day is known; without either it was
    just now. Each thing that was seen is true; what is left out was not, or nobody knows.
    """

    id = IdField(required=False)
    kind = serializers.ChoiceField(EpisodeKind.choices, required=False)
    observed_at = MomentField(required=False, allow_null=True)
    on = serializers.DateField(required=False)
    precision = serializers.ChoiceField(Precision.choices, read_only=True)
    time_zone = serializers.CharField(read_only=True)
    state = serializers.ChoiceField(StateChoice.choices, required=False)
    duration_s = serializers.IntegerField(required=False, allow_null=True)
    count_today = serializers.IntegerField(required=False, allow_null=True)
    trigger = ManyOrOneField(
        child=serializers.ChoiceField(TriggerChoice.choices),
        required=False,
        max_length=len(TriggerChoice),
    )
    directed = serializers.ChoiceField(DirectedChoice.choices, required=False)
    responds = serializers.ChoiceField(RespondsChoice.choices, required=False)
    note = serializers.CharField(
        required=False, allow_blank=True, max_length=NOTE_LENGTH
    )
    level = serializers.ChoiceField([each.value for each in Level], read_only=True)
    reasons = serializers.ListField(child=serializers.CharField(), read_only=True)
    logged_at = serializers.DateTimeField(read_only=True)

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        """With a field for each thing that can be seen."""
        ticks = {
            tick: serializers.BooleanField(required=False) for tick in TickChoice.values
        }
        return {**super().get_fields(), **ticks}


class EpisodeViewSet(ChangesMixin):
    """Odd laughs and spells."""

    serializer_class = EpisodeSerializer
    filterset_class = EpisodeFilter
    scopes = Scopes(
        visible=Episode.objects.visible_to,
        editable=Episode.objects.editable_by,
        binned=Episode.objects.binned_editable_by,
    )
    said = staticmethod(told_from)
    kept = staticmethod(kept_of)
    # By what it says now: episodes keep no history.
    is_same = staticmethod(says)
    judge: Judge | None = None

    def shown(self, row: Episode, here: Here) -> Shown:
        """An episode with its level; the diary is read once for all of them."""
        self.judge = self.judge or Judge.of(here)
        return shown_episode(row, self.judge)

    def store(self, key: uuid.UUID, said: Told, here: Here) -> Episode:
        """As one that was told on the page."""
        baby, by, now = here.baby, here.user, here.now
        row = log_episode(key=key, baby=baby, told=said, by=by, now=now)
        if row.pk != key:
            raise IdTakenError
        return row

    def change(self, row: Episode, said: Told, here: Here) -> Episode:
        """All levels of the diary may follow."""
        self.judge = None
        row.baby = here.baby
        return change_episode(row=row, told=said)

    def put_into_bin(self, row: Episode, here: Here) -> None:
        """It counts no more."""
        take_back(row, baby=here.baby, now=here.now)

    def take_out(self, row: Episode, here: Here) -> None:
        """It counts again, unless it is from before the birth as it is known now."""
        try:
            put_back(row, baby=here.baby, today=here.today)
        except RefusedEntryError as refused:
            raise ConflictError(refused.sentence) from refused

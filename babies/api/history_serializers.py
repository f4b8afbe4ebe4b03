"""What programs read of the history of an entry, and what takes it back."""

from typing import Any, Final

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers

from accounts.api.fields import IdField, StrictSerializer
from babies.api.serializers import SmileSerializer
from babies.choices import (
    Change,
    DirectedChoice,
    EyesChoice,
    FormChoice,
    KindChoice,
    Precision,
    RepeatableChoice,
    ReporterChoice,
    StateChoice,
    TriggerChoice,
)

#: The largest number that a database keeps.
MOST: Final = 2**63 - 1


class DifferenceSerializer(serializers.Serializer[Any]):
    """One answer in words, before and after a change."""

    what = serializers.CharField()
    before = serializers.CharField()
    after = serializers.CharField()


class SmileAnswersSerializer(serializers.Serializer[Any]):
    """What was said of a smile; its class follows from that and is not kept."""

    on = serializers.DateField()
    observed_at = serializers.DateTimeField(allow_null=True)
    precision = serializers.ChoiceField(Precision.choices)
    time_zone = serializers.CharField()
    kind = serializers.ChoiceField(KindChoice.choices)
    state = serializers.ChoiceField(StateChoice.choices)
    state_is_guess = serializers.BooleanField()
    eyes = serializers.ChoiceField(EyesChoice.choices)
    trigger = serializers.ListField(
        child=serializers.ChoiceField(TriggerChoice.choices)
    )
    directed = serializers.ChoiceField(DirectedChoice.choices)
    form = serializers.ChoiceField(FormChoice.choices)
    repeatable = serializers.ChoiceField(RepeatableChoice.choices)
    reporter = serializers.ChoiceField(ReporterChoice.choices)
    note = serializers.CharField(allow_blank=True)


class SmileVersionSerializer(serializers.Serializer[Any]):
    """One thing that happened to a smile.

    `version` is what `earlier` takes to go back to these answers; null where they are
    those of now.
    """

    version = serializers.IntegerField(allow_null=True)
    change = serializers.ChoiceField(Change.choices)
    what = serializers.CharField()
    who = serializers.CharField()
    at = serializers.DateTimeField()
    answers = SmileAnswersSerializer()
    differences = DifferenceSerializer(many=True)


@extend_schema_serializer(
    examples=[OpenApiExample("Of the list", {"version": 1}, request_only=True)]
)
class EarlierSerializer(StrictSerializer):
    """To which answers an entry goes back."""

    version = serializers.IntegerField(min_value=1, max_value=MOST)


@extend_schema_serializer(
    examples=[
        OpenApiExample(
            "Of another caregiver",
            {"other": "5f0c0c3e-2f0b-4b1a-9a52-3c9d1f0a7b11"},
            request_only=True,
        )
    ]
)
class MergeSerializer(StrictSerializer):
    """The other entry of the same smile."""

    other = IdField()


class SameSerializer(serializers.Serializer[Any]):
    """Another person's entry that may be of the same smile, if there is one."""

    other = SmileSerializer(allow_null=True)


class SleepVersionSerializer(serializers.Serializer[Any]):
    """What a sleep said before somebody changed it."""

    started_at = serializers.DateTimeField()
    ended_at = serializers.DateTimeField(allow_null=True)
    note = serializers.CharField(allow_blank=True)
    who = serializers.CharField()
    at = serializers.DateTimeField()


class BabyVersionSerializer(serializers.Serializer[Any]):
    """What was said of a baby at a time."""

    what = serializers.CharField()
    who = serializers.CharField()
    at = serializers.DateTimeField()
    name = serializers.CharField()
    birth_date = serializers.DateField()
    birth_is_estimated = serializers.BooleanField()
    gestation_weeks = serializers.IntegerField(allow_null=True)
    gestation_days = serializers.IntegerField(allow_null=True)
    due_date = serializers.DateField(allow_null=True)
    visit_on = serializers.DateField(allow_null=True)
    time_zone = serializers.CharField()

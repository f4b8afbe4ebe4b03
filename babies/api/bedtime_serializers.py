"""What programs read and write of bedtimes."""

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers

from accounts.api.fields import MomentField, StrictSerializer
from babies.choices import BedtimeStepKind
from babies.models import STEP_LENGTH


@extend_schema_serializer(
    examples=[
        OpenApiExample(
            "A song",
            {"kind": "activity", "words": "A quiet song"},
            request_only=True,
        )
    ]
)
class StepSerializer(StrictSerializer):
    """One step of the routine; a step that was taken out has a `retired_at`."""

    id = serializers.UUIDField(read_only=True)
    kind = serializers.ChoiceField(BedtimeStepKind.choices, required=False)
    words = serializers.CharField(max_length=STEP_LENGTH)
    position = serializers.IntegerField(read_only=True)
    retired_at = serializers.DateTimeField(read_only=True, allow_null=True)


@extend_schema_serializer(
    examples=[OpenApiExample("One place up", {"to": "up"}, request_only=True)]
)
class StepMoveSerializer(StrictSerializer):
    """Where a step goes: one place up or down."""

    to = serializers.ChoiceField([("up", "up"), ("down", "down")])


class TonightsStepSerializer(StrictSerializer):
    """A step of the routine, and whether it is done tonight."""

    id = serializers.UUIDField(read_only=True)
    kind = serializers.ChoiceField(BedtimeStepKind.choices, read_only=True)
    words = serializers.CharField(read_only=True)
    is_done = serializers.BooleanField(read_only=True)


class TonightSerializer(StrictSerializer):
    """This evening; until noon it is still the one before.

    `steady` says in words how much bedtimes of the last evenings differ.
    """

    on = serializers.DateField(read_only=True)
    evening = serializers.UUIDField(read_only=True, allow_null=True)
    in_bed_at = serializers.DateTimeField(read_only=True, allow_null=True)
    steps = TonightsStepSerializer(many=True, read_only=True)
    steady = serializers.CharField(read_only=True)
    lines = serializers.ListField(child=serializers.CharField(), read_only=True)
    notes = serializers.ListField(child=serializers.CharField(), read_only=True)


@extend_schema_serializer(
    examples=[
        OpenApiExample("Now", {}, request_only=True),
        OpenApiExample(
            "At half past seven",
            {"in_bed_at": "2026-11-10T19:30:00+00:00"},
            request_only=True,
        ),
    ]
)
class InBedSerializer(StrictSerializer):
    """When the baby is in bed; without a moment it is now."""

    in_bed_at = MomentField(required=False)


@extend_schema_serializer(
    examples=[
        OpenApiExample("Take the bedtime back", {"in_bed_at": None}, request_only=True)
    ]
)
class EveningSerializer(StrictSerializer):
    """One evening: when the baby was in bed, and the steps that were done."""

    id = serializers.UUIDField(read_only=True)
    on = serializers.DateField(read_only=True)
    in_bed_at = MomentField(allow_null=True)
    time_zone = serializers.CharField(read_only=True)
    steps = serializers.ListField(child=serializers.UUIDField(), read_only=True)
    logged_at = serializers.DateTimeField(read_only=True)

"""What programs read and write of answers, worries and the catalog."""

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers

from accounts.api.fields import IdField, StrictSerializer
from babies.choices import ConcernChoice, Precision
from babies.models import NOTE_LENGTH
from milestones.models import ListChoice, ValueChoice


@extend_schema_serializer(
    examples=[
        OpenApiExample(
            "The first smile back",
            {"expectation": "social-smile", "value": "yes", "on": "2026-11-10"},
            request_only=True,
        )
    ]
)
class AnswerSerializer(StrictSerializer):
    """A dated answer to an expectation; a later one never erases an earlier one."""

    id = IdField(required=False)
    expectation = serializers.CharField(max_length=80)
    value = serializers.ChoiceField(ValueChoice.choices)
    on = serializers.DateField(required=False)
    precision = serializers.ChoiceField(
        [(Precision.DAY.value, Precision.DAY.label), ("about", Precision.ABOUT.label)],
        required=False,
    )
    logged_at = serializers.DateTimeField(read_only=True)


@extend_schema_serializer(
    examples=[
        OpenApiExample(
            "A worry about hearing",
            {"kind": "hearing", "note": "The door slammed and nothing happened."},
            request_only=True,
        )
    ]
)
class ConcernSerializer(StrictSerializer):
    """Something that worries somebody; it counts at any age."""

    id = IdField(required=False)
    kind = serializers.ChoiceField(ConcernChoice.choices, required=False)
    on = serializers.DateField(required=False)
    note = serializers.CharField(
        required=False, allow_blank=True, max_length=NOTE_LENGTH
    )
    logged_at = serializers.DateTimeField(read_only=True)


class ExpectationSerializer(StrictSerializer):
    """Something most children do by an age, in our own words."""

    id = serializers.CharField(read_only=True)
    source_list = serializers.ChoiceField(ListChoice.choices, read_only=True)
    age_months = serializers.IntegerField(read_only=True, allow_null=True)
    domain = serializers.CharField(read_only=True)
    summary = serializers.CharField(read_only=True)
    sources = serializers.ListField(child=serializers.CharField(), read_only=True)


class CatalogSerializer(StrictSerializer):
    """The catalog in one part."""

    next = serializers.CharField(read_only=True, allow_null=True)
    results = ExpectationSerializer(many=True, read_only=True)

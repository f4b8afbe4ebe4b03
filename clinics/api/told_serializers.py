"""What programs of staff say of a baby: what they saw, and other dates of its birth."""

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers

from accounts.api.fields import IdField, StrictSerializer
from babies.choices import SmileClassChoice
from babies.models import NOTE_LENGTH
from clinics.api.family_serializers import DatesSerializer
from clinics.api.serializers import NamedSerializer
from clinics.choices import Verdict
from clinics.observations import Sight


@extend_schema_serializer(
    examples=[OpenApiExample("A smile at a face", {"seen": "at_me"}, request_only=True)]
)
class SightingSerializer(StrictSerializer):
    """What staff saw just now: an entry of their own in the diary."""

    id = IdField(required=False)
    seen = serializers.ChoiceField(Sight.choices)
    observed_at = serializers.DateTimeField(read_only=True)
    smile_class = serializers.ChoiceField(SmileClassChoice.choices, read_only=True)


@extend_schema_serializer(
    examples=[
        OpenApiExample(
            "Other weeks at birth",
            {
                "birth_date": "2026-09-01",
                "gestation_weeks": 38,
                "gestation_days": 2,
                "why": "Our birth record says so.",
            },
            request_only=True,
        )
    ]
)
class SuggestionSerializer(StrictSerializer):
    """Other dates of birth for a baby; its family decides.

    All dates are said anew. `is_confirmed` goes with a rare number of weeks.
    """

    id = IdField(required=False)
    birth_date = serializers.DateField(write_only=True)
    birth_is_estimated = serializers.BooleanField(required=False, write_only=True)
    gestation_weeks = serializers.IntegerField(
        required=False, allow_null=True, write_only=True
    )
    gestation_days = serializers.IntegerField(
        required=False, allow_null=True, write_only=True
    )
    due_date = serializers.DateField(required=False, allow_null=True, write_only=True)
    is_confirmed = serializers.BooleanField(required=False, write_only=True)
    why = serializers.CharField(max_length=NOTE_LENGTH)
    before = DatesSerializer(read_only=True)
    after = DatesSerializer(read_only=True)
    by = NamedSerializer(read_only=True, allow_null=True)
    at = serializers.DateTimeField(read_only=True)
    verdict = serializers.ChoiceField(Verdict.choices, read_only=True)
    decided_at = serializers.DateTimeField(read_only=True, allow_null=True)

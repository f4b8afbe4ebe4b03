"""What programs read and write of a diary."""

from typing import Any

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers

from accounts.api.fields import IdField, ManyOrOneField, MomentField, StrictSerializer
from babies.choices import (
    DirectedChoice,
    EyesChoice,
    FormChoice,
    KindChoice,
    Precision,
    RepeatableChoice,
    ReporterChoice,
    Role,
    SmileClassChoice,
    StateChoice,
    TriggerChoice,
)
from babies.models import NAME_LENGTH, NOTE_LENGTH


@extend_schema_serializer(
    examples=[
        OpenApiExample(
            "Born at 38 weeks and 2 days",
            {
                "name": "Juniper",
                "birth_date": "2026-09-01",
                "gestation_weeks": 38,
                "gestation_days": 2,
                "time_zone": "Europe/London",
            },
            request_only=True,
        )
    ]
)
class BabySerializer(StrictSerializer):
    """A baby, and the two dates that every age rests on."""

    id = IdField(required=False)
    name = serializers.CharField(max_length=NAME_LENGTH)
    birth_date = serializers.DateField()
    birth_is_estimated = serializers.BooleanField(required=False)
    gestation_weeks = serializers.IntegerField(required=False, allow_null=True)
    gestation_days = serializers.IntegerField(required=False, allow_null=True)
    due_date = serializers.DateField(required=False, allow_null=True)
    visit_on = serializers.DateField(required=False, allow_null=True)
    time_zone = serializers.CharField(max_length=64)
    # Said once, where the page asks: another baby of that day; a rare number of weeks.
    is_twin = serializers.BooleanField(required=False, write_only=True)
    is_confirmed = serializers.BooleanField(required=False, write_only=True)
    # Told with the effect of other dates: with it, only what was seen so is saved.
    confirm = serializers.CharField(
        required=False, allow_blank=True, write_only=True, max_length=64
    )
    quiet_since = serializers.DateTimeField(read_only=True, allow_null=True)
    zero_day = serializers.DateField(read_only=True)
    role = serializers.ChoiceField(Role.choices, read_only=True)
    created_at = serializers.DateTimeField(read_only=True)


@extend_schema_serializer(
    examples=[OpenApiExample("Rest", {"is_quiet": True}, request_only=True)]
)
class QuietSerializer(StrictSerializer):
    """Whether a baby's pages rest: no prompts, windows or tips; memories stay."""

    is_quiet = serializers.BooleanField()


@extend_schema_serializer(
    examples=[
        OpenApiExample("Just now", {}, request_only=True),
        OpenApiExample(
            "At a face, awake",
            {
                "observed_at": "2026-11-10T08:30:00+00:00",
                "state": "awake",
                "trigger": ["face", "voice"],
                "directed": "person",
                "note": "At the window",
            },
            request_only=True,
        ),
    ]
)
class SmileSerializer(StrictSerializer):
    """One smile or laugh (clinical rules A.2), and what the rules make of it.

    Give `observed_at`, or `on` alone when only the day is known; without either it
    was just now.
    """

    id = IdField(required=False)
    kind = serializers.ChoiceField(KindChoice.choices, required=False)
    observed_at = MomentField(required=False, allow_null=True)
    on = serializers.DateField(required=False)
    precision = serializers.ChoiceField(Precision.choices, required=False)
    time_zone = serializers.CharField(read_only=True)
    state = serializers.ChoiceField(StateChoice.choices, required=False)
    eyes = serializers.ChoiceField(EyesChoice.choices, required=False)
    trigger = ManyOrOneField(
        child=serializers.ChoiceField(TriggerChoice.choices),
        required=False,
        max_length=len(TriggerChoice),
    )
    directed = serializers.ChoiceField(DirectedChoice.choices, required=False)
    form = serializers.ChoiceField(FormChoice.choices, required=False)
    repeatable = serializers.ChoiceField(RepeatableChoice.choices, required=False)
    reporter = serializers.ChoiceField(ReporterChoice.choices, required=False)
    note = serializers.CharField(
        required=False, allow_blank=True, max_length=NOTE_LENGTH
    )
    # A sleep timer said the state, and nobody has looked at it since.
    state_is_guess = serializers.BooleanField(read_only=True)
    sub_type = serializers.ChoiceField(["sleep_laugh"], read_only=True, allow_null=True)
    corrected_age_days = serializers.IntegerField(read_only=True)
    reasons = serializers.ListField(child=serializers.CharField(), read_only=True)
    logged_at = serializers.DateTimeField(read_only=True)

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        """With `class`, which Python keeps for itself."""
        given = serializers.ChoiceField(SmileClassChoice.choices, read_only=True)
        return {**super().get_fields(), "class": given}

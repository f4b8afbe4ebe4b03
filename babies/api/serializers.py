"""What programs read and write of a diary."""

from typing import Any

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
    SmileClassChoice,
    StateChoice,
    TriggerChoice,
)
from babies.models import NOTE_LENGTH


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
    corrected_age_days = serializers.IntegerField(read_only=True)
    reasons = serializers.ListField(child=serializers.CharField(), read_only=True)
    logged_at = serializers.DateTimeField(read_only=True)

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        """With `class`, which Python keeps for itself."""
        given = serializers.ChoiceField(SmileClassChoice.choices, read_only=True)
        return {**super().get_fields(), "class": given}

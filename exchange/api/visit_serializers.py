"""What programs read and write for a visit, and of keepsakes."""

from typing import Any

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers

from accounts.api.fields import StrictSerializer
from babies.models import NOTE_LENGTH
from exchange.notes import HELP
from milestones.keepsakes import KeepsakeKind


@extend_schema_serializer(
    examples=[
        OpenApiExample(
            "Something to ask",
            {"hearing": "Tested after birth", "questions": "Which vitamins?"},
            request_only=True,
        )
    ]
)
class VisitNotesSerializer(StrictSerializer):
    """What a family wants to tell at a visit, in its own words."""

    changed_at = serializers.DateTimeField(read_only=True, allow_null=True)

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        """One text for each thing the page asks about."""
        texts = {
            name: serializers.CharField(
                required=False, allow_blank=True, max_length=NOTE_LENGTH
            )
            for name in HELP
        }
        return {**texts, **super().get_fields()}


class KeepsakeSerializer(StrictSerializer):
    """A day worth keeping, and the address of its image."""

    kind = serializers.ChoiceField([(k.value, k.value) for k in KeepsakeKind])
    title = serializers.CharField()
    on = serializers.DateField()
    day = serializers.CharField()
    image = serializers.CharField()

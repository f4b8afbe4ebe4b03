"""What programs read and write of sleeps."""

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers

from accounts.api.fields import IdField, MomentField, StrictSerializer
from babies.models import NOTE_LENGTH


@extend_schema_serializer(
    examples=[
        OpenApiExample(
            "A nap",
            {
                "started_at": "2026-11-10T10:00:00+00:00",
                "ended_at": "2026-11-10T11:15:00+00:00",
            },
            request_only=True,
        )
    ]
)
class SleepSerializer(StrictSerializer):
    """One sleep; without an end it still runs.

    Two sleeps never overlap: with `trim` the sleep keeps what others leave of it. One
    that is longer than a night is asked about: `confirm_long` says that it is right.
    """

    id = IdField(required=False)
    started_at = MomentField()
    ended_at = MomentField(required=False, allow_null=True)
    note = serializers.CharField(
        required=False, allow_blank=True, max_length=NOTE_LENGTH
    )
    trim = serializers.BooleanField(required=False, write_only=True)
    confirm_long = serializers.BooleanField(required=False, write_only=True)
    on = serializers.DateField(read_only=True)
    time_zone = serializers.CharField(read_only=True)
    minutes = serializers.IntegerField(read_only=True, allow_null=True)
    logged_at = serializers.DateTimeField(read_only=True)


class StartSerializer(StrictSerializer):
    """The timer starts now."""

    id = IdField(required=False)


class StopSerializer(StrictSerializer):
    """The timer stops now, even after very long if `confirm_long` says so."""

    confirm_long = serializers.BooleanField(required=False)


class EmptySerializer(StrictSerializer):
    """Nothing is said."""

"""What programs read and write of calendars, webhooks and receipts."""

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers

from accounts.api.fields import IdField, StrictSerializer
from exchange.models.outside import ADDRESS_LENGTH, About


class CalendarSerializer(StrictSerializer):
    """One's own calendar of a baby; its `address` is told once, by whoever makes it."""

    is_private = serializers.BooleanField(
        required=False, help_text="Whether each day is called “Smilestone date”."
    )
    is_on = serializers.BooleanField(read_only=True)
    made_at = serializers.DateTimeField(read_only=True, allow_null=True)
    address = serializers.CharField(read_only=True, allow_null=True)


@extend_schema_serializer(
    examples=[
        OpenApiExample(
            "A program of one's own",
            value={"address": "https://hooks.example.com/smiles"},
            request_only=True,
        )
    ]
)
class WebhookSerializer(StrictSerializer):
    """A webhook; the `secret` that signs its letters is told once, when it is made.

    `stopped_at` is null while it is on. `is_on` may be sent to stop it and to begin
    again; what happened in between is not told.
    """

    id = IdField(required=False)
    address = serializers.CharField(max_length=ADDRESS_LENGTH)
    with_details = serializers.BooleanField(required=False)
    is_on = serializers.BooleanField(required=False)
    made_at = serializers.DateTimeField(read_only=True)
    stopped_at = serializers.DateTimeField(read_only=True, allow_null=True)
    failures = serializers.IntegerField(read_only=True)
    secret = serializers.CharField(read_only=True, allow_null=True)


class DeliverySerializer(StrictSerializer):
    """One letter of a webhook: what about, and what came of it.

    `due_at` is when it is tried next, null once it was taken or given up; `fault` is
    why no status came back.
    """

    id = IdField()
    event = serializers.CharField()
    made_at = serializers.DateTimeField()
    tried_at = serializers.DateTimeField(allow_null=True)
    due_at = serializers.DateTimeField(allow_null=True)
    attempts = serializers.IntegerField()
    status = serializers.IntegerField(allow_null=True)
    fault = serializers.ChoiceField(["", "refused", "too_slow", "unreachable"])


class ReceiptSerializer(StrictSerializer):
    """That something was deleted, when and how much."""

    number = serializers.CharField()
    about = serializers.ChoiceField(About.choices)
    asked_at = serializers.DateTimeField()
    due_at = serializers.DateTimeField(allow_null=True)
    gone_at = serializers.DateTimeField(allow_null=True)
    taken_back_at = serializers.DateTimeField(allow_null=True)
    counts = serializers.DictField(child=serializers.IntegerField())

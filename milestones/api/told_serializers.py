"""What programs read and write of lost skills, firsts, tips and reviews."""

from rest_framework import serializers

from accounts.api.fields import IdField, StrictSerializer
from babies.models import NOTE_LENGTH, TITLE_LENGTH
from clinical.advice import FlagKind, Level, When
from milestones.models import ActionChoice, OutcomeChoice


class LostSkillSerializer(StrictSerializer):
    """A skill that was there and is gone: an expectation by its id.

    `social-smile` is the smile itself.
    """

    id = IdField(required=False)
    skill = serializers.CharField(max_length=80)
    on = serializers.DateField(required=False)
    note = serializers.CharField(
        required=False, allow_blank=True, max_length=NOTE_LENGTH
    )
    logged_at = serializers.DateTimeField(read_only=True)


class FirstSerializer(StrictSerializer):
    """A first of the family's own; no rule reads it."""

    id = IdField(required=False)
    title = serializers.CharField(max_length=TITLE_LENGTH)
    on = serializers.DateField(required=False)
    note = serializers.CharField(
        required=False, allow_blank=True, max_length=NOTE_LENGTH
    )
    logged_at = serializers.DateTimeField(read_only=True)


class TipTriedSerializer(StrictSerializer):
    """A tip of the library that was tried, and what happened."""

    id = IdField(required=False)
    tip = serializers.CharField(max_length=60)
    outcome = serializers.ChoiceField(OutcomeChoice.choices)
    on = serializers.DateField(required=False)
    note = serializers.CharField(
        required=False, allow_blank=True, max_length=NOTE_LENGTH
    )
    logged_at = serializers.DateTimeField(read_only=True)


class FamilyReviewSerializer(StrictSerializer):
    """What somebody of the family did about a flag that stands today."""

    kind = serializers.ChoiceField([kind.value for kind in FlagKind])
    action = serializers.ChoiceField(ActionChoice.choices)
    id = IdField(read_only=True)
    since = serializers.DateField(read_only=True)
    level = serializers.ChoiceField([level.value for level in Level], read_only=True)
    when = serializers.ChoiceField([when.value for when in When], read_only=True)
    at = serializers.DateTimeField(read_only=True)

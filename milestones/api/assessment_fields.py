"""The fields of an assessment, as `manage.py assess` prints them."""

from typing import Any

from rest_framework import serializers

from babies.choices import SmileClassChoice
from clinical.advice import FlagKind, Level, When
from clinical.ages import AgeBasis
from clinical.observations import Kind
from clinical.window import Evidence, Status


def sentences() -> serializers.ListField:
    """Why, in whole sentences."""
    return serializers.ListField(child=serializers.CharField())


def one_of(words: Any, *, may_be_null: bool = False) -> serializers.ChoiceField:
    """One word of the rules."""
    return serializers.ChoiceField(
        [word.value for word in words], allow_null=may_be_null
    )


class WindowSerializer(serializers.Serializer[Any]):
    """When most babies smile at people, counted from the zero day."""

    zero_day = serializers.DateField()
    opens = serializers.DateField()
    last_day = serializers.DateField()
    late_from = serializers.DateField()
    clearly_late_from = serializers.DateField()


class SmileStatusSerializer(serializers.Serializer[Any]):
    """How it stands with the social smile."""

    status = one_of(Status)
    evidence = one_of(Evidence, may_be_null=True)
    first_on = serializers.DateField(allow_null=True)
    window = WindowSerializer()
    reasons = sentences()


class FlagSerializer(serializers.Serializer[Any]):
    """A reason to act, and how soon."""

    kind = one_of(FlagKind)
    level = one_of(Level)
    when = one_of(When)
    since = serializers.DateField()
    reasons = sentences()


class AdviceSerializer(serializers.Serializer[Any]):
    """What is most urgent of all."""

    level = one_of(Level)
    when = one_of(When, may_be_null=True)


class SeenSerializer(serializers.Serializer[Any]):
    """One thing that was seen, and what the rules make of it."""

    id = serializers.UUIDField(required=False)
    kind = one_of(Kind)
    on = serializers.DateField()
    sub_type = serializers.ChoiceField(["sleep_laugh"], required=False)
    reasons = sentences()

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        """With `class`, which Python keeps for itself."""
        given = serializers.ChoiceField(SmileClassChoice.choices, allow_null=True)
        return {**super().get_fields(), "class": given}


class LaterSerializer(serializers.Serializer[Any]):
    """What came after the day that was asked about."""

    first_on = serializers.DateField(allow_null=True)


class AssessmentSerializer(serializers.Serializer[Any]):
    """What the rules make of a diary on a day."""

    id = serializers.UUIDField()
    on = serializers.DateField()
    birth_age_days = serializers.IntegerField()
    corrected_age_days = serializers.IntegerField()
    age_basis = one_of(AgeBasis)
    age_notes = sentences()
    smile = SmileStatusSerializer()
    observations = SeenSerializer(many=True)
    flags = FlagSerializer(many=True)
    advice = AdviceSerializer()
    questions = sentences()
    rules_version = serializers.CharField()
    later = LaterSerializer(required=False)

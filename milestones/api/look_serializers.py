"""What programs read of the timeline and of the charts."""

from typing import Any, Final

from rest_framework import serializers

from accounts.api.fields import StrictSerializer
from babies.choices import SmileClassChoice
from milestones.stretches import Origin, Unit

#: The kinds of entries by the names of their addresses; and of the page's filter.
KIND_OF: Final = {
    "smiles": "smiles",
    "answers": "answers",
    "firsts": "firsts",
    "sleeps": "sleeps",
    "evenings": "bedtimes",
    "tips-tried": "tips",
    "concerns": "worries",
    "lost-skills": "losses",
    "episodes": "episodes",
}
KINDS: Final = [(name, name) for name in KIND_OF]


def _classes(**options: Any) -> serializers.ChoiceField:
    return serializers.ChoiceField(SmileClassChoice.choices, **options)


class TimelineFilterSerializer(StrictSerializer):
    """Which entries are asked for; only smiles have a class."""

    kind = serializers.ListField(child=serializers.ChoiceField(KINDS), required=False)
    since = serializers.DateField(required=False)
    until = serializers.DateField(required=False)

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        """With `class`, which Python keeps for itself."""
        classes = serializers.ListField(child=_classes(), required=False)
        return {**super().get_fields(), "class": classes}


class TimelineEntrySerializer(StrictSerializer):
    """An entry in a line, and the address of all that is known of it."""

    kind = serializers.ChoiceField(KINDS)
    id = serializers.UUIDField()
    on = serializers.DateField()
    at = serializers.DateTimeField(allow_null=True)
    words = serializers.CharField()
    note = serializers.CharField()
    logged_at = serializers.DateTimeField()
    address = serializers.CharField()
    photos = serializers.ListField(child=serializers.CharField())

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        """With `class`, which Python keeps for itself, and `label`, as the library."""
        fields = super().get_fields()
        fields["class"] = _classes(allow_null=True)
        fields["label"] = serializers.CharField()
        return fields


class ColumnSerializer(StrictSerializer):
    """One week or month of age: its first day, and its smiles by class."""

    number = serializers.IntegerField()
    since = serializers.DateField()
    reflex = serializers.IntegerField()
    unclear = serializers.IntegerField()
    likely_social = serializers.IntegerField()
    social = serializers.IntegerField()
    laugh = serializers.IntegerField()
    total = serializers.IntegerField()


class UsualTimeSerializer(StrictSerializer):
    """The usual time of the first social smile; both days are in it."""

    opens = serializers.DateField()
    last_day = serializers.DateField()


class SleptSerializer(StrictSerializer):
    """A day, and the minutes of sleep that were logged on it."""

    on = serializers.DateField()
    minutes = serializers.IntegerField()


class ChartsSerializer(StrictSerializer):
    """The numbers of both charts: smiles by age and class, sleep by day.

    A family that wants quiet has no `window`.
    """

    age = serializers.ChoiceField([(each.value, each.value) for each in Origin])
    part = serializers.CharField()
    parts = serializers.ListField(child=serializers.CharField())
    unit = serializers.ChoiceField([(each.value, each.value) for each in Unit])
    columns = ColumnSerializer(many=True)
    total = serializers.IntegerField()
    window = UsualTimeSerializer(allow_null=True)
    first_social_on = serializers.DateField(allow_null=True)
    sleep = SleptSerializer(many=True)

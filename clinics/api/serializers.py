"""What programs of staff read and write."""

from django.conf import settings
from rest_framework import serializers

from accounts.api.fields import IdField, StrictSerializer
from babies.models import NOTE_LENGTH
from clinical.advice import FlagKind, Level, When
from clinics.choices import (
    Action,
    AdviceKind,
    Mode,
    Outcome,
    Part,
    ReferralKind,
    ReferralStep,
)
from clinics.forms.worklist import STATES

FLAGS = [kind.value for kind in FlagKind]
LEVELS = [level.value for level in Level]
WHENS = [when.value for when in When]


class NamedSerializer(StrictSerializer):
    """A colleague."""

    id = IdField()
    name = serializers.CharField()


class WaitingSerializer(StrictSerializer):
    """A watched baby with its most urgent reason of one state."""

    share = IdField()
    name = serializers.CharField()
    birth_date = serializers.DateField()
    zero_day = serializers.DateField()
    language = serializers.ChoiceField(["", *(code for code, _ in settings.LANGUAGES)])
    kind = serializers.ChoiceField(FLAGS)
    level = serializers.ChoiceField(LEVELS)
    when = serializers.ChoiceField(WHENS)
    since = serializers.DateField()
    days_waiting = serializers.IntegerField()
    status = serializers.CharField()
    evidence = serializers.CharField(allow_null=True)
    reasons = serializers.IntegerField()
    state = serializers.ChoiceField([state for state, _ in STATES])
    action = serializers.ChoiceField(Action.choices, allow_null=True)
    outcome = serializers.ChoiceField(Outcome.choices, allow_null=True)
    snoozed_until = serializers.DateField(allow_null=True)
    taken_by = serializers.CharField(allow_null=True)


class ReviewSerializer(StrictSerializer):
    """One thing staff did about a reason; it is never changed.

    `outcome` goes with `closed`, `until_on` with `snoozed`, `to_staff` with
    `handed_over`, `advice` and `words` with `advised`, `refer_to` and `service` with
    `referred`.
    """

    id = IdField(required=False)
    share = IdField(write_only=True)
    kind = serializers.ChoiceField(FLAGS)
    action = serializers.ChoiceField(Action.choices)
    outcome = serializers.ChoiceField(Outcome.choices, required=False, allow_null=True)
    until_on = serializers.DateField(required=False, allow_null=True)
    to_staff = IdField(write_only=True, required=False)
    advice = serializers.ChoiceField(
        AdviceKind.choices, write_only=True, required=False
    )
    words = serializers.CharField(
        write_only=True, required=False, allow_blank=True, max_length=NOTE_LENGTH
    )
    refer_to = serializers.ChoiceField(
        ReferralKind.choices, write_only=True, required=False
    )
    service = serializers.CharField(
        write_only=True, required=False, allow_blank=True, max_length=120
    )
    note = serializers.CharField(
        required=False, allow_blank=True, max_length=NOTE_LENGTH
    )
    baby = IdField(read_only=True)
    since = serializers.DateField(read_only=True)
    handed_to = NamedSerializer(read_only=True, allow_null=True)
    advice_id = IdField(read_only=True, allow_null=True)
    referral_id = IdField(read_only=True, allow_null=True)
    by = NamedSerializer(read_only=True, allow_null=True)
    at = serializers.DateTimeField(read_only=True)


class ReasonSerializer(StrictSerializer):
    """Why a baby is on the list; `flag` is null once the reason is gone."""

    share = IdField()
    baby = IdField()
    name = serializers.CharField()
    kind = serializers.ChoiceField(FLAGS)
    on = serializers.DateField()
    level = serializers.ChoiceField(LEVELS, allow_null=True)
    when = serializers.ChoiceField(WHENS, allow_null=True)
    since = serializers.DateField(allow_null=True)
    reasons = serializers.ListField(child=serializers.CharField())
    status = serializers.CharField()
    evidence = serializers.CharField(allow_null=True)
    rules_version = serializers.CharField()
    reviews = ReviewSerializer(many=True)


class EventSerializer(StrictSerializer):
    """A step that a referral took."""

    step = serializers.ChoiceField(ReferralStep.choices)
    on = serializers.DateField()
    note = serializers.CharField()
    by = NamedSerializer(allow_null=True)
    at = serializers.DateTimeField()


class ReferralSerializer(StrictSerializer):
    """A baby sent on to another service, with its steps, the first on top."""

    id = IdField(required=False)
    share = IdField(write_only=True)
    kind = serializers.ChoiceField(ReferralKind.choices)
    service = serializers.CharField(required=False, allow_blank=True, max_length=120)
    baby = IdField(read_only=True)
    step = serializers.ChoiceField(ReferralStep.choices, read_only=True)
    step_on = serializers.DateField(read_only=True)
    due_on = serializers.DateField(read_only=True, allow_null=True)
    is_overdue = serializers.BooleanField(read_only=True)
    made_by = NamedSerializer(read_only=True, allow_null=True)
    made_at = serializers.DateTimeField(read_only=True)
    events = EventSerializer(many=True, read_only=True)


class MoveSerializer(StrictSerializer):
    """The next step of a referral; without a day it was today."""

    step = serializers.ChoiceField(ReferralStep.choices)
    on = serializers.DateField(required=False)
    booked_for = serializers.DateField(required=False, allow_null=True)
    note = serializers.CharField(
        required=False, allow_blank=True, max_length=NOTE_LENGTH
    )


class SharedSerializer(StrictSerializer):
    """A baby that its family shows to the clinic."""

    share = IdField()
    baby = IdField()
    name = serializers.CharField()
    birth_date = serializers.DateField()
    zero_day = serializers.DateField()
    mode = serializers.ChoiceField(Mode.choices)
    is_watched = serializers.BooleanField()
    waits = serializers.BooleanField()
    parts = serializers.ListField(child=serializers.ChoiceField(Part.choices))
    until = serializers.DateTimeField()
    reading_days = serializers.ListField(child=serializers.IntegerField())


class WatchSerializer(StrictSerializer):
    """The answer to a family that asks to be watched: on which days, or not at all."""

    accept = serializers.BooleanField()
    reading_days = serializers.ListField(
        child=serializers.IntegerField(min_value=1, max_value=7),
        required=False,
        max_length=7,
    )

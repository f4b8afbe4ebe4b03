"""What programs of a family read and write of its sharing."""

from rest_framework import serializers

from accounts.api.fields import IdField, ManyOrOneField, StrictSerializer
from babies.models import NOTE_LENGTH
from clinics.choices import AdviceKind, Mode, Part, Reply, Verdict
from clinics.forms.sharing import SPANS


class ShareSerializer(StrictSerializer):
    """Who may see what of a diary, until when.

    Without `clinic_code` it is a link; its `address` and `passcode` are told once, in
    the answer that makes it. Give `lasts` or `until_on`; without either it is a week.
    """

    id = IdField(required=False)
    parts = ManyOrOneField(
        child=serializers.ChoiceField(Part.choices), max_length=len(Part)
    )
    clinic_code = serializers.CharField(
        write_only=True, required=False, allow_blank=True, max_length=40
    )
    mode = serializers.ChoiceField(Mode.choices, required=False)
    lasts = serializers.ChoiceField(list(SPANS), write_only=True, required=False)
    until_on = serializers.DateField(write_only=True, required=False)
    clinic = serializers.CharField(read_only=True, allow_null=True)
    waits = serializers.BooleanField(read_only=True)
    reads_on = serializers.DateField(read_only=True, allow_null=True)
    until = serializers.DateTimeField(read_only=True)
    made_at = serializers.DateTimeField(read_only=True)
    address = serializers.CharField(read_only=True, allow_null=True)
    passcode = serializers.CharField(read_only=True, allow_null=True)


class ExamCodeSerializer(StrictSerializer):
    """Six characters to read out in the exam room; told once, then null."""

    id = IdField(required=False)
    parts = ManyOrOneField(
        child=serializers.ChoiceField(Part.choices), max_length=len(Part)
    )
    code = serializers.CharField(read_only=True, allow_null=True)
    until = serializers.DateTimeField(read_only=True)


class LookSerializer(StrictSerializer):
    """One look at a diary by somebody outside the family."""

    number = serializers.IntegerField(read_only=True)
    at = serializers.DateTimeField(read_only=True)
    who = serializers.CharField(read_only=True)
    clinic = serializers.CharField(read_only=True)
    part = serializers.CharField(read_only=True)


class StaffAdviceSerializer(StrictSerializer):
    """Advice of staff; `reply` is null until the family has answered."""

    id = IdField()
    clinic = serializers.CharField()
    kind = serializers.ChoiceField(AdviceKind.choices)
    words = serializers.CharField()
    at = serializers.DateTimeField()
    reply = serializers.ChoiceField(Reply.choices, allow_null=True)
    reply_words = serializers.CharField()
    replied_at = serializers.DateTimeField(allow_null=True)


class ReplySerializer(StrictSerializer):
    """What a family answers to advice."""

    reply = serializers.ChoiceField(Reply.choices)
    reply_words = serializers.CharField(
        required=False, allow_blank=True, max_length=NOTE_LENGTH
    )


class DatesSerializer(StrictSerializer):
    """The dates of a birth."""

    birth_date = serializers.DateField()
    birth_is_estimated = serializers.BooleanField()
    gestation_weeks = serializers.IntegerField(allow_null=True)
    gestation_days = serializers.IntegerField(allow_null=True)
    due_date = serializers.DateField(allow_null=True)


class CorrectionSerializer(StrictSerializer):
    """Other dates of birth that staff suggest."""

    id = IdField()
    clinic = serializers.CharField()
    before = DatesSerializer()
    after = DatesSerializer()
    why = serializers.CharField()
    at = serializers.DateTimeField()
    verdict = serializers.ChoiceField(Verdict.choices)
    decided_at = serializers.DateTimeField(allow_null=True)


class VerdictSerializer(StrictSerializer):
    """A parent's answer to a suggestion."""

    verdict = serializers.ChoiceField([Verdict.ACCEPTED.value, Verdict.REFUSED.value])
    # Told with the effect of the dates: whoever sends it has seen that.
    confirm = serializers.CharField(required=False, allow_blank=True, max_length=64)

"""What programs of staff read of a record."""

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers

from accounts.api.fields import IdField, StrictSerializer
from babies.choices import ConcernChoice, SmileClassChoice
from babies.models import NOTE_LENGTH
from clinical.ages import AgeBasis
from clinical.window import Evidence, Status
from clinics.api.serializers import (
    FLAGS,
    LEVELS,
    WHENS,
    NamedSerializer,
    ReviewSerializer,
)
from clinics.choices import AdviceKind, Audience, Part, Reply
from milestones.api.look_serializers import SleptSerializer
from milestones.stretches import Unit


class RecordFactSerializer(StrictSerializer):
    """One of the facts that stand first on the page, in its words."""

    name = serializers.CharField()
    said = serializers.CharField()
    is_marked = serializers.BooleanField()
    is_old = serializers.BooleanField()


class ClassCountsSerializer(StrictSerializer):
    """How many smiles of each class."""

    reflex = serializers.IntegerField()
    unclear = serializers.IntegerField()
    likely_social = serializers.IntegerField()
    social = serializers.IntegerField()
    laugh = serializers.IntegerField()


class SmilingSerializer(StrictSerializer):
    """Where a baby stands on social smiling, and why."""

    status = serializers.ChoiceField([each.value for each in Status])
    evidence = serializers.ChoiceField(
        [each.value for each in Evidence], allow_null=True
    )
    window_opens = serializers.DateField()
    window_last_day = serializers.DateField()
    first_social_on = serializers.DateField(allow_null=True)
    confirmed_on = serializers.DateField(allow_null=True)
    last_7_days = ClassCountsSerializer()
    newest_on = serializers.DateField(allow_null=True)
    is_old = serializers.BooleanField()
    reasons = serializers.ListField(child=serializers.CharField())


class RecordWorrySerializer(StrictSerializer):
    """What a family is worried about; never its note."""

    kind = serializers.ChoiceField(ConcernChoice.choices)
    on = serializers.DateField()


class RecordSignSerializer(StrictSerializer):
    """A reason to act that stands today."""

    kind = serializers.ChoiceField(FLAGS)
    level = serializers.ChoiceField(LEVELS)
    when = serializers.ChoiceField(WHENS)
    since = serializers.DateField()
    words = serializers.CharField()
    reasons = serializers.ListField(child=serializers.CharField())


class AdvisedSerializer(StrictSerializer):
    """Advice of the clinic; `reply` is null until the family has answered."""

    id = IdField()
    kind = serializers.ChoiceField(AdviceKind.choices)
    words = serializers.CharField()
    by = NamedSerializer(allow_null=True)
    at = serializers.DateTimeField()
    reply = serializers.ChoiceField(Reply.choices, allow_null=True)
    reply_words = serializers.CharField()


@extend_schema_serializer(
    examples=[
        OpenApiExample(
            "A note for the team",
            {"audience": "team", "words": "Asked to film the next laugh."},
            request_only=True,
        )
    ]
)
class StaffNoteSerializer(StrictSerializer):
    """A note of staff; one for the team never reaches the family."""

    id = IdField(required=False)
    audience = serializers.ChoiceField(Audience.choices)
    words = serializers.CharField(max_length=NOTE_LENGTH)
    by = NamedSerializer(read_only=True, allow_null=True)
    at = serializers.DateTimeField(read_only=True)


class RecordSerializer(StrictSerializer):
    """A baby on a day at its home, as far as its family shows it.

    `smiling` and `worries` are null where the family does not share that part.
    `gestation_days` is null where it is not known.
    """

    share = IdField()
    baby = IdField()
    name = serializers.CharField()
    on = serializers.DateField()
    parts = serializers.ListField(child=serializers.ChoiceField(Part.choices))
    birth_date = serializers.DateField()
    birth_is_estimated = serializers.BooleanField()
    gestation_days = serializers.IntegerField(allow_null=True)
    zero_day = serializers.DateField()
    age_days = serializers.IntegerField()
    corrected_age_days = serializers.IntegerField()
    age_basis = serializers.ChoiceField([each.value for each in AgeBasis])
    facts = RecordFactSerializer(many=True)
    smiling = SmilingSerializer(allow_null=True)
    worries = RecordWorrySerializer(many=True, allow_null=True)
    signs = RecordSignSerializer(many=True)
    advice = AdvisedSerializer(many=True)
    notes = StaffNoteSerializer(many=True)
    reviews = ReviewSerializer(many=True)
    rules_version = serializers.CharField()


class RecordLineSerializer(StrictSerializer):
    """One entry in words; `photo` is the id of a picture that may be opened."""

    head = serializers.CharField()
    small = serializers.ListField(child=serializers.CharField())
    smile_class = serializers.ChoiceField(SmileClassChoice.choices, allow_null=True)
    by_staff = serializers.BooleanField()
    photo = IdField(allow_null=True)


class RecordGroupSerializer(StrictSerializer):
    """Lines that belong together; `empty` is said where there is none."""

    title = serializers.CharField()
    empty = serializers.CharField()
    lines = RecordLineSerializer(many=True)


class SmiledSerializer(StrictSerializer):
    """Smiles by class in one week or month of the baby's age."""

    unit = serializers.ChoiceField([each.value for each in Unit])
    number = serializers.IntegerField()
    from_on = serializers.DateField()
    counts = ClassCountsSerializer()


class RecordPartSerializer(StrictSerializer):
    """One part of a record; `next` leads to its older entries."""

    share = IdField()
    part = serializers.ChoiceField(Part.choices)
    title = serializers.CharField()
    newest_on = serializers.DateField(allow_null=True)
    is_old = serializers.BooleanField()
    groups = RecordGroupSerializer(many=True)
    smiles = SmiledSerializer(many=True)
    sleep = SleptSerializer(many=True)
    next = serializers.URLField(allow_null=True)

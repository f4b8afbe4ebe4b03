"""What programs of staff read and write of their work: views, letters, team, numbers."""

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers

from accounts.api.fields import IdField, StrictSerializer
from babies.models import NOTE_LENGTH
from clinics.choices import StaffRole
from clinics.forms.letter import LONGEST
from clinics.forms.team import NAME_LENGTH
from clinics.numbers import HEADINGS


@extend_schema_serializer(
    examples=[
        OpenApiExample(
            "What nobody has taken",
            {"name": "Nobody's", "query": "state=open&by=nobody"},
            request_only=True,
        )
    ]
)
class SavedViewSerializer(StrictSerializer):
    """Filters of the worklist under a name; `query` goes behind its address."""

    id = IdField(read_only=True)
    name = serializers.CharField(max_length=60)
    query = serializers.CharField(max_length=500, allow_blank=True)


@extend_schema_serializer(
    examples=[
        OpenApiExample(
            "A letter", {"letter": "Dear colleagues,\n\nplease see."}, request_only=True
        )
    ]
)
class LetterSerializer(StrictSerializer):
    """The letter of a referral; empty while nobody has written it."""

    referral = IdField(read_only=True)
    letter = serializers.CharField(max_length=LONGEST)


class DraftSerializer(StrictSerializer):
    """What a letter could say, from what the family shares."""

    referral = IdField()
    draft = serializers.CharField()


class MemberSerializer(StrictSerializer):
    """Somebody who works at the clinic."""

    id = IdField()
    name = serializers.CharField()
    role = serializers.ChoiceField(StaffRole.choices)
    since = serializers.DateTimeField()
    is_me = serializers.BooleanField()


@extend_schema_serializer(
    examples=[OpenApiExample("A name", {"name": "Nurse Example"}, request_only=True)]
)
class OwnNameSerializer(StrictSerializer):
    """What families read when this person looked."""

    name = serializers.CharField(max_length=NAME_LENGTH)


class HandedSerializer(StrictSerializer):
    """Who takes over what somebody has begun; needed if there is any such thing."""

    to_staff = IdField(required=False)
    note = serializers.CharField(
        required=False, allow_blank=True, max_length=NOTE_LENGTH
    )


@extend_schema_serializer(
    examples=[OpenApiExample("A clinician", {"role": "clinician"}, request_only=True)]
)
class RoleSerializer(StrictSerializer):
    """Another role; `to_staff` and `note` if the new one sees no baby."""

    role = serializers.ChoiceField(StaffRole.choices)
    to_staff = IdField(required=False)
    note = serializers.CharField(
        required=False, allow_blank=True, max_length=NOTE_LENGTH
    )


@extend_schema_serializer(
    examples=[OpenApiExample("For a nurse", {"role": "nurse"}, request_only=True)]
)
class StaffLinkSerializer(StrictSerializer):
    """A link by which one person joins; only the answer that makes it has `address`."""

    id = IdField(required=False)
    role = serializers.ChoiceField(StaffRole.choices)
    made_by = serializers.CharField(read_only=True, allow_null=True)
    expires_at = serializers.DateTimeField(read_only=True)
    address = serializers.CharField(read_only=True, allow_null=True)


class CellSerializer(StrictSerializer):
    """One cell; null is hidden, since it could point to few babies."""

    words = serializers.CharField()
    count = serializers.IntegerField(allow_null=True)
    percent = serializers.IntegerField(allow_null=True)


class TableSerializer(StrictSerializer):
    """One table of the clinic's numbers."""

    name = serializers.ChoiceField([heading.name for heading in HEADINGS])
    title = serializers.CharField()
    about = serializers.CharField()
    cells = CellSerializer(many=True)
    total = serializers.IntegerField(allow_null=True)


class NumbersSerializer(StrictSerializer):
    """How long reasons wait at the clinic and what comes of them; no baby is in it.

    `late_percent` is that of those who answered; `expected_late_percent` is the range
    in the cohort it can be held against.
    """

    on = serializers.DateField()
    smallest = serializers.IntegerField()
    tables = TableSerializer(many=True)
    late_percent = serializers.FloatField(allow_null=True)
    expected_late_percent = serializers.ListField(child=serializers.FloatField())


@extend_schema_serializer(
    examples=[OpenApiExample("Read out", {"code": "K7M2PQ"}, request_only=True)]
)
class CodeSerializer(StrictSerializer):
    """The six characters that a family reads out in the exam room."""

    code = serializers.CharField(max_length=40)

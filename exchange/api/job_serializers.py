"""What programs read of work in the background, and send for it."""

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers

from accounts.api.fields import IdField, StrictSerializer
from exchange.models import JobKind, JobState


class HeldBabySerializer(StrictSerializer):
    """A baby in an archive, and whether it is new here."""

    name = serializers.CharField()
    is_new = serializers.BooleanField()


class RemarkSerializer(StrictSerializer):
    """What is wrong with one line."""

    line = serializers.IntegerField()
    field = serializers.CharField()
    message = serializers.CharField()


class JobSerializer(StrictSerializer):
    """One piece of work: ask again until `state` is `done` or `stopped`.

    `fault` is a word for why it stopped, `detail` the sentence. An export has `bytes`
    and the address of its `file`; a look through an archive has `babies`, `counts` of
    rows by kind and by what becomes of them, how many are `new`, and the `remarks` on
    lines that cannot be; a table that was added is the import of the same id.
    """

    id = IdField()
    kind = serializers.ChoiceField(JobKind.choices)
    state = serializers.ChoiceField(JobState.choices)
    baby = serializers.UUIDField(allow_null=True)
    done = serializers.IntegerField()
    total = serializers.IntegerField()
    fault = serializers.CharField()
    detail = serializers.CharField()
    made_at = serializers.DateTimeField()
    ended_at = serializers.DateTimeField(allow_null=True)
    expires_at = serializers.DateTimeField()
    bytes = serializers.IntegerField(allow_null=True)
    file = serializers.CharField(allow_null=True)
    babies = HeldBabySerializer(many=True)
    counts = serializers.DictField(
        child=serializers.DictField(child=serializers.IntegerField())
    )
    new = serializers.IntegerField()
    wrong = serializers.IntegerField()
    remarks = RemarkSerializer(many=True)


@extend_schema_serializer(
    examples=[OpenApiExample("A new archive", value={}, request_only=True)]
)
class ExportSerializer(StrictSerializer):
    """A wish for an archive; its `id` may be chosen."""

    id = IdField(required=False)


class ArchiveSerializer(StrictSerializer):
    """A zip file that Smilestone made; the `id` of the job may be chosen."""

    id = IdField(required=False)
    file = serializers.FileField(allow_empty_file=True)

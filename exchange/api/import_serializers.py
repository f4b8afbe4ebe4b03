"""What programs send and read of imports."""

from typing import Any

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers

from accounts.api.fields import IdField, StrictSerializer
from exchange.imports.hints import Pick
from exchange.imports.writing import MODELS
from exchange.models import Source


class FileNameSerializer(StrictSerializer):
    """A file that was brought, and how its letters were read."""

    name = serializers.CharField()
    encoding = serializers.CharField()


class ChoiceSerializer(StrictSerializer):
    """One answer that can be given, and what it says to a person."""

    value = serializers.CharField()
    label: Any = serializers.CharField()


class QuestionSerializer(StrictSerializer):
    """A question about how a file is meant, with the answer that is guessed or given.

    `choices` is null where any text may be sent, such as a day or a time zone.
    """

    name = serializers.CharField()
    label: Any = serializers.CharField()
    is_needed = serializers.BooleanField()
    value = serializers.CharField(help_text="Empty where nothing could be guessed.")
    choices = ChoiceSerializer(many=True, allow_null=True)


class UploadSerializer(StrictSerializer):
    """Something brought to be imported; nothing of it is in the diary yet."""

    id = IdField(read_only=True)
    source: Any = serializers.ChoiceField(Source.choices)
    at = serializers.DateTimeField(read_only=True)
    expires_at = serializers.DateTimeField(read_only=True)
    is_answered = serializers.BooleanField(read_only=True)


class UploadDetailSerializer(StrictSerializer):
    """The same, with what is asked about it."""

    id = IdField(read_only=True)
    source: Any = serializers.ChoiceField(Source.choices)
    at = serializers.DateTimeField(read_only=True)
    expires_at = serializers.DateTimeField(read_only=True)
    is_answered = serializers.BooleanField(read_only=True)
    files = FileNameSerializer(many=True, read_only=True)
    questions = QuestionSerializer(many=True, read_only=True)


class BringSerializer(StrictSerializer):
    """Files, or a text that is pasted: a table (`csv`), or the mail of the CDC tracker."""

    source: Any = serializers.ChoiceField(Source.choices)
    file = serializers.ListField(
        child=serializers.FileField(allow_empty_file=True),
        required=False,
        max_length=20,
    )
    text = serializers.CharField(
        required=False, allow_blank=True, trim_whitespace=False
    )


@extend_schema_serializer(
    examples=[
        OpenApiExample("As it was guessed", value={"answers": {}}, request_only=True),
        OpenApiExample(
            "Days before months", value={"answers": {"order": "dmy"}}, request_only=True
        ),
    ]
)
class AnswersSerializer(StrictSerializer):
    """Answers by the names of the questions; what is left out is as it was guessed."""

    answers = serializers.DictField(
        child=serializers.CharField(allow_blank=True, max_length=200)
    )


class LineRemarkSerializer(StrictSerializer):
    """What to look at: the file, the line, the column if it is about one, and why."""

    file = serializers.CharField()
    line = serializers.IntegerField()
    column = serializers.CharField()
    message = serializers.CharField()


class CountSerializer(StrictSerializer):
    """How many entries of a kind there are, and how many the diary has not."""

    kind = serializers.ChoiceField(list(MODELS))
    found = serializers.IntegerField()
    new = serializers.IntegerField()


class CandidateSerializer(StrictSerializer):
    """A text that may be an entry; `pick` is what it becomes unless another is sent."""

    name = serializers.CharField()
    file = serializers.CharField()
    line = serializers.IntegerField()
    when = serializers.CharField()
    text = serializers.CharField()
    pick = serializers.ChoiceField(Pick.choices)


class PreviewSerializer(StrictSerializer):
    """What would be added; the first hundred remarks of each kind are listed."""

    new = serializers.IntegerField()
    counts = CountSerializer(many=True)
    repeated = serializers.IntegerField()
    problem_count = serializers.IntegerField()
    problems = LineRemarkSerializer(many=True)
    notes = LineRemarkSerializer(many=True)
    left_out = serializers.ListField(child=serializers.CharField())
    candidates = CandidateSerializer(many=True)


@extend_schema_serializer(
    examples=[
        OpenApiExample("All of it", value={}, request_only=True),
        OpenApiExample(
            "Without two lines that cannot be read",
            value={"leave_out": 2},
            request_only=True,
        ),
    ]
)
class ConfirmSerializer(StrictSerializer):
    """How many lines may be left out, and what texts become, by their names."""

    leave_out = serializers.IntegerField(required=False, min_value=0, max_value=10**6)
    picks = serializers.DictField(
        child=serializers.ChoiceField(Pick.choices, allow_blank=True), required=False
    )


class ImportSerializer(StrictSerializer):
    """An import: how many entries of each kind it added, and whether it was undone."""

    id = IdField()
    source: Any = serializers.ChoiceField(Source.choices)
    at = serializers.DateTimeField()
    added = serializers.DictField(child=serializers.IntegerField())
    undone_at = serializers.DateTimeField(allow_null=True)
    can_redo = serializers.BooleanField()

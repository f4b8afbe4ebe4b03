"""What programs read and write of photos."""

from typing import Any

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers

from accounts.api.fields import IdField, StrictSerializer
from babies.choices import PhotoOf
from babies.forms.photo import PictureField
from babies.models import TITLE_LENGTH

PLEASE_CHOOSE = PictureField.default_error_messages["required"]


class PictureFileField(serializers.FileField):
    """A file as it was sent; the form of the pages checks it and makes it anew."""

    def to_internal_value(self, data: Any) -> Any:
        """Whatever was sent: what is no file, the form refuses, too."""
        return data


@extend_schema_serializer(
    examples=[
        OpenApiExample("What it shows", {"words": "In the garden"}, request_only=True)
    ]
)
class PhotoSerializer(StrictSerializer):
    """A photo of an entry, made anew: nothing that was hidden in it is kept.

    `width` and `height` are those of the large image; the small one is at most 400
    dots wide and high. `on` is the day that the entry had when the photo was added. What
    it shows, in `words`, can be changed; a parent also says whether it may be
    `in_shares`.
    """

    id = serializers.UUIDField(read_only=True)
    of = serializers.ChoiceField(PhotoOf.choices, read_only=True)
    entry = serializers.UUIDField(read_only=True)
    on = serializers.DateField(read_only=True)
    words = serializers.CharField(
        required=False, allow_blank=True, max_length=TITLE_LENGTH
    )
    in_shares = serializers.BooleanField(required=False)
    width = serializers.IntegerField(read_only=True)
    height = serializers.IntegerField(read_only=True)
    image = serializers.CharField(read_only=True)
    small_image = serializers.CharField(read_only=True)
    logged_at = serializers.DateTimeField(read_only=True)


class NewPhotoSerializer(StrictSerializer):
    """A new photo of a smile, an answer or an own first, as a form is sent.

    A JPEG, PNG, WebP or HEIC file of at most 15 MB.
    """

    id = IdField(required=False)
    of = serializers.ChoiceField(PhotoOf.choices)
    entry = IdField()
    image = PictureFileField(error_messages={"required": PLEASE_CHOOSE})
    words = serializers.CharField(
        required=False, allow_blank=True, max_length=TITLE_LENGTH
    )

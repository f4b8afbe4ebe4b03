"""What the serializers of all rooms are made of."""

import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext as _, gettext_lazy
from rest_framework import serializers

#: Years that every time zone can tell, with room for any birthday.
YEARS: Final = range(1900, 2200)


class StrictSerializer(serializers.Serializer[Any]):
    """Refuses what it does not know, by name; what is read only may be sent back."""

    def to_internal_value(self, data: Any) -> Any:
        """What was sent, checked field by field."""
        unknown = set(data) - set(self.fields) if isinstance(data, Mapping) else set()
        if unknown:
            sentence = _("There is no such field.")
            raise serializers.ValidationError(
                {name: [sentence] for name in sorted(unknown)}
            )
        return super().to_internal_value(data)


class IdField(serializers.UUIDField):
    """The id of a row, which whoever adds it may choose; written as text."""

    def to_internal_value(self, data: Any) -> uuid.UUID:
        """The id; a number is none."""
        if not isinstance(data, str):
            self.fail("invalid", value=data)
        found: uuid.UUID = super().to_internal_value(data)
        return found


class MomentField(serializers.DateTimeField):
    """A moment that says how far its clock is from UTC."""

    default_error_messages = {
        "naive": gettext_lazy("Please add the offset, such as Z or +02:00."),
        "year": gettext_lazy("This year cannot be. Please check it."),
    }

    def enforce_timezone(self, value: datetime) -> datetime:
        """The moment in UTC; without an offset nobody knows it."""
        if timezone.is_naive(value):
            self.fail("naive")
        if value.year not in YEARS:
            self.fail("year")
        return value.astimezone(UTC)


class ManyOrOneField(serializers.ListField):
    """A list of words; a single word is a list of one."""

    def to_internal_value(self, data: Any) -> list[Any]:
        """The list."""
        found: list[Any] = super().to_internal_value(
            [data] if isinstance(data, str) else data
        )
        return found


@cache
def _reader(kind: type[StrictSerializer], *, is_partial: bool) -> StrictSerializer:
    """One for all requests: checking changes nothing in it, making it is dear."""
    return kind(partial=is_partial)


def read(
    kind: type[StrictSerializer], sent: Any, *, is_partial: bool = False
) -> dict[str, Any]:
    """The fields of a body, each read as what it is. Raises ValidationError."""
    return dict(_reader(kind, is_partial=is_partial).run_validation(sent))

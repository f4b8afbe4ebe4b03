from datetime import UTC, datetime

import pytest
from rest_framework import serializers

from accounts.api.fields import IdField, ManyOrOneField, MomentField, StrictSerializer


class Sent(StrictSerializer):
    """Something of everything."""

    id = IdField(required=False)
    at = MomentField(required=False)
    words = ManyOrOneField(child=serializers.CharField(), required=False)
    told = serializers.CharField(read_only=True)


def refused(**sent):
    serializer = Sent(data=sent)
    assert not serializer.is_valid()
    return sorted(serializer.errors)


def test_what_is_unknown_is_named():
    assert refused(told="x", colour="red", smell="good") == ["colour", "smell"]


def test_what_is_read_only_may_be_sent_back():
    serializer = Sent(data={"told": "x"})
    assert serializer.is_valid()
    assert serializer.validated_data == {}


@pytest.mark.parametrize(
    ("said", "moment"),
    [
        ("2026-11-23T13:00:00+01:00", datetime(2026, 11, 23, 12, tzinfo=UTC)),
        ("1900-01-01T00:00:00Z", datetime(1900, 1, 1, tzinfo=UTC)),
    ],
)
def test_a_moment_is_read_in_utc(said, moment):
    serializer = Sent(data={"at": said})
    assert serializer.is_valid()
    assert serializer.validated_data["at"] == moment


@pytest.mark.parametrize(
    "said",
    ["2026-11-23T13:00:00", "2026-11-23", "1899-12-31T23:59:59Z", "2200-01-01T00:00Z"],
)
def test_a_moment_that_nobody_can_place_is_refused(said):
    assert refused(at=said) == ["at"]


@pytest.mark.parametrize("said", ["x", 7, True, None, [], "1" * 40])
def test_an_id_is_text_of_its_form(said):
    assert refused(id=said) == ["id"]


@pytest.mark.parametrize(("said", "words"), [("a", ["a"]), (["a", "b"], ["a", "b"])])
def test_a_word_is_a_list_of_one(said, words):
    serializer = Sent(data={"words": said})
    assert serializer.is_valid()
    assert serializer.validated_data["words"] == words


@pytest.mark.parametrize("said", [7, {"a": 1}, None])
def test_anything_else_is_no_list(said):
    assert refused(words=said) == ["words"]

import pytest
from rest_framework.exceptions import ValidationError

from accounts.api.fields import read
from milestones.api.look_serializers import (
    TimelineEntrySerializer,
    TimelineFilterSerializer,
)


def test_a_filter_is_read_with_its_classes():
    sent = {"class": ["laugh"], "kind": ["smiles", "evenings"]}
    assert read(TimelineFilterSerializer, sent) == sent
    with pytest.raises(ValidationError) as refused:
        read(TimelineFilterSerializer, {"class": ["moon"]})
    assert list(refused.value.detail) == ["class"]


def test_an_entry_has_what_python_and_the_library_keep_for_themselves():
    assert {"class", "label", "address"} <= TimelineEntrySerializer().fields.keys()

import pytest
from rest_framework.exceptions import ValidationError

from accounts.api.fields import read
from milestones.api.photo_serializers import NewPhotoSerializer, PhotoSerializer


def test_a_file_is_left_to_the_form():
    sent = {"of": "smile", "entry": "0b0e7c86-4f2c-4d3c-9a53-0d6d6f0f6f11"}
    assert read(NewPhotoSerializer, {**sent, "image": "text"})["image"] == "text"
    with pytest.raises(ValidationError) as refused:
        read(NewPhotoSerializer, sent)
    assert refused.value.detail == {"image": ["Please choose a photo."]}


def test_what_is_read_only_may_be_sent_back():
    sent = {"words": "Outside", "width": 3, "image": "/x", "in_shares": True}
    assert read(PhotoSerializer, sent) == {"words": "Outside", "in_shares": True}

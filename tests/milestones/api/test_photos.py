import uuid
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import TooManyFieldsSent
from django.core.files.storage import default_storage
from django.http import Http404
from rest_framework.exceptions import ParseError, ValidationError
from rest_framework.parsers import MultiPartParser

from accounts.api.problems import TooLargeError
from babies.api.entries import Here
from milestones.api.photos import (
    NewPhoto,
    PhotoParser,
    described,
    is_same,
    new_photo,
    shown_photo,
)
from tests.factories import NOW, make_baby, make_smile, parent_of
from tests.factories_photos import a_photo, entry_of, file_of, make_photo, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def baby():
    return make_baby()


@pytest.fixture
def here(baby):
    return Here(baby, parent_of(baby), NOW)


def test_what_is_told_of_a_photo(baby):
    row = make_photo(baby=baby, words="In the garden")
    place = f"/api/v1/babies/{baby.pk}/photos/{row.pk}"
    assert shown_photo(row, "Europe/Paris") == {
        "id": str(row.pk),
        "of": "smile",
        "entry": str(row.entry_id),
        "on": row.on.isoformat(),
        "words": "In the garden",
        "in_shares": False,
        "width": 60,
        "height": 40,
        "image": f"{place}/image/",
        "small_image": f"{place}/small-image/",
        "logged_at": "2026-11-23T13:00:00+01:00",
    }


def test_a_form_with_a_photo(baby, here):
    smile, key = make_smile(baby=baby), uuid.uuid4()
    sent = {"id": str(key), "of": "smile", "entry": str(smile.pk), "image": upload()}
    found, said = new_photo({**sent, "words": " Outside "}, here)
    assert (found, said.entry, said.words) == (key, entry_of(smile), "Outside")
    assert (said.picture.width, said.picture.height) == (60, 40)
    del sent["id"]
    assert new_photo({**sent, "image": upload()}, here)[0] is None


@pytest.mark.parametrize(
    ("image", "sentence"),
    [
        (upload(b"%PDF-1.7 no picture"), "We cannot read this file."),
        (upload(file_of(a_photo(200, 200))[:400]), "We cannot read this file."),
        ("IMG_0001.HEIC", "Please choose a photo."),
    ],
    ids=["pdf", "truncated", "text"],
)
def test_what_is_no_photo_is_refused_by_its_field(baby, here, image, sentence):
    entry = str(make_smile(baby=baby).pk)
    with pytest.raises(ValidationError) as refused:
        new_photo({"of": "smile", "entry": entry, "image": image}, here)
    detail: Any = refused.value.detail
    assert list(detail) == ["image"]
    assert detail["image"][0].startswith(sentence)


def test_an_entry_out_of_reach_is_not_found(here):
    entry = str(make_smile(baby=make_baby()).pk)
    with pytest.raises(Http404):
        new_photo({"of": "smile", "entry": entry, "image": upload()}, here)


def test_the_same_file_is_the_same_photo(baby, here):
    row = make_photo(baby=baby, words="Outside")
    with default_storage.open(str(row.image)) as file:
        large = file.read()
    sent = {"of": "smile", "entry": str(row.entry_id), "words": "Outside"}
    _key, said = new_photo({**sent, "image": upload()}, here)
    assert said.picture.large == large
    assert is_same(row, said)
    assert not is_same(row, NewPhoto(said.entry, said.picture, ""))
    blue = upload(file_of(a_photo(colour="blue")))
    assert not is_same(row, new_photo({**sent, "image": blue}, here)[1])


def test_only_parents_decide_about_shares(baby):
    row = make_photo(baby=baby, words="Outside")
    with pytest.raises(ValidationError) as refused:
        described({"in_shares": True}, row, may_manage=False)
    assert refused.value.detail == {"in_shares": ["Only a parent decides this."]}
    same = described({"in_shares": False, "words": "x"}, row, may_manage=False)
    assert (same.cleaned_data["words"], same.may_be_shared) == ("x", False)
    assert described({"in_shares": True}, row, may_manage=True).may_be_shared


def test_a_body_that_is_too_long_names_the_photo(settings, rf):
    request = rf.post("/", {"image": upload()})
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    with pytest.raises(TooLargeError) as refused:
        PhotoParser().parse(request, request.META["CONTENT_TYPE"], {"request": request})
    assert str(refused.value.detail).startswith("This photo is over 15 MB.")
    assert refused.value.field == "image"


def test_a_form_of_too_many_parts_is_refused(monkeypatch):
    def parse(*_args):
        raise TooManyFieldsSent

    monkeypatch.setattr(MultiPartParser, "parse", parse)
    with pytest.raises(ParseError) as refused:
        PhotoParser().parse(BytesIO(), "multipart/form-data", {})
    assert refused.value.detail == "This form has too many parts."

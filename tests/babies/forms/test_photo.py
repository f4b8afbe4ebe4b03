import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from babies.forms.photo import PhotoForm, PhotoWordsForm
from babies.models import Photo
from tests.factories_photos import a_photo, file_of, upload


def form_with(file=None, **said):
    files = MultiValueDict({} if file is None else {"image": [file]})
    return PhotoForm(data=said, files=files)


def test_a_photo_comes_out_made_anew():
    form = form_with(upload(file_of(a_photo(30, 20))), words="  A grin ")
    assert form.errors == {}
    picture = form.cleaned_data["image"]
    assert (picture.width, picture.height) == (30, 20)
    assert form.cleaned_data["words"] == "A grin"


@pytest.mark.parametrize("name", ["../../etc/passwd", "a.exe", "\x00.jpg", "🙂" * 300])
def test_what_a_file_is_called_does_not_matter(name):
    assert form_with(upload(name=name)).errors == {}


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (None, "Please choose a photo."),
        (SimpleUploadedFile("a.jpg", b""), "Please choose a photo."),
        (
            SimpleUploadedFile("a.jpg", b"hello", content_type="image/jpeg"),
            "We cannot read this file. Please choose a JPEG, PNG, WebP or HEIC photo.",
        ),
    ],
)
def test_what_is_no_photo_is_refused_beside_the_field(file, sentence):
    assert form_with(file).errors == {"image": [sentence]}


def test_text_in_place_of_a_file_is_no_photo():
    form = PhotoForm(data={"image": "x"}, files=MultiValueDict())
    assert form.errors == {"image": ["Please choose a photo."]}


@pytest.mark.parametrize("words", ["a\x00b", "x" * 121])
def test_words_are_short_and_plain(words):
    assert list(form_with(upload(), words=words).errors) == ["words"]


@pytest.mark.parametrize(
    ("may_manage", "before", "sent", "after"),
    [
        (True, False, {"in_shares": "on"}, True),
        (True, True, {}, False),
        (False, False, {"in_shares": "on"}, False),
        (False, True, {}, True),
    ],
)
def test_only_parents_decide_about_sharing(may_manage, before, sent, after):
    photo = Photo(words="", in_shares=before)
    form = PhotoWordsForm(photo=photo, may_manage=may_manage, data=sent)
    assert form.is_valid()
    assert form.may_be_shared is after
    assert ("in_shares" in form.fields) is may_manage

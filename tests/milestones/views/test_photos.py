import uuid
from datetime import date
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from babies.models import Photo
from babies.photos import MOST
from tests.factories import (
    make_answer,
    make_baby,
    make_caregiver,
    make_smile,
    make_user,
)
from tests.factories_logging import make_first
from tests.factories_photos import (
    POSITION,
    a_photo,
    entry_of,
    file_of,
    make_photo,
    positioned,
    upload,
)
from tests.milestones.pages import main_of, words_of

pytestmark = pytest.mark.django_db
NEXT = date(2026, 10, 20)
KINDS = [("smile", make_smile), ("answer", make_answer), ("first", make_first)]
of_each_kind = pytest.mark.parametrize(("kind", "make"), KINDS)


def address(baby, kind, row):
    return f"/babies/{baby.pk}/photos/new/{kind}/{row.pk}/"


def sent(**fields):
    return {"key": str(uuid.uuid4()), "image": upload(), "words": "A grin", **fields}


def stored(baby):
    try:
        return default_storage.listdir(f"photos/{baby.pk}")[1]
    except FileNotFoundError:
        return []


@of_each_kind
def test_a_photo_is_added_to_each_kind_of_entry(signed_in, baby, user, kind, make):
    row = make(baby=baby, on=baby.birth_on)
    response = signed_in.post(address(baby, kind, row), sent(), follow=True)
    photo = Photo.objects.get()
    assert (photo.entry_kind, photo.entry_id, photo.on) == (kind, row.pk, row.on)
    assert (photo.words, photo.logged_by, photo.baby) == ("A grin", user, baby)
    page = response.content.decode()
    assert "The photo is saved." in page
    assert f'action="/babies/{baby.pk}/photos/{photo.pk}/delete/"' in page
    assert f'src="/babies/{baby.pk}/photos/{photo.pk}-small.webp"' in page


def test_where_it_was_taken_stays_behind(signed_in, baby):
    row = make_smile(baby=baby)
    content = file_of(a_photo(), exif=positioned(6).tobytes())
    assert Image.open(BytesIO(content)).getexif().get_ifd(POSITION)[1] == "N"
    signed_in.post(address(baby, "smile", row), sent(image=upload(content)))
    photo = Photo.objects.get()
    given = signed_in.get(f"/babies/{baby.pk}/photos/{photo.pk}.webp").content
    assert dict(Image.open(BytesIO(given)).getexif()) == {}
    assert (photo.width, photo.height) == (40, 60)


def test_afterwards_one_is_where_one_was(signed_in, baby):
    row = make_smile(baby=baby)
    back = f"/babies/{baby.pk}/smiles/{row.pk}/"
    response = signed_in.post(address(baby, "smile", row), sent(next=back))
    assert response["Location"] == back
    response = signed_in.post(
        address(baby, "smile", row), sent(next="https://example.com/")
    )
    assert response["Location"] == address(baby, "smile", row)


def test_the_same_form_sent_twice_is_one_photo(signed_in, baby):
    row = make_smile(baby=baby)
    key = str(uuid.uuid4())
    for _ in range(2):
        signed_in.post(address(baby, "smile", row), sent(key=key))
    assert Photo.objects.count() == 1
    assert len(stored(baby)) == 2


@pytest.mark.parametrize("key", ["", "x", "\x00", "1" * 5000])
def test_a_broken_id_is_nobodys_mistake(signed_in, baby, key):
    row = make_smile(baby=baby)
    signed_in.post(address(baby, "smile", row), sent(key=key))
    assert Photo.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"image": ""}, "Please choose a photo."),
        ({"image": upload(b"hello")}, "We cannot read this file."),
        ({"image": upload(file_of(a_photo(), "GIF"))}, "We cannot read this file."),
        ({"words": "x" * 121}, "Please keep this to 120 characters."),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_stored(
    signed_in, baby, fields, sentence
):
    row = make_smile(baby=baby)
    response = signed_in.post(address(baby, "smile", row), sent(**fields))
    assert sentence in words_of(response)
    assert "<details open" in main_of(response)
    assert fields.get("words", "A grin") in main_of(response)
    assert Photo.objects.count() == 0
    assert stored(baby) == []


def test_a_fifth_photo_is_refused_with_a_sentence(signed_in, baby):
    row = make_smile(baby=baby)
    for _ in range(MOST):
        make_photo(baby=baby, entry=entry_of(row))
    response = signed_in.post(address(baby, "smile", row), sent())
    assert "This entry is full. Delete a photo to add another." in words_of(response)
    assert Photo.objects.count() == MOST
    assert len(stored(baby)) == 2 * MOST


@of_each_kind
def test_entries_of_others_and_in_the_bin_are_not_found(
    signed_in, baby, user, kind, make
):
    other = make_baby(by=user)
    row = make(baby=baby, on=baby.birth_on)
    foreign = make(baby=make_baby(), on=baby.birth_on)
    for door, entry in ((other, row), (baby, foreign), (foreign.baby, foreign)):
        assert signed_in.get(address(door, kind, entry)).status_code == 404
        assert signed_in.post(address(door, kind, entry), sent()).status_code == 404
    type(row).objects.filter(pk=row.pk).update(binned_at="2026-11-23T12:00Z")
    assert signed_in.post(address(baby, kind, row), sent()).status_code == 404
    assert Photo.objects.count() == 0


@pytest.mark.parametrize("kind", ["answer", "worries", "SMILE", "None"])
def test_an_entry_of_another_kind_is_not_found(signed_in, baby, kind):
    row = make_smile(baby=baby)
    assert signed_in.post(address(baby, kind, row), sent()).status_code == 404
    assert Photo.objects.count() == 0


def test_a_viewer_adds_nothing(client, baby):
    viewer = make_user()
    make_caregiver(baby=baby, user=viewer, role="viewer")
    client.force_login(viewer)
    row = make_smile(baby=baby)
    assert client.post(address(baby, "smile", row), sent()).status_code == 404
    assert Photo.objects.count() == 0


def test_after_the_session_ended_one_is_asked_to_sign_in(client, baby):
    row = make_smile(baby=baby)
    response = client.post(address(baby, "smile", row), sent(), follow=True)
    assert response.redirect_chain[0][0].startswith("/accounts/login/")
    assert "You were signed out. Please do it again." in response.content.decode()
    assert Photo.objects.count() == 0


def test_looking_changes_nothing(signed_in, baby):
    row = make_smile(baby=baby)
    response = signed_in.get(address(baby, "smile", row))
    assert "Add a photo" in words_of(response)
    assert Photo.objects.count() == 0


def test_the_page_of_an_answer_has_its_photos(signed_in, baby):
    old = make_answer(baby=baby, on=baby.birth_on, expectation="cdc-02m-studies-faces")
    new = make_answer(baby=baby, on=NEXT, expectation="cdc-02m-studies-faces")
    page_address = f"/babies/{baby.pk}/milestones/cdc-02m-studies-faces/"
    signed_in.post(address(baby, "answer", old), sent(words="Before"))
    page = main_of(signed_in.get(page_address))
    assert 'alt="Before"' in page
    assert f'action="{address(baby, "answer", new)}"' in page
    assert f'name="next" value="{page_address}"' in page


def test_an_expectation_without_answers_has_no_photos(signed_in, baby):
    page = main_of(
        signed_in.get(f"/babies/{baby.pk}/milestones/cdc-02m-studies-faces/")
    )
    assert "multipart" not in page


def test_the_page_of_an_own_first_has_its_photos(signed_in, baby):
    row = make_first(baby=baby, on=baby.birth_on)
    signed_in.post(address(baby, "first", row), sent(words="In the sink"))
    page = main_of(signed_in.get(f"/babies/{baby.pk}/firsts/{row.pk}/edit/"))
    assert 'alt="In the sink"' in page
    assert f'action="{address(baby, "first", row)}"' in page

import uuid
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage

from babies.api.entries import Here
from babies.choices import Role
from babies.models import Photo
from babies.photos import bin_photo, small_place
from babies.services import IdTakenError
from milestones.api.photo_views import PhotoViewSet
from milestones.api.photos import new_photo
from tests.factories import (
    NOW,
    make_baby,
    make_caregiver,
    make_smile,
    make_user,
    parent_of,
)
from tests.factories_api import api, fields_of
from tests.factories_photos import (
    a_photo,
    entry_of,
    file_of,
    make_photo,
    positioned,
    upload,
)

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]


@pytest.fixture
def baby():
    return make_baby()


@pytest.fixture
def program(baby):
    return api(parent_of(baby))


def photos_of(baby, *rest):
    return "/".join(["/api/v1/babies", str(baby.pk), "photos", *map(str, rest), ""])


def send(program, baby, smile, **more):
    sent = {"of": "smile", "entry": str(smile.pk), "image": upload(), **more}
    return program.post(photos_of(baby), sent, format="multipart")


def test_a_new_photo_is_made_anew(baby, program):
    smile = make_smile(baby=baby)
    image = upload(file_of(a_photo(), exif=positioned()))
    response = send(program, baby, smile, image=image, words="Outside")
    row = Photo.objects.get()
    assert response.status_code == 201
    assert response.json()["id"] == str(row.pk)
    assert (row.entry_id, row.words, row.on) == (smile.pk, "Outside", smile.on)
    assert (row.logged_by, row.logged_at) == (parent_of(baby), NOW)
    image = program.get(response.json()["image"])
    assert image["Content-Type"] == "image/webp"
    assert b"Exif" not in image.content
    with default_storage.open(str(row.image)) as file:
        assert image.content == file.read()


def test_a_photo_sent_twice_is_one(baby, program):
    smile, key = make_smile(baby=baby), str(uuid.uuid4())
    first = send(program, baby, smile, id=key)
    again = send(program, baby, smile, id=key)
    other = send(program, baby, smile, id=key, words="Another")
    assert [each.status_code for each in (first, again, other)] == [201, 200, 409]
    assert first.json() == again.json()
    assert Photo.objects.count() == 1


def test_an_id_of_another_family_is_not_found(baby, program):
    theirs = make_photo(baby=make_baby())
    response = send(program, baby, make_smile(baby=baby), id=str(theirs.pk))
    assert response.status_code == 404
    assert Photo.objects.get() == theirs


def test_an_id_that_was_taken_meanwhile_is_no_new_photo(baby):
    theirs, smile = make_photo(baby=make_baby()), make_smile(baby=baby)
    here = Here(baby, parent_of(baby), NOW)
    sent = {"of": "smile", "entry": str(smile.pk), "image": upload()}
    said = new_photo(sent, here)[1]
    with pytest.raises(IdTakenError):
        PhotoViewSet().store(theirs.pk, said, here)


def test_an_entry_that_is_full_takes_no_more(baby, program):
    smile = make_smile(baby=baby)
    gone = make_photo(baby=baby, entry=entry_of(smile))
    program.delete(photos_of(baby, gone.pk))
    for _number in range(4):
        make_photo(baby=baby, entry=entry_of(smile))
    refused = [
        send(program, baby, smile),
        program.post(photos_of(baby, gone.pk, "restore")),
    ]
    for response in refused:
        assert response.status_code == 409
        assert response.json()["detail"].startswith("An entry holds up to 4 photos.")
    assert Photo.objects.filter(binned_at=None).count() == 4


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"image": "text"}, "image"),
        ({"image": upload(b"GIF89a no photo")}, "image"),
        ({"of": "sleep"}, "of"),
        ({"entry": "1"}, "entry"),
        ({"words": "a" * 121}, "words"),
        ({"title": "x"}, "title"),
        ({"id": "1"}, "id"),
    ],
    ids=["text", "gif", "of", "entry", "words", "unknown", "id"],
)
def test_what_cannot_be_is_refused_by_its_field(baby, program, more, field):
    response = send(program, baby, make_smile(baby=baby), **more)
    assert (response.status_code, fields_of(response)) == (400, [field])
    assert not Photo.objects.exists()


def test_a_photo_of_100_mb_is_refused_by_its_length(baby, program, settings):
    smile = make_smile(baby=baby)
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 300
    response = send(program, baby, smile)
    assert (response.status_code, fields_of(response)) == (413, ["image"])
    assert response["Content-Type"] == "application/problem+json"


def test_other_bodies_than_a_form_are_refused(baby, program):
    as_json = program.post(photos_of(baby), {"of": "smile"})
    torn = program.post(
        photos_of(baby), b"--x", content_type="multipart/form-data; boundary="
    )
    assert (as_json.status_code, torn.status_code) == (415, 400)


def test_the_images_are_asked_about_each_time(baby, program):
    row = make_photo(baby=baby)
    large = program.get(photos_of(baby, row.pk, "image"))
    small = program.get(photos_of(baby, row.pk, "small-image"))
    assert large["Cache-Control"] == small["Cache-Control"] == "private, no-cache"
    assert large["ETag"] != small["ETag"]
    with default_storage.open(small_place(row)) as file:
        assert small.content == file.read()
    known = program.get(
        photos_of(baby, row.pk, "image"), HTTP_IF_NONE_MATCH=large["ETag"]
    )
    assert (known.status_code, known.content) == (304, b"")
    bin_photo(photo=row, now=NOW)
    gone = program.get(
        photos_of(baby, row.pk, "image"), HTTP_IF_NONE_MATCH=large["ETag"]
    )
    assert gone.status_code == 404


def test_an_image_whose_file_is_gone_is_not_found(baby, program):
    row = make_photo(baby=baby)
    default_storage.delete(str(row.image))
    address = photos_of(baby, row.pk, "image")
    response = program.get(address, HTTP_ACCEPT="image/webp")
    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"


def test_photos_of_an_entry_are_chosen(baby, program):
    smile = make_smile(baby=baby, on=NOW.date() - timedelta(days=3))
    row, other = make_photo(baby=baby, entry=entry_of(smile)), make_photo(baby=baby)
    make_photo(baby=make_baby(by=parent_of(baby), name="Test Twin"))

    def found(asked):
        shown = program.get(photos_of(baby) + asked).json()["results"]
        return [each["id"] for each in shown]

    assert found("") == [str(row.pk), str(other.pk)]
    assert found(f"?entry={smile.pk}") == [str(row.pk)]
    assert found("?of=first") == []
    assert found("?since=2026-11-20") == [str(row.pk)]


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_costs_the_same_for_any_length(
    baby, program, count, django_assert_num_queries
):
    smile = make_smile(baby=baby)
    for _number in range(count):
        make_photo(baby=baby, entry=entry_of(smile))
    program.get(photos_of(baby))
    with django_assert_num_queries(3):
        program.get(photos_of(baby))


def test_other_words_and_into_a_share(baby, program):
    row = make_photo(baby=baby, words="Outside")
    address = photos_of(baby, row.pk)
    seen = program.get(address)["ETag"]
    shared = program.patch(address, {"in_shares": True}, HTTP_IF_MATCH=seen)
    stale = program.patch(address, {"words": "Other"}, HTTP_IF_MATCH=seen)
    assert (shared.json()["words"], shared.json()["in_shares"]) == ("Outside", True)
    assert stale.status_code == 412
    assert program.put(address, shared.json()).json() == shared.json()
    program.put(address, {"words": "In the garden"})
    row.refresh_from_db()
    assert (row.words, row.in_shares) == ("In the garden", False)


def test_a_caregiver_describes_and_shares_nothing(baby, program):
    row = make_photo(baby=baby)
    helper = api(make_caregiver(baby=baby, role=Role.CAREGIVER).user)
    address = photos_of(baby, row.pk)
    refused = helper.patch(address, {"in_shares": True})
    assert (refused.status_code, fields_of(refused)) == (400, ["in_shares"])
    program.patch(address, {"in_shares": True})
    assert helper.put(address, {"words": "Outside"}).status_code == 200
    row.refresh_from_db()
    assert (row.words, row.in_shares) == ("Outside", True)


def test_into_the_bin_and_out_again(baby, program):
    row = make_photo(baby=baby)
    assert program.delete(photos_of(baby, row.pk)).status_code == 204
    binned = program.get(photos_of(baby, "bin")).json()["results"]
    assert [each["id"] for each in binned] == [str(row.pk)]
    assert program.get(photos_of(baby, row.pk, "small-image")).status_code == 404
    assert program.post(photos_of(baby, row.pk, "restore")).status_code == 200
    row.refresh_from_db()
    assert row.binned_at is None


def test_photos_are_for_those_who_may_see_them(baby):
    row, smile = make_photo(baby=baby), make_smile(baby=baby)
    other = make_baby(by=parent_of(baby), name="Test Twin")
    for who in (api(make_user()), api(parent_of(baby), baby_id=other.pk)):
        for rest in ([row.pk], [row.pk, "image"], [row.pk, "small-image"]):
            assert who.get(photos_of(baby, *rest)).status_code == 404
        assert send(who, baby, smile).status_code == 404
    adds = api(parent_of(baby), scope="add-only")
    assert adds.get(photos_of(baby, row.pk, "image")).status_code == 403
    assert send(adds, baby, smile).status_code == 201

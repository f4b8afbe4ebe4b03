import uuid
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.db import DatabaseError

from babies.bins import purge_bin
from babies.choices import PhotoOf
from babies.models import Photo, Smile
from babies.photos import (
    MOST,
    PhotoLine,
    Pictured,
    TooManyPhotosError,
    add_photo,
    bin_photo,
    describe_photo,
    photos_of,
    restore_photo,
    small_place,
)
from babies.pictures import remade
from babies.services import bin_smile
from tests.factories import NOW, make_answer, make_baby, make_smile, parent_of
from tests.factories_logging import make_first
from tests.factories_photos import a_photo, entry_of, file_of, make_photo

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=31)


@pytest.fixture
def baby():
    return make_baby()


@pytest.fixture
def entry(baby):
    return entry_of(make_smile(baby=baby))


@pytest.fixture
def picture():
    content = file_of(a_photo(800, 400))
    return remade(BytesIO(content), len(content))


def line(baby, key=None, words=""):
    return PhotoLine(key or uuid.uuid4(), words, parent_of(baby), NOW)


def files(baby):
    """What lies in the store for a baby."""
    return sorted(default_storage.listdir(f"photos/{baby.pk}")[1])


def test_a_photo_is_a_row_with_two_files_under_names_that_say_nothing(
    baby, entry, picture
):
    key = uuid.uuid4()
    photo = add_photo(entry, picture, line(baby, key, "In the bath"))
    row = Photo.objects.get()
    assert row == photo
    assert (row.pk, row.baby, row.entry_kind, row.entry_id, row.on) == (
        key, baby, "smile", entry.pk, entry.on,
    )  # fmt: skip
    assert (row.width, row.height, row.words, row.in_shares) == (
        800, 400, "In the bath", False,
    )  # fmt: skip
    assert (row.logged_by, row.logged_at) == (parent_of(baby), NOW)
    assert str(row.image) == f"photos/{baby.pk}/{key}.webp"
    assert files(baby) == sorted([f"{key}.webp", f"{key}-small.webp"])
    assert default_storage.open(str(row.image)).read() == picture.large
    assert default_storage.open(small_place(row)).read() == picture.small


def test_the_same_form_sent_twice_is_one_photo(baby, entry, picture):
    key = uuid.uuid4()
    first = add_photo(entry, picture, line(baby, key))
    assert add_photo(entry, picture, line(baby, key)) == first
    assert len(files(baby)) == 2


def test_an_id_in_use_elsewhere_or_in_the_bin_gets_another(baby, entry, picture):
    foreign = make_photo(baby=make_baby())
    binned = make_photo(baby=baby, entry=entry)
    bin_photo(photo=binned, now=NOW)
    of_another_entry = make_photo(baby=baby)
    for taken in (foreign, binned, of_another_entry):
        added = add_photo(entry, picture, line(baby, taken.pk))
        assert (added.pk != taken.pk, added.entry_id) == (True, entry.pk)
    assert Photo.objects.count() == 6


def test_an_entry_holds_four_photos(baby, entry, picture):
    held = [add_photo(entry, picture, line(baby)) for _ in range(MOST)]
    with pytest.raises(TooManyPhotosError) as caught:
        add_photo(entry, picture, line(baby))
    assert caught.value.sentence == (
        "An entry holds up to 4 photos. Delete one to add another."
    )
    assert len(files(baby)) == 8
    # One in the bin takes no room, and finds none when it comes back.
    bin_photo(photo=held[0], now=NOW)
    add_photo(entry, picture, line(baby))
    with pytest.raises(TooManyPhotosError):
        restore_photo(photo=held[0])
    assert (
        list(photos_of(baby, entry.pk).values_list("pk", flat=True)).count(held[0].pk)
        == 0
    )


def test_without_its_row_no_file_stays(baby, entry, picture):
    missing = Pictured(baby, PhotoOf.SMILE, entry.pk, None)  # type: ignore[arg-type]
    with pytest.raises(DatabaseError):
        add_photo(missing, picture, line(baby))
    assert Photo.objects.count() == 0
    assert files(baby) == []


def test_photos_come_oldest_first_without_those_in_the_bin(baby, entry):
    rows = [make_photo(baby=baby, entry=entry) for _ in range(3)]
    for number, row in enumerate(reversed(rows)):
        Photo.objects.filter(pk=row.pk).update(logged_at=NOW + timedelta(number))
    make_photo(baby=baby)
    bin_photo(photo=rows[1], now=NOW)
    assert list(photos_of(baby, entry.pk)) == [rows[2], rows[0]]


def test_the_bin_keeps_the_day_it_was_first_filled(baby):
    photo = make_photo(baby=baby)
    bin_photo(photo=photo, now=NOW)
    bin_photo(photo=photo, now=LATER)
    photo.refresh_from_db()
    assert photo.binned_at == NOW
    restore_photo(photo=photo)
    restore_photo(photo=photo)
    photo.refresh_from_db()
    assert photo.binned_at is None


def test_words_and_sharing_are_kept(baby):
    photo = make_photo(baby=baby)
    describe_photo(photo=photo, words="A grin", in_shares=True)
    photo.refresh_from_db()
    assert (photo.words, photo.in_shares) == ("A grin", True)


def test_a_purged_photo_goes_with_its_files(
    baby, entry, django_capture_on_commit_callbacks
):
    gone, kept = (make_photo(baby=baby, entry=entry) for _ in range(2))
    bin_photo(photo=gone, now=NOW)
    with django_capture_on_commit_callbacks(execute=True):
        assert purge_bin(now=LATER) == 1
    assert list(Photo.objects.all()) == [kept]
    assert files(baby) == sorted([f"{kept.pk}.webp", f"{kept.pk}-small.webp"])


def test_files_stay_until_the_rows_are_surely_gone(
    baby, django_capture_on_commit_callbacks
):
    photo = make_photo(baby=baby)
    bin_photo(photo=photo, now=NOW)
    with django_capture_on_commit_callbacks(execute=False):
        purge_bin(now=LATER)
    assert len(files(baby)) == 2


def test_photos_go_with_the_smile_that_is_purged(
    baby, django_capture_on_commit_callbacks
):
    smile, other = make_smile(baby=baby), make_smile(baby=baby)
    make_photo(baby=baby, entry=entry_of(smile))
    kept = make_photo(baby=baby, entry=entry_of(other))
    bin_smile(smile=smile, by=parent_of(baby), now=NOW)
    with django_capture_on_commit_callbacks(execute=True):
        assert purge_bin(now=LATER) == 1
    assert list(Photo.objects.all()) == [kept]
    assert len(files(baby)) == 2


@pytest.mark.parametrize(
    ("kind", "make"), [(PhotoOf.FIRST, make_first), (PhotoOf.ANSWER, make_answer)]
)
def test_photos_go_with_every_other_kind_of_entry(
    baby, kind, make, django_capture_on_commit_callbacks
):
    row = make(baby=baby, on=baby.birth_on)
    make_photo(baby=baby, entry=Pictured(baby, kind, row.pk, row.on))
    type(row).objects.filter(pk=row.pk).update(binned_at=NOW)
    with django_capture_on_commit_callbacks(execute=True):
        assert purge_bin(now=LATER) == 1
    assert Photo.objects.count() == 0
    assert files(baby) == []


def test_a_missing_file_stops_no_purge(baby, django_capture_on_commit_callbacks):
    photo = make_photo(baby=baby)
    default_storage.delete(str(photo.image))
    bin_photo(photo=photo, now=NOW)
    with django_capture_on_commit_callbacks(execute=True):
        assert purge_bin(now=LATER) == 1
    assert files(baby) == []


def test_photos_of_the_same_smile_logged_twice_stay_with_the_one_that_is_kept(
    baby, django_capture_on_commit_callbacks
):
    smile, twice = make_smile(baby=baby), make_smile(baby=baby)
    photo = make_photo(baby=baby, entry=entry_of(twice))
    bin_smile(smile=twice, by=parent_of(baby), now=NOW)
    Smile.objects.filter(pk=twice.pk).update(merged_into=smile)
    with django_capture_on_commit_callbacks(execute=True):
        assert purge_bin(now=LATER) == 1
    photo.refresh_from_db()
    assert photo.entry_id == smile.pk
    assert len(files(baby)) == 2

    bin_smile(smile=smile, by=parent_of(baby), now=NOW)
    with django_capture_on_commit_callbacks(execute=True):
        assert purge_bin(now=LATER) == 1
    assert files(baby) == []


def test_photos_go_when_both_of_a_smile_logged_twice_go(
    baby, django_capture_on_commit_callbacks
):
    smile, twice = make_smile(baby=baby), make_smile(baby=baby)
    for row in (smile, twice):
        make_photo(baby=baby, entry=entry_of(row))
        bin_smile(smile=row, by=parent_of(baby), now=NOW)
    Smile.objects.filter(pk=twice.pk).update(merged_into=smile)
    with django_capture_on_commit_callbacks(execute=True):
        assert purge_bin(now=LATER) == 2
    assert files(baby) == []
    assert not Photo.objects.exists()

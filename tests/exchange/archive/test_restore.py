import pytest
from django.core.files.storage import default_storage
from PIL import Image

from babies.models import Baby, Photo, Smile
from exchange.archive import restore
from exchange.models import JobKind, JobState
from tests.factories import NOW, make_baby, make_smile, make_user
from tests.factories_archive import (
    archive_of,
    imported,
    make_full_diary,
    part_of,
    rows_in,
    wipe,
    with_parts,
    with_rows,
)
from tests.factories_photos import file_of, positioned

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW)]


def photo_part(content):
    return f"photos/{rows_in(content, 'photo')[0]['id']}.webp"


def test_export_wipe_import_export_gives_the_same_bytes(user):
    make_full_diary(by=user)
    make_full_diary(by=user, name="Test Fern")
    before = archive_of(user)
    wipe()
    job = imported(before, user)
    assert (job.state, job.fault) == (JobState.DONE, "")
    after = archive_of(user)
    assert part_of(after) == part_of(before)


def test_photos_come_back_byte_for_byte(user):
    make_full_diary(by=user)
    first = archive_of(user)
    wipe()
    imported(first, user)
    second = archive_of(user)
    photos = [f"photos/{row['id']}.webp" for row in rows_in(first, "photo")]
    assert [part_of(second, name) for name in photos] == [
        part_of(first, name) for name in photos
    ]


def test_a_look_adds_nothing(user):
    make_full_diary(by=user)
    content = archive_of(user)
    wipe()
    job = imported(content, user, kind=JobKind.CHECK)
    assert job.found["counts"]["smile"] == {"new": 2}
    assert job.found["names"] == [["Test Juniper", True]]
    assert job.found["babies"] == []
    counts = sum(sum(fates.values()) for fates in job.found["counts"].values())
    assert (job.total, job.done) == (counts + 3, counts + 3)
    assert not Baby.objects.exists()
    assert job.file


def test_after_an_import_the_file_is_gone(user, django_capture_on_commit_callbacks):
    baby = make_baby(by=user)
    content = archive_of(user)
    with django_capture_on_commit_callbacks(execute=True):
        job = imported(content, user)
    assert job.found["babies"] == [str(baby.pk)]
    assert not job.file
    assert not default_storage.exists(f"jobs/{job.pk}.zip")


def test_more_rows_than_are_taken_at_once(user, monkeypatch):
    monkeypatch.setattr(restore, "A_CHUNK", 2)
    baby = make_baby(by=user)
    for _smile in range(5):
        make_smile(baby=baby)
    content = archive_of(user)
    wipe()
    imported(content, user)
    assert Smile.objects.count() == 5


@pytest.mark.parametrize("kind", [JobKind.CHECK, JobKind.RESTORE])
def test_one_wrong_line_and_nothing_is_added(user, kind):
    make_full_diary(by=user)
    content = archive_of(user)
    wipe()
    rows = rows_in(content)
    rows[-4]["on"] = "2026-08-01"
    job = imported(with_rows(content, rows), user, kind=kind)
    assert (job.state, job.fault) == (JobState.STOPPED, "lines")
    assert not Baby.objects.exists()
    assert not Photo.objects.exists()


@pytest.mark.parametrize("kind", [JobKind.CHECK, JobKind.RESTORE])
def test_a_photo_that_is_none_stops_it_all(user, kind):
    make_full_diary(by=user)
    content = archive_of(user)
    wipe()
    broken = with_parts(content, {photo_part(content): b"GIF89a"})
    job = imported(broken, user, kind=kind)
    assert job.fault == "bad_photo"
    assert job.found["name"].startswith("photos/")
    assert not Baby.objects.exists()


def test_a_photo_with_something_beside_its_dots_is_made_anew(user):
    make_full_diary(by=user)
    content = archive_of(user)
    named = photo_part(content)
    image = Image.new("RGB", (60, 40), "orange")
    sent = file_of(image, "WEBP", exif=positioned())
    assert b"EXIF" in sent
    wipe()
    imported(with_parts(content, {named: sent}), user)
    kept = part_of(archive_of(user), named)
    assert b"EXIF" not in kept
    assert restore.is_plain(kept)


def test_a_photo_that_is_too_large_is_not_read(user, monkeypatch):
    make_full_diary(by=user)
    content = archive_of(user)
    monkeypatch.setattr(restore, "LARGEST_PHOTO", 10)
    assert imported(content, user, kind=JobKind.CHECK).fault == "bad_photo"


def test_a_photo_under_a_name_that_is_no_id_is_none(user):
    make_full_diary(by=user)
    content = archive_of(user)
    photo = part_of(content, photo_part(content))
    strange = with_parts(content, {f"photos/{'-' * 36}.webp": photo})
    assert imported(strange, user, kind=JobKind.CHECK).fault == "bad_photo"


def test_an_archive_of_nobody_is_fine(user):
    make_baby(by=user)
    content = with_rows(archive_of(user), [])
    job = imported(content, make_user())
    assert (job.state, job.found["names"], job.found["first"]) == ("done", [], "")

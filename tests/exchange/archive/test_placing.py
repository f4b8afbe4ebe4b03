from dataclasses import replace
from datetime import date, timedelta

import pytest

from babies.models import BedtimeNight, BedtimeStep, Photo, Sleep, Smile, VisitNotes
from babies.said import profile_of
from babies.services import add_baby, bin_smile, edit_baby
from exchange.archive.placing import Fate
from milestones.models import Review
from tests.factories import NOW, make_baby, make_concern, make_smile, make_user
from tests.factories_archive import (
    DAY,
    archive_of,
    imported,
    make_full_diary,
    rows_in,
    wipe,
    with_parts,
    with_rows,
)
from tests.factories_sleep import make_night, make_sleep, make_step

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW)]


def counts(content, user):
    job = imported(content, user)
    assert job.fault == ""
    return job.found["counts"]


def empty_again(baby, *models):
    """Delete all rows of some kinds, so that an archive brings them back."""
    for model in models:
        model.objects.filter(baby=baby).delete()


def test_a_second_run_finds_everything_there(user):
    make_full_diary(by=user)
    content = archive_of(user)
    wipe()
    first, second = counts(content, user), counts(content, user)
    assert {name: set(fates) for name, fates in first.items()} == {
        name: {"new"} for name in first
    }
    assert {name: set(fates) for name, fates in second.items()} == {
        name: {"same"} for name in first
    }
    assert archive_of(user)


def test_what_says_something_else_here_stays_as_it_is(user):
    baby = make_full_diary(by=user)
    content = archive_of(user)
    edit_baby(
        baby=baby, profile=replace(profile_of(baby), name="Test Fern"), by=user, now=NOW
    )
    Smile.objects.update(note="Other words")
    VisitNotes.objects.update(vision="Sees well")
    found = counts(content, user)
    assert found["baby"] == {Fate.OTHER: 1}
    assert found["smile"] == {Fate.OTHER: 2}
    assert found["visit_notes"] == {Fate.OTHER: 1}
    assert found["concern"] == {Fate.SAME: 1}
    assert set(Smile.objects.values_list("note", flat=True)) == {"Other words"}
    baby.refresh_from_db()
    assert baby.name == "Test Fern"


def test_what_is_in_the_bin_stays_there(user):
    baby = make_baby(by=user)
    smile = make_smile(baby=baby)
    content = archive_of(user)
    bin_smile(smile=smile, by=user, now=NOW)
    assert counts(content, user)["smile"] == {Fate.BINNED: 1}
    smile.refresh_from_db()
    assert smile.binned_at == NOW


def test_a_sleep_takes_no_time_of_another(user):
    baby = make_baby(by=user)
    make_sleep(baby=baby)
    make_sleep(baby=baby, start=NOW - timedelta(hours=9))
    content = archive_of(user)
    empty_again(baby, Sleep)
    make_sleep(baby=baby, start=NOW - timedelta(hours=5, minutes=30))
    assert counts(content, user)["sleep"] == {Fate.BARRED: 1, Fate.NEW: 1}


def test_one_sleep_runs_at_most(user):
    baby = make_baby(by=user)
    make_sleep(baby=baby, start=NOW - timedelta(hours=1), running=True)
    content = archive_of(user)
    empty_again(baby, Sleep)
    make_sleep(baby=baby, start=NOW - timedelta(minutes=10), running=True)
    assert counts(content, user)["sleep"] == {Fate.BARRED: 1}
    empty_again(baby, Sleep)
    assert counts(content, user)["sleep"] == {Fate.NEW: 1}


def test_two_running_sleeps_of_one_file_are_one(user):
    baby = make_baby(by=user)
    make_sleep(baby=baby, start=NOW - timedelta(hours=1), running=True)
    content = archive_of(user)
    rows = rows_in(content)
    another = {**rows[1], "id": "0b7a0f4e-9d2c-4f0f-8f0a-7f3f8f4b8a11"}
    # Far ahead of the first, so that only "one runs" is in the way.
    wipe()
    found = counts(with_rows(content, [*rows, another]), user)
    assert found["sleep"] == {Fate.NEW: 1, Fate.BARRED: 1}


def test_an_evening_is_there_once(user):
    baby = make_baby(by=user)
    make_night(baby=baby, on=DAY)
    content = archive_of(user)
    empty_again(baby, BedtimeNight)
    make_night(baby=baby, on=DAY)
    assert counts(content, user)["evening"] == {Fate.BARRED: 1}


def test_a_review_is_there_once(user):
    baby = make_full_diary(by=user)
    content = archive_of(user)
    review = Review.objects.get()
    said = {
        name: getattr(review, name)
        for name in ("kind", "since", "level", "when", "newest_on", "facts", "action")
    }
    empty_again(baby, Review)
    Review.objects.create(baby=baby, at=NOW, **said)
    assert counts(content, user)["review"] == {Fate.BARRED: 1}


def test_steps_that_are_there_are_those_of_the_evenings(user):
    baby = make_full_diary(by=user)
    content = archive_of(user)
    empty_again(baby, BedtimeNight)
    steps = list(BedtimeStep.objects.order_by("pk"))
    found = counts(content, user)
    assert found["bedtime_step"] == {Fate.SAME: 2}
    assert found["evening"] == {Fate.NEW: 1}
    assert BedtimeNight.objects.get().steps == [steps[1].pk, steps[0].pk]


def test_a_routine_does_not_grow_beyond_its_limit(user):
    baby = make_full_diary(by=user)
    content = archive_of(user)
    empty_again(baby, BedtimeStep)
    for number in range(30):
        make_step(baby=baby, words=f"Step {number}")
    found = counts(content, user)
    # The one that was taken out of the routine is not counted.
    assert found["bedtime_step"] == {Fate.BARRED: 1, Fate.NEW: 1}


def test_a_photo_without_its_file_is_left_out(user):
    make_full_diary(by=user)
    content = archive_of(user)
    photo = rows_in(content, "photo")[0]["id"]
    wipe()
    found = counts(with_parts(content, {f"photos/{photo}.webp": None}), user)
    assert found["photo"] == {Fate.BARRED: 1, Fate.NEW: 2}


def test_an_entry_gets_no_more_photos_than_it_may_have(user):
    baby = make_full_diary(by=user)
    content = archive_of(user)
    photo = Photo.objects.get(entry_kind="first")
    entry = photo.entry_id
    photo.delete()
    Photo.objects.bulk_create(
        Photo(
            baby=baby, on=DAY, entry_kind="first", entry_id=entry, width=1, height=1,
            image=f"photos/{number}.webp", logged_at=NOW,
        )
        for number in range(4)
    )  # fmt: skip
    assert counts(content, user)["photo"] == {Fate.SAME: 2, Fate.BARRED: 1}


def test_entries_from_before_the_birth_that_is_known_here_are_left_out(user):
    baby = make_baby(by=user)
    make_concern(baby=baby, on=date(2026, 9, 2))
    content = archive_of(user)
    pk = baby.pk
    wipe()
    later = replace(profile_of(baby), birth_on=date(2026, 9, 10))
    add_baby(key=pk, profile=later, by=user, now=NOW)
    assert counts(content, user)["concern"] == {Fate.BARRED: 1}


def test_a_copy_for_somebody_else_has_ids_of_its_own(user):
    baby = make_full_diary(by=user)
    content = archive_of(user)
    other = make_user()
    first = counts(content, other)
    assert all(set(fates) == {"new"} for fates in first.values())
    copy = other.caring.get().baby
    assert copy.pk != baby.pk
    assert Smile.objects.filter(baby=baby).count() == 2
    assert Smile.objects.filter(baby=copy).count() == 2
    entries = {row.pk for row in Smile.objects.filter(baby=copy)}
    photos = Photo.objects.filter(baby=copy, entry_kind="smile")
    assert {photo.entry_id for photo in photos} <= entries
    second = counts(content, other)
    assert all(set(fates) == {"same"} for fates in second.values())
    assert other.caring.count() == 1


def test_twins_stay_together_in_a_copy(user):
    baby, twin = make_baby(by=user), make_baby(by=user)
    smile, other = make_smile(baby=baby), make_smile(baby=twin)
    Smile.objects.update(together=smile.pk)
    imported(archive_of(user), make_user())
    copies = Smile.objects.exclude(pk__in=[smile.pk, other.pk])
    [together] = set(copies.values_list("together", flat=True))
    assert copies.count() == 2
    assert together not in (None, smile.pk)


def test_nobody_but_a_clinic_says_that_its_staff_saw_something(user):
    make_smile(baby=make_baby(by=user), reporter="staff")
    content = archive_of(user)
    wipe()
    imported(content, user)
    assert Smile.objects.get().reporter == "staff"
    rows = rows_in(content)
    rows[1]["note"] = "Edited"
    wipe()
    imported(with_rows(content, rows), user)
    smile = Smile.objects.get()
    assert (smile.note, smile.reporter) == ("Edited", "parent")

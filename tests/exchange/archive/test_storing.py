import pytest
from django.core.files.storage import default_storage
from django.db import IntegrityError

from babies.choices import Role
from babies.days import rebuild_days
from babies.models import Baby, Caregiver, Photo, SleepVersion, Smile, SmileDay
from babies.photos import small_place
from babies.watch import set_watched
from exchange.archive.storing import Storer
from tests.factories import NOW, make_smile, make_user
from tests.factories_archive import archive_of, imported, make_full_diary, wipe

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW)]


@pytest.fixture
def content(user):
    make_full_diary(by=user)
    content = archive_of(user)
    wipe()
    return content


def files():
    return {
        f"{folder}/{name}"
        for folder in default_storage.listdir("photos")[0]
        for name in default_storage.listdir(f"photos/{folder}")[1]
    }


def test_who_imports_is_the_parent_of_a_new_baby(content):
    other = make_user()
    imported(content, other)
    carer = Caregiver.objects.get()
    assert (carer.user, carer.role) == (other, Role.PARENT)
    assert carer.since_at.date() == NOW.date()


def test_ones_own_rows_come_back_as_ones_own_and_others_without_a_name(content, user):
    imported(content, user)
    by = Smile.objects.order_by("on").values_list("logged_by", flat=True)
    assert list(by) == [None, user.pk]
    assert Baby.objects.get().created_by == user
    assert SleepVersion.objects.get().by == user


def test_rows_of_somebody_elses_file_are_those_of_who_brings_it(content):
    other = make_user()
    imported(content, other)
    by = Smile.objects.order_by("on").values_list("logged_by", flat=True)
    assert list(by) == [other.pk, other.pk]


def test_classes_and_days_are_worked_out_anew(content, user):
    imported(content, user)
    assert set(Smile.objects.values_list("smile_class", flat=True)) == {"social"}
    baby = Baby.objects.get()
    assert (baby.zero_on, baby.is_watched) == (baby.birth_on, False)
    before = list(SmileDay.objects.order_by("on").values_list("on", "social"))
    assert [social for _on, social in before] == [1, 1]
    rebuild_days(baby)
    assert list(SmileDay.objects.order_by("on").values_list("on", "social")) == before


def test_a_watched_baby_is_judged_again(user):
    baby = make_full_diary(by=user)
    smile = make_smile(baby=baby)
    content = archive_of(user)
    set_watched(baby, is_watched=True)
    imported(content, user)
    baby.refresh_from_db()
    assert baby.facts_number == 1
    smile.delete()
    imported(content, user)
    baby.refresh_from_db()
    assert baby.facts_number == 2


def test_photos_come_back_in_both_sizes(content, user):
    imported(content, user)
    for photo in Photo.objects.all():
        assert default_storage.exists(str(photo.image))
        assert default_storage.exists(small_place(photo))


def test_no_file_stays_when_the_rows_cannot(content, user, monkeypatch):
    def fails(self):
        raise IntegrityError

    monkeypatch.setattr(Storer, "finish", fails)
    before = files()
    with pytest.raises(IntegrityError):
        imported(content, user)
    assert not Baby.objects.exists()
    assert files() == before

"""Firsts, photos and notes for a visit are reached through the baby."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError

from babies.choices import Role
from babies.models import First, Photo, VisitNotes, photo_place
from tests.factories import BORN_ON, NOW, make_baby, make_caregiver, parent_of
from tests.factories_photos import make_photo

pytestmark = pytest.mark.django_db


@pytest.fixture
def baby():
    return make_baby()


def notes(baby):
    return VisitNotes.objects.create(baby=baby, feeding="Well", changed_at=NOW)


@pytest.mark.parametrize(
    ("role", "reads", "writes"),
    [
        (Role.PARENT, True, True),
        (Role.CAREGIVER, True, True),
        (Role.VIEWER, True, False),
    ],
)
def test_scopes_follow_the_role(baby, role, reads, writes):
    photo, told = make_photo(baby=baby), notes(baby)
    make_photo(baby=make_baby())
    notes(make_baby())
    user = make_caregiver(baby=baby, role=role).user
    for model, row in ((Photo, photo), (VisitNotes, told)):
        assert list(model.objects.visible_to(user)) == [row] * reads
        assert list(model.objects.editable_by(user)) == [row] * writes


def test_the_anonymous_reach_nothing(baby):
    make_photo(baby=baby)
    notes(baby)
    nobody = AnonymousUser()
    assert not Photo.objects.visible_to(nobody).exists()
    assert not VisitNotes.objects.visible_to(nobody).exists()
    assert not VisitNotes.objects.editable_by(nobody).exists()


def test_a_photo_in_the_bin_is_seen_in_the_bin_alone(baby):
    photo = make_photo(baby=baby)
    Photo.objects.filter(pk=photo.pk).update(binned_at=NOW)
    parent = parent_of(baby)
    assert not Photo.objects.visible_to(parent).exists()
    assert list(Photo.objects.binned_editable_by(parent)) == [photo]


def test_a_photo_lies_under_names_that_say_nothing(baby):
    photo = Photo(baby=baby)
    place = f"photos/{baby.pk}/{photo.pk}.webp"
    assert photo_place(photo, "../Juniper at home.jpg") == place


def test_a_photo_belongs_to_a_known_kind_of_entry(baby):
    photo = make_photo(baby=baby)
    with pytest.raises(IntegrityError):
        Photo.objects.filter(pk=photo.pk).update(entry_kind="sleep")


def test_rows_have_names_for_support_staff(baby):
    first = First(baby=baby, title="First bath", on=BORN_ON)
    assert str(first) == "First bath"
    assert str(make_photo(baby=baby)) == "smile 2026-09-11"
    assert str(notes(baby)) == "2026-11-23"

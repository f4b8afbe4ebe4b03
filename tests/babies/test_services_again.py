"""The same id sent again, when it is the same thing and when it is not."""

import uuid
from dataclasses import replace
from datetime import timedelta

import pytest

from babies.models import Baby, Caregiver, Smile
from babies.services import IdTakenError, add_baby, bin_smile, log_smile
from tests.factories import NOW, make_baby, make_profile, make_seen, make_user

pytestmark = pytest.mark.django_db


def test_a_twin_under_the_same_id_is_not_lost_silently():
    key, parent = uuid.uuid4(), make_user()
    one = make_profile(name="Test Castor")
    add_baby(key=key, profile=one, by=parent, now=NOW)

    with pytest.raises(IdTakenError):
        add_baby(key=key, profile=replace(one, name="Test Pollux"), by=parent, now=NOW)

    assert add_baby(key=key, profile=one, by=parent, now=NOW).pk == key
    assert list(Baby.objects.values_list("name", flat=True)) == ["Test Castor"]


def test_who_no_longer_sees_a_baby_learns_nothing_by_its_id():
    key, parent = uuid.uuid4(), make_user()
    said = make_profile()
    add_baby(key=key, profile=said, by=parent, now=NOW)
    Caregiver.objects.all().delete()

    with pytest.raises(IdTakenError):
        add_baby(key=key, profile=said, by=parent, now=NOW)


def test_what_was_put_into_the_bin_is_not_said_to_be_saved():
    baby, key, user = make_baby(), uuid.uuid4(), make_user()
    seen = make_seen(baby=baby, state="asleep")
    smile = log_smile(key=key, baby=baby, seen=seen, by=user, now=NOW)
    bin_smile(smile=smile, by=user, now=NOW)

    with pytest.raises(IdTakenError):
        log_smile(
            key=key, baby=baby, seen=seen, by=user, now=NOW + timedelta(seconds=9)
        )

    assert Smile.objects.get().binned_at == NOW

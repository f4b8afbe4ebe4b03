import uuid

import pytest

from babies.choices import Role
from babies.models import Smile
from exchange.archive.ids import baby_for, other_id, places_for
from tests.factories import NOW, make_baby, make_caregiver, make_smile, make_user

pytestmark = pytest.mark.django_db


def test_a_free_id_is_kept(user):
    own = uuid.uuid4()
    assert baby_for(own, user) == (own, None)


def test_a_baby_of_ones_own_is_found(user):
    baby = make_baby(by=user)
    assert baby_for(baby.pk, user) == (baby.pk, baby)
    carer = make_caregiver(baby=baby).user
    assert baby_for(baby.pk, carer) == (baby.pk, baby)


def test_a_baby_out_of_reach_gives_another_id_each_time_the_same(user):
    baby = make_baby()
    own, known = baby_for(baby.pk, user)
    assert known is None
    assert own == other_id(user.pk, baby.pk) != baby.pk
    assert baby_for(baby.pk, make_user())[0] != own


def test_who_only_looks_gets_a_copy(user):
    baby = make_caregiver(baby=make_baby(), user=user, role=Role.VIEWER).baby
    assert baby_for(baby.pk, user) == (other_id(user.pk, baby.pk), None)


def test_a_copy_in_the_bin_is_not_written_over(user):
    theirs = make_baby()
    once, _known = baby_for(theirs.pk, user)
    copy = make_baby(by=user)
    copy.pk, copy.binned_at = once, NOW
    copy.save(force_insert=True)
    twice, known = baby_for(theirs.pk, user)
    assert known is None
    assert twice == other_id(user.pk, once)


def test_places_of_rows(user):
    baby, other = make_baby(by=user), make_baby()
    mine, theirs, free = make_smile(baby=baby), make_smile(baby=other), uuid.uuid4()
    found = places_for(Smile, [mine.pk, theirs.pk, free], baby.pk)
    assert found == {
        mine.pk: (mine.pk, mine),
        theirs.pk: (other_id(baby.pk, theirs.pk), None),
        free: (free, None),
    }

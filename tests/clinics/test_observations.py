"""What staff see is an entry of their own."""

import uuid

import pytest

from babies.models import Smile
from babies.services import IdTakenError
from clinics.observations import (
    ANSWERS,
    Sight,
    Sighting,
    is_entry_of,
    log_sighting,
)
from tests.clinics.rows import make_staff
from tests.factories import NOW, make_baby, make_social_smile

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


def see(baby, sight, key=None, by=None):
    return log_sighting(
        Sighting(
            baby=baby,
            sight=sight,
            by=by or make_staff(),
            now=NOW,
            today=TODAY,
            key=key or uuid.uuid4(),
        )
    )


@pytest.mark.parametrize(
    ("sight", "smile_class"),
    [(Sight.AT_ME, "social"), (Sight.LAUGH, "laugh"), (Sight.ASLEEP, "reflex")],
)
def test_what_staff_saw_is_classed_as_any_entry(sight, smile_class):
    row = see(make_baby(birth_on=TODAY.replace(month=6)), sight)
    assert (row.smile_class, row.reporter, row.on) == (smile_class, "staff", TODAY)


def test_every_sight_has_its_answers():
    assert set(ANSWERS) == set(Sight)


def test_an_entry_of_the_family_stays_as_it_was():
    baby = make_baby()
    before = make_social_smile(baby=baby, on=TODAY)
    see(baby, Sight.ASLEEP)
    after = Smile.objects.get(pk=before.pk)
    assert (after.state, after.reporter, after.binned_at) == ("awake", "parent", None)
    assert Smile.objects.count() == 2


def test_what_is_sent_twice_is_one_entry_and_an_id_is_of_one_baby():
    key, nurse = uuid.uuid4(), make_staff()
    baby, other = make_baby(), make_baby()
    rows = [see(baby, Sight.AT_ME, key, nurse) for _ in range(2)]
    with pytest.raises(IdTakenError):
        see(other, Sight.AT_ME, key, nurse)
    assert rows[0] == rows[1] == Smile.objects.get()
    assert [is_entry_of(key, each) for each in (baby, other)] == [True, False]

"""A record holds what its share shows, and nothing else."""

import pytest

from clinics.choices import Part
from clinics.record import PARTS, first_page, part_of, record_of
from tests.clinics.diary import DAY, TODAY, make_chosen_photo, make_diary
from tests.clinics.rows import make_clinic, make_share
from tests.factories import make_baby, make_smile
from tests.factories_episodes import make_episode

pytestmark = pytest.mark.django_db
#: Words that stand in one part only.
ONLY_IN = {
    Part.SUMMARY: ("I am worried", "The family is worried"),
    Part.SMILES: ("Social smile", "Newest smile entry"),
    Part.MILESTONES: ("Gazes at the face", "A skill that was there is gone"),
    Part.SLEEP: ("2 hours a day",),
    Part.LAUGHS: ("Odd laughs and spells",),
    Part.PHOTOS: ("First bath",),
    Part.NOTES: ("Like a dream.", "So tired.", "Both sides fine."),
}


@pytest.fixture
def baby():
    baby = make_diary()
    make_chosen_photo(baby)
    return baby


def share(baby, *parts):
    return make_share(baby=baby, clinic=make_clinic(), parts=parts or tuple(Part))


def test_every_part_can_be_shown():
    assert set(PARTS) == set(Part)


@pytest.mark.parametrize("part", Part)
def test_a_record_of_one_part_shows_only_it(baby, part):
    said = str(record_of(share(baby, part.value), TODAY))
    for other, words in ONLY_IN.items():
        for word in words:
            assert (word in said) == (other is part), word


def test_a_whole_record_has_every_part_once(baby):
    found = record_of(share(baby), TODAY)
    assert [shown.part for shown in found.parts] == list(PARTS)
    assert found.first == first_page(share(baby), TODAY)
    assert found.first.strip is not None
    assert found.first.name == "Test Fern"


def test_without_smiles_there_is_no_strip_and_no_reason(baby):
    found = first_page(share(baby, "summary"), TODAY)
    assert (found.strip, found.reasons) == (None, [])


def test_the_strip_has_no_odd_laugh_that_is_not_shared():
    young = make_baby(birth_on=TODAY - 60 * DAY)
    make_episode(baby=young, on=TODAY - DAY)
    strips = [
        first_page(share(young, *parts), TODAY).strip
        for parts in (("smiles",), ("smiles", "laughs"))
    ]
    days = [sum(mark.days for mark in strip.marks) for strip in strips if strip]
    assert days == [0, 1]


def test_older_entries_are_a_page_away(baby):
    for _ in range(24):
        make_smile(baby=baby, on=TODAY)
    first, second = (part_of(share(baby), Part.SMILES, TODAY, n) for n in (1, 2))
    assert [len(shown.groups[1].lines) for shown in (first, second)] == [25, 3]
    assert (first.has_more, second.has_more) == (True, False)
    assert (first.newest, second.newest) == (TODAY, None)

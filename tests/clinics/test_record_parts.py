"""Each part shows what was logged, entry by entry, with its reasons."""

from datetime import timedelta

import pytest

from clinics.choices import Part
from clinics.reading import reading_of
from clinics.record_parts import (
    chosen_photos,
    laughs_part,
    milestones_part,
    photos_part,
    sleep_part,
    smiles_part,
)
from tests.clinics.diary import make_chosen_photo, make_diary
from tests.clinics.rows import make_clinic, make_share
from tests.factories import NOW, make_answer, make_baby, make_smile, make_social_smile
from tests.factories_episodes import make_episode
from tests.factories_photos import make_photo
from tests.factories_sleep import make_sleep

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
DAY = timedelta(days=1)


@pytest.fixture
def baby():
    return make_diary()


def read(baby, *parts):
    share = make_share(baby=baby, clinic=make_clinic(), parts=parts or tuple(Part))
    return reading_of(share, TODAY)


def heads(shown, title):
    group = next(group for group in shown.groups if group.title == title)
    return [line.head for line in group.lines]


def test_smiles_stand_entry_by_entry_with_their_reasons(baby):
    shown = smiles_part(read(baby))
    entries = shown.groups[1].lines
    assert [line.head for line in entries] == [
        "Sleep or reflex smile", "Social smile", "Social smile",
    ]  # fmt: skip
    assert entries[0].small[0] == "21 November 2026, noon"
    assert all(len(line.small) > 2 for line in entries)
    assert heads(shown, "Why")
    assert "Like a dream." not in str(shown)


def test_the_chart_and_its_table_count_the_same_smiles(baby):
    shown = smiles_part(read(baby, "smiles"))
    assert shown.chart is not None
    assert shown.chart.total == sum(each.total for each in shown.chart.columns) == 3
    assert len(shown.groups[1].lines) == 3
    assert (shown.first_on, shown.is_corrected) == (TODAY - 50 * DAY, False)
    assert (shown.newest, shown.is_old) == (TODAY - 2 * DAY, False)


def test_odd_laughs_are_on_the_chart_where_they_are_shared(baby):
    shown = smiles_part(read(baby, "smiles", "laughs"))
    assert shown.chart is not None
    assert shown.chart.total == 4


def test_what_staff_saw_is_told_apart_and_overwrites_nothing(baby):
    before = smiles_part(read(baby)).groups[1].lines
    make_social_smile(baby=baby, on=TODAY, reporter="staff")
    lines = smiles_part(read(baby)).groups[1].lines
    assert [line.by_staff for line in lines] == [True, False, False, False]
    assert lines[1:] == before


def test_milestones_say_what_is_gone_open_and_seen(baby):
    shown = milestones_part(read(baby))
    assert heads(shown, "Gone") == ["Smiles at a person while awake"]
    assert heads(shown, "Past its age and “not yet”") == [
        "Gazes at the face of a caregiver"
    ]
    assert len(heads(shown, "Seen")) == 2
    still = shown.groups[3].lines
    assert ("no answer yet",) in [line.small for line in still]
    assert ("“not yet” or not sure, on 18 November 2026",) in [
        line.small for line in still
    ]
    assert shown.newest == TODAY - 3 * DAY


def test_milestones_do_not_tell_of_smiles_that_are_not_shared(baby):
    alone = milestones_part(read(baby, "milestones"))
    assert len(heads(alone, "Seen")) == 1


def test_laughs_say_all_that_was_seen(baby):
    make_episode(baby=baby, on=TODAY, ticks=("video",))
    lines = laughs_part(read(baby)).groups[0].lines
    assert len(lines) == 2
    assert lines[0].small[-1] == "There is a film of it."
    assert "There is a film of it." not in lines[1].small
    assert "14 weeks 2 days · born on time" in lines[0].small


def test_sleep_has_a_chart_and_its_mean(baby):
    shown = sleep_part(read(baby))
    assert shown.groups[0].lines[0].head == "2 hours a day on 1 days with entries"
    assert shown.sleep is not None
    assert shown.sleep.most == 120
    assert (shown.newest, shown.is_old) == (TODAY - DAY, False)


def test_the_day_that_runs_is_not_in_the_mean():
    baby = make_baby()
    make_sleep(baby=baby)
    shown = sleep_part(read(baby))
    assert (shown.groups[0].lines, shown.newest) == ((), TODAY)


@pytest.mark.parametrize(
    ("make", "empty"),
    [
        (smiles_part, "not logged yet"),
        (laughs_part, "nothing logged"),
        (sleep_part, "No sleep was logged in the last two weeks."),
        (photos_part, "No photo was chosen for this share."),
    ],
)
def test_an_empty_part_says_so(make, empty):
    shown = make(read(make_baby()))
    assert shown.groups[-1].empty == empty
    assert (shown.groups[-1].lines, shown.newest, shown.is_old) == ((), None, False)


def test_old_entries_are_marked():
    baby = make_baby()
    make_smile(baby=baby, on=TODAY - 15 * DAY)
    make_answer(baby=baby, on=TODAY - 15 * DAY)
    make_episode(baby=baby, on=TODAY - 15 * DAY)
    found = read(baby)
    makes = (smiles_part, milestones_part, laughs_part)
    assert [make(found).is_old for make in makes] == [True, True, True]


def test_only_chosen_photos_are_in_a_share(baby):
    make_photo(baby=baby, words="At home")
    chosen, plain = make_chosen_photo(baby), make_chosen_photo(baby, words="")
    binned = make_chosen_photo(baby)
    binned.binned_at = NOW
    binned.save()
    make_chosen_photo(make_baby())
    assert set(chosen_photos(baby)) == {chosen, plain}
    lines = photos_part(read(baby)).groups[0].lines
    assert {(line.head, line.photo) for line in lines} == {
        ("First bath", chosen.pk),
        ("A photo", plain.pk),
    }

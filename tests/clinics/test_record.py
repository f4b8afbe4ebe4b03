"""A record holds what its share shows, and nothing else."""

from datetime import timedelta

import pytest

from babies.models import Sleep
from clinics.choices import Part
from clinics.record import record_of
from tests.clinics.rows import make_clinic, make_share
from tests.factories import (
    NOW,
    make_answer,
    make_baby,
    make_concern,
    make_lost_skill,
    make_smile,
    make_social_smile,
)
from tests.factories_episodes import make_episode

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
DAY = timedelta(days=1)


@pytest.fixture
def baby():
    baby = make_baby(birth_on=TODAY - 100 * DAY, name="Test Fern")
    for back in (50, 48):
        make_social_smile(baby=baby, on=TODAY - back * DAY)
    make_smile(baby=baby, on=TODAY - 2 * DAY, state="asleep")
    make_concern(baby=baby, on=TODAY - DAY)
    make_answer(
        baby=baby,
        on=TODAY - 5 * DAY,
        value="not_yet",
        expectation="cdc-02m-studies-faces",
    )
    make_lost_skill(baby=baby, on=TODAY - 3 * DAY)
    make_episode(baby=baby, on=TODAY - DAY)
    Sleep.objects.create(
        baby=baby,
        on=TODAY - DAY,
        started_at=NOW - DAY,
        ended_at=NOW - DAY + timedelta(hours=2),
        time_zone="Europe/London",
        logged_at=NOW,
    )
    return baby


def record(baby, *parts):
    return record_of(make_share(baby=baby, clinic=make_clinic(), parts=parts), TODAY)


def facts(found):
    return {fact.label: fact.said for fact in found.facts}


def test_ten_facts_say_where_a_baby_stands(baby):
    found = record(baby, *Part.values)
    said = facts(found)
    assert said == {
        "Age": "14 weeks 2 days · born on time",
        "Born": "15 August 2026",
        "Gestation": "40 weeks",
        "Smiling": "Confirmed: Test Fern smiles at people.",
        "First social smile": "4 October 2026",
        "Confirmed": "6 October 2026",
        "Last 7 days": "Sleep or reflex smile: 1",
        "Newest smile entry": "21 November 2026",
        "The family's worry": "I am worried, 22 November 2026",
        "Reasons to act": said["Reasons to act"],
    }
    assert said["Reasons to act"].startswith("A skill that was there is gone; ")
    assert "One item “not yet”" in said["Reasons to act"]
    assert "The family is worried" in said["Reasons to act"]


def test_the_rest_follows_below(baby):
    found = record(baby, *Part.values)
    assert [entry.label for entry in found.entries] == [
        "Sleep or reflex smile", "Social smile", "Social smile",
    ]  # fmt: skip
    assert found.entries[1].reasons
    assert found.strip is not None
    assert found.unmet == [
        "Gazes at the face of a caregiver, not yet on 18 November 2026"
    ]
    assert found.lost == ["Smiles at a person while awake, gone on 20 November 2026"]
    assert len(found.episodes) == 1
    assert found.sleep == "2 hours a day, from 1 day with entries"


@pytest.mark.parametrize("part", Part)
def test_what_is_not_shared_is_not_there(baby, part):
    found = record(baby, part.value)
    said = set(facts(found))
    assert ("Smiling" in said) == (part is Part.SMILES)
    assert ("The family's worry" in said) == (part is Part.SUMMARY)
    assert bool(found.entries) == bool(found.strip) == (part is Part.SMILES)
    assert bool(found.unmet) == bool(found.lost) == (part is Part.MILESTONES)
    assert bool(found.episodes) == (part is Part.LAUGHS)
    assert bool(found.sleep) == (part is Part.SLEEP)


@pytest.mark.parametrize(
    ("part", "reasons"),
    [
        (Part.SUMMARY, "The family is worried"),
        (Part.SLEEP, "none"),
        (Part.SMILES, "none"),
    ],
)
def test_reasons_of_other_parts_are_not_named(baby, part, reasons):
    assert facts(record(baby, part.value))["Reasons to act"] == reasons


@pytest.mark.parametrize(("back", "is_marked"), [(14, False), (15, True)])
def test_old_data_are_marked(back, is_marked):
    baby = make_baby(birth_on=TODAY - 100 * DAY)
    make_smile(baby=baby, on=TODAY - back * DAY)
    fact = next(fact for fact in record(baby, "smiles").facts if "Newest" in fact.label)
    assert fact.is_marked == is_marked


def test_an_empty_diary_says_so():
    baby = make_baby(
        birth_on=TODAY - 60 * DAY, gestation_weeks=None, gestation_days=None
    )
    found = record(baby, *Part.values)
    said = facts(found)
    assert said["Gestation"] == "not known"
    assert said["Newest smile entry"] == "not logged yet"
    assert said["Last 7 days"] == "nothing logged"
    assert said["The family's worry"] == "none named"
    assert found.sleep == "No sleep was logged in the last seven days."
    assert (found.entries, found.unmet, found.lost, found.episodes) == ([], [], [], [])


def test_what_staff_saw_is_told_apart(baby):
    make_social_smile(baby=baby, on=TODAY, reporter="staff")
    found = record(baby, "smiles")
    assert [entry.by_staff for entry in found.entries] == [True, False, False, False]

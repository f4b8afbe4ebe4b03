"""Rows of the diary as the rules see them."""

from datetime import date

import pytest

from babies.facts import (
    changed_classes,
    classification_of,
    observation_from,
    tallies_of,
    tallies_under,
)
from babies.services import bin_smile
from clinical.ages import birth
from clinical.observations import (
    Directed,
    Eyes,
    Form,
    Kind,
    Observation,
    Repeatable,
    Reporter,
    State,
    Trigger,
)
from clinical.smiles import SmileClass
from clinical.window import DayTally
from tests.factories import (
    BORN_ON,
    make_baby,
    make_smile,
    make_social_smile,
    parent_of,
)

pytestmark = pytest.mark.django_db
ON = date(2026, 10, 5)


def test_observation_from_carries_every_answer():
    smile = make_smile(
        baby=make_baby(),
        on=ON,
        kind="laugh",
        state="awake",
        eyes="open",
        trigger=("face", "touch"),
        directed="person",
        form="laugh_sound",
        repeatable="yes",
        reporter="staff",
    )
    smile.refresh_from_db()

    assert observation_from(smile) == Observation(
        Kind.LAUGH,
        ON,
        State.AWAKE,
        Eyes.OPEN,
        (Trigger.FACE, Trigger.TOUCH),
        Directed.PERSON,
        Form.LAUGH_SOUND,
        Repeatable.YES,
        Reporter.STAFF,
    )


def test_observation_from_a_bare_tap_is_all_unsure():
    smile = make_smile(baby=make_baby(), on=ON)
    assert observation_from(smile) == Observation(Kind.SMILE, ON)


def test_classification_of_uses_the_birth_it_is_given():
    smile = make_social_smile(baby=make_baby(), on=ON)
    early = birth(BORN_ON, 258)
    assert classification_of(smile, early).smile_class is SmileClass.LIKELY_SOCIAL
    assert smile.smile_class == "social"


def test_tallies_of_reads_days_up_to_a_day():
    baby = make_baby()
    make_smile(baby=baby, on=date(2026, 9, 10), state="asleep")
    make_social_smile(baby=baby, on=ON)
    make_smile(baby=make_baby(), on=ON)

    slept = DayTally(date(2026, 9, 10), reflex=1)
    assert tallies_of(baby) == [slept, DayTally(ON, social=1, strong=1)]
    assert tallies_of(baby, until=date(2026, 10, 4)) == [slept]


def test_tallies_under_other_dates_leave_out_the_bin():
    baby = make_baby()
    make_social_smile(baby=baby, on=ON)
    bin_smile(
        smile=make_social_smile(baby=baby, on=ON),
        by=parent_of(baby),
        now=baby.created_at,
    )

    assert tallies_under(baby, birth(BORN_ON, 258)) == [DayTally(ON, likely_social=1)]


def test_changed_classes_counts_smiles_with_another_class():
    baby = make_baby()
    make_social_smile(baby=baby, on=ON)
    make_social_smile(baby=baby, on=date(2026, 11, 10))
    make_smile(baby=baby, on=ON, state="asleep")

    assert changed_classes(baby, birth(BORN_ON, 258)) == 1
    assert changed_classes(baby, baby.birth) == 0


def test_facts_of_many_smiles_take_one_query(django_assert_num_queries):
    baby = make_baby()
    for day in (5, 6, 7):
        make_social_smile(baby=baby, on=date(2026, 10, day))
    with django_assert_num_queries(1):
        tallies_under(baby, baby.birth)
    with django_assert_num_queries(1):
        tallies_of(baby)

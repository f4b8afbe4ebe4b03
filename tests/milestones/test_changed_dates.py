"""What other dates of birth would change (story P4 and its neighbours)."""

from dataclasses import replace
from datetime import date

import pytest

from babies.models import Concern
from babies.said import profile_of
from clinical.ages import birth
from milestones.changed_dates import Change, effect_of, first_entry_on, token_of
from tests.factories import (
    BORN_ON,
    NOW,
    make_baby,
    make_concern,
    make_smile,
    make_social_smile,
)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 10, 30)
TERM = birth(BORN_ON, 259)


def baby_c():
    return make_baby(gestation_weeks=36, gestation_days=6)


def test_baby_c_would_be_late_at_once_with_37_weeks():
    effect = effect_of(baby_c(), subject=TERM, today=TODAY)

    assert effect.matters
    assert effect.changes == (
        Change(
            "Ages today",
            "8 weeks 3 days from birth · 5 weeks 2 days corrected",
            "8 weeks 3 days · born a little early",
        ),
        Change("Age that counts", "5 weeks 2 days, day 37", "8 weeks 3 days, day 59"),
        Change(
            "Usual time",
            "4 November 2026 to 18 November 2026",
            "13 October 2026 to 27 October 2026",
        ),
        Change(
            "Today",
            "It is early for Test Juniper to smile back.",
            "Have you seen Test Juniper smile at you while awake?",
        ),
    )
    assert effect.warning == (
        "Test Juniper would be past the usual time at once. "
        "It would have ended on 27 October 2026, and today would be day 59."
    )
    assert effect.smiles == ""


@pytest.mark.parametrize(
    ("smiles", "said"),
    [
        (1, "1 smile would be counted as something else."),
        (2, "2 smiles would be counted as something else."),
    ],
)
def test_smiles_with_another_class_are_counted(smiles, said):
    baby = baby_c()
    for _ in range(smiles):
        make_social_smile(baby=baby, on=date(2026, 10, 5))
    make_smile(baby=baby, state="asleep")

    effect = effect_of(baby, subject=TERM, today=TODAY)

    assert effect.smiles == said
    assert effect.warning == ""


def test_before_the_due_date_no_age_is_negative():
    baby = make_baby(gestation_weeks=30)
    effect = effect_of(baby, subject=TERM, today=date(2026, 9, 20))
    counts = next(c for c in effect.changes if c.label == "Age that counts")
    assert counts.before == "The due date has not come yet"


def test_a_late_baby_stays_late_without_a_warning():
    effect = effect_of(make_baby(), subject=birth(date(2026, 9, 2), 280), today=TODAY)
    assert effect.matters
    assert effect.warning == ""


def test_other_weeks_at_term_do_not_matter():
    effect = effect_of(make_baby(), subject=birth(BORN_ON, 281), today=TODAY)
    assert not effect.matters
    assert effect.changes == ()


def test_the_token_stands_for_these_values_and_this_effect():
    baby = baby_c()
    said = replace(profile_of(baby), gestation_weeks=37, gestation_days=0)
    effect = effect_of(baby, subject=TERM, today=TODAY)
    token = token_of(baby, said, effect)

    assert token_of(baby, said, effect) == token
    later = effect_of(baby, subject=TERM, today=date(2026, 10, 31))
    others = [
        token_of(baby, replace(said, gestation_days=1), effect),
        token_of(baby, said, later),
        token_of(make_baby(), said, effect),
    ]
    assert token not in others


def test_first_entry_on_looks_at_every_kind_and_not_into_the_bin():
    baby = make_baby()
    assert first_entry_on(baby) is None
    make_smile(baby=baby, on=date(2026, 10, 5))
    worry = make_concern(baby=baby, on=date(2026, 10, 1))
    make_smile(baby=make_baby(), on=date(2026, 9, 1))

    assert first_entry_on(baby) == date(2026, 10, 1)
    Concern.objects.filter(pk=worry.pk).update(binned_at=NOW)
    assert first_entry_on(baby) == date(2026, 10, 5)


def test_another_day_at_home_matters_when_the_status_or_an_entry_does():
    baby = make_baby()
    before, after = date(2026, 10, 28), date(2026, 10, 27)
    effect = effect_of(baby, subject=baby.birth, today=before, then=after)
    assert effect.matters
    assert Change("Day at home", "28 October 2026", "27 October 2026") in effect.changes
    calm = effect_of(baby, subject=baby.birth, today=after, then=date(2026, 10, 26))
    assert (calm.matters, calm.ahead) == (False, "")
    make_smile(baby=baby, on=after, state="asleep")
    ahead = effect_of(baby, subject=baby.birth, today=after, then=date(2026, 10, 26))
    assert ahead.matters
    assert ahead.ahead == (
        "There is an entry from 27 October 2026. There, that day is still to come."
    )

from datetime import date

import pytest

from clinical.ages import birth
from milestones.api.effects import shown_effect
from tests.factories import BORN_ON, make_baby, make_social_smile

pytestmark = pytest.mark.django_db
TODAY = date(2026, 10, 30)
TERM = birth(BORN_ON, 259)


def ages(standing):
    return (standing["birth_age_days"], standing["corrected_age_days"])


def test_old_and_new_stand_side_by_side_with_the_flags_that_come():
    baby = make_baby(gestation_weeks=36, gestation_days=6)
    shown = shown_effect(baby, subject=TERM, days=(TODAY, TODAY), confirm="seen")
    before, after = shown["before"], shown["after"]

    assert shown["confirm"] == "seen"
    assert (ages(before), ages(after)) == ((59, 37), (59, 59))
    assert [each["age_basis"] for each in (before, after)] == ["corrected", "birth"]
    assert [each["smile"]["status"] for each in (before, after)] == [
        "before_window",
        "late",
    ]
    assert after["smile"]["window"]["last_day"] == "2026-10-27"
    assert (shown["flags_come"], shown["flags_go"]) == (["social_smile_late"], [])
    assert shown["changes"][1] == {
        "what": "Age that counts",
        "before": "5 weeks 2 days, day 37",
        "after": "8 weeks 3 days, day 59",
    }


def test_the_other_way_round_the_flag_goes_and_smiles_are_counted_anew():
    baby = make_baby()
    make_social_smile(baby=baby, on=date(2026, 10, 5))
    early = birth(BORN_ON, 258)
    shown = shown_effect(baby, subject=early, days=(TODAY, TODAY), confirm=None)

    assert (shown["flags_come"], shown["flags_go"]) == ([], [])
    assert shown["smiles_reclassified"] == 1
    assert shown["sentences"] == ["1 smile would be counted as something else."]


def test_a_flag_of_a_late_baby_goes_with_a_later_due_date():
    shown = shown_effect(
        make_baby(), subject=birth(BORN_ON, 258), days=(TODAY, TODAY), confirm=None
    )

    assert (shown["flags_come"], shown["flags_go"]) == ([], ["social_smile_late"])

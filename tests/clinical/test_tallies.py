"""Days of smiles: counted once, and enough to assess a long diary by."""

import pytest

from clinical.assessment import Facts, assess, tally
from clinical.window import DayTally
from tests.clinical.facts import AT_ME, TERM, assessed, day, reflex, seen, strong, weak


def test_smiles_are_tallied_by_day():
    known = [
        strong(day(60)),
        strong(day(60), reporter="staff"),
        strong(day(60), reporter="staff"),
        seen("laugh", day(60), **AT_ME),
        weak(day(60), reporter="staff"),
        reflex(day(60)),
        seen("smile", day(61)),
        seen("spell", day(62)),
    ]
    assert tally(known, assessed(day(62), *known).classes) == [
        DayTally(
            day(60),
            reflex=1,
            likely_social=1,
            social=3,
            laugh=1,
            strong=4,
            staff_strong=2,
        ),
        DayTally(day(61), unclear=1),
    ]
    with pytest.raises(ValueError, match="shorter"):
        tally(known, [])


def test_days_tallied_before_stand_for_the_observations():
    days = [
        DayTally(day(58), social=1, strong=1),
        DayTally(day(60), social=1, strong=1),
        DayTally(day(61), social=1, strong=1, staff_strong=1),
    ]
    found = {
        number: assess(Facts(birth=TERM, tallies=days), day(number)).smile
        for number in (57, 59, 60)
    }
    assert [smile.status for smile in found.values()] == [
        "late",
        "emerging",
        "achieved",
    ]
    assert found[60].record.logged == 2

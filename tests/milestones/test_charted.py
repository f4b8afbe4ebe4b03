from datetime import date, timedelta

import pytest

from milestones.charted import slept, smiled
from milestones.stretches import Origin, stretch
from tests.factories import NOW, make_baby, make_smile, make_social_smile
from tests.factories_episodes import make_episode
from tests.factories_sleep import make_sleep

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


def drawn(baby, part="weeks", today=TODAY):
    shown = stretch(baby.birth, part, today=today, origin=Origin.CORRECTED)
    return smiled(baby, shown, today=today)


def test_smiles_by_week_with_what_is_marked():
    baby = make_baby()
    make_social_smile(baby=baby, on=date(2026, 10, 16))
    make_smile(baby=baby, on=date(2026, 10, 17))
    found = drawn(baby)
    assert found.first_on == date(2026, 10, 16)
    assert found.window == (date(2026, 10, 13), date(2026, 10, 27))
    assert [each.counts for each in found.chart.columns if each.total] == [
        (0, 1, 0, 1, 0)
    ]


def test_a_family_that_wants_quiet_sees_no_window():
    baby = make_baby()
    baby.quiet_since = NOW
    assert drawn(baby).window is None


def test_later_years_are_read_by_themselves():
    baby = make_baby()
    make_smile(baby=baby, on=date(2026, 10, 17))
    later = TODAY + timedelta(days=300)
    make_episode(baby=baby, on=date(2026, 11, 1))
    found = drawn(baby, part="1", today=later)
    assert found.chart.total == 2


def test_sleep_of_two_weeks_up_to_now():
    baby = make_baby()
    make_sleep(baby=baby, minutes=90)
    make_sleep(baby=baby, start=NOW - timedelta(minutes=30), running=True)
    days = slept(baby, today=TODAY, now=NOW).days
    assert len(days) == 14
    assert [(day.on, day.minutes) for day in days if day.minutes] == [(TODAY, 120)]

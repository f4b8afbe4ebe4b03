"""A diary of the demo knows its days and makes the same ids each time."""

import random
from datetime import date

import pytest

from milestones.demo_cases import Case
from milestones.demo_diary import Diary
from tests.factories import NOW, make_baby, parent_of

pytestmark = pytest.mark.django_db


def diary(baby):
    dice = random.Random(1)  # noqa: S311 -- no secret
    return Diary(Case("Pebble", (40, 0), 58), baby, parent_of(baby), NOW, dice)


def test_days_count_from_the_zero_day():
    baby = make_baby(birth_on=date(2026, 8, 1), gestation_weeks=32)
    line = diary(baby).line(7)
    assert (line.on, line.baby, line.by) == (date(2026, 10, 3), baby, parent_of(baby))
    assert (line.today, line.now) == (NOW.date(), NOW)


def test_ids_are_the_same_each_time():
    baby = make_baby()
    one, other = diary(baby), diary(baby)
    assert [one.key(), one.key()] == [other.key(), other.key()]
    assert one.key() != one.key()

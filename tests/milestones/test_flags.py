from dataclasses import replace
from datetime import date, timedelta

import pytest

from clinical.advice import Flag, FlagKind, Level, When
from clinical.catalog import catalog
from milestones.flags import review_of
from milestones.models import ActionChoice
from milestones.services import (
    assessment,
    review_flag,
)
from tests.factories import (
    BORN_ON,
    NOW,
)

pytestmark = pytest.mark.django_db
LATE = date(2026, 10, 28)
FACES = catalog().by_id["cdc-02m-studies-faces"]


def day(number):
    return BORN_ON + timedelta(days=number)


def late_flag(**changes):
    flag = Flag(
        FlagKind.SOCIAL_SMILE_LATE,
        Level.TALK,
        When.WITHIN_2_WEEKS,
        LATE,
        (),
        LATE,
        1,
    )
    return replace(flag, **changes)


def settle(baby, flag, action=ActionChoice.BOOKED, now=NOW):
    return review_flag(baby=baby, flag=flag, action=action, by=baby.created_by, now=now)


@pytest.mark.parametrize(
    ("changes", "is_open"),
    [
        ({}, False),
        ({"when": When.NEXT_VISIT}, False),
        ({"when": When.THIS_WEEK}, True),
        ({"level": Level.SAME_DAY}, True),
        ({"level": Level.INFORMATIONAL}, False),
        ({"newest_on": LATE + timedelta(days=1)}, True),
        ({"newest_on": LATE - timedelta(days=1)}, False),
        ({"facts": 2}, True),
        ({"facts": 0}, False),
        ({"since": LATE - timedelta(days=1)}, True),
        ({"kind": FlagKind.PARENT_WORRY}, True),
    ],
)
def test_a_rise_or_newer_facts_open_a_settled_flag_again(baby, changes, is_open):
    review = settle(baby, late_flag())
    is_settled = review_of(late_flag(**changes), [review]) == review
    assert is_settled is not is_open


def test_the_latest_review_is_the_one_named(baby):
    first = settle(baby, late_flag())
    second = settle(
        baby, late_flag(), ActionChoice.TOLD_DOCTOR, NOW + timedelta(hours=1)
    )
    assert review_of(late_flag(), [second, first]) == second
    assert review_of(late_flag(), []) is None


def test_a_late_smile_reviewed_as_next_visit_opens_when_the_visit_has_passed(baby):
    found = assessment(baby, today=LATE)
    review = settle(baby, found.flags[0])
    assert found.flags[0].when is When.NEXT_VISIT
    assert review_of(assessment(baby, today=day(61)).flags[0], [review]) == review
    [after] = assessment(baby, today=day(62)).flags
    assert after.when is When.WITHIN_2_WEEKS
    assert review_of(after, [review]) is None

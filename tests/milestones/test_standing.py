from datetime import date, timedelta

import pytest

from clinical.assessment import assess
from milestones.facts import facts_of
from milestones.models import ActionChoice
from milestones.services import review_flag
from milestones.standing import smiles_told, standing
from tests.factories import (
    BORN_ON,
    NOW,
    make_answer,
    make_concern,
    make_smile,
    make_social_smile,
)

pytestmark = pytest.mark.django_db
LATE = date(2026, 10, 28)


def day(number):
    return BORN_ON + timedelta(days=number)


def stand(baby, today=LATE, reviews=(), on=None):
    facts = facts_of(baby, today=today)
    return standing(baby, facts, assess(facts, on or today), reviews)


def test_nothing_logged_asks(baby):
    here = stand(baby)
    assert (here.status, here.asks_if_seen, here.question) == ("late", True, "")
    assert here.smile is not None
    assert (here.urgent, here.others, here.reviewed) == ([], [], [])


def test_what_is_urgent_comes_before_any_question(baby):
    make_concern(baby=baby, on=LATE, kind="hard_to_wake")
    here = stand(baby)
    assert (here.status, here.asks_if_seen) == ("late", False)
    assert here.said.lead == (
        "No social smile has been logged for Juniper yet, "
        "and the usual time has passed."
    )


def test_a_not_yet_asks_no_more(baby):
    make_answer(baby=baby, on=LATE, value="not_yet")
    assert stand(baby).asks_if_seen is False


def test_flags_are_sorted_into_urgent_others_and_reviewed(baby):
    for kind in ("hard_to_wake", "worry"):
        make_concern(baby=baby, on=LATE, kind=kind)
    here = stand(baby)
    assert [card.kind for card in here.urgent] == ["unwell"]
    assert (here.others, here.just_told) == ([], [])
    found = assess(facts_of(baby, today=LATE), LATE)
    reviews = [
        review_flag(
            baby=baby,
            flag=flag,
            action=ActionChoice.TOLD_DOCTOR,
            by=baby.created_by,
            now=NOW,
        )
        for flag in found.flags
    ]
    after = stand(baby, reviews=reviews)
    assert (after.urgent, after.others, after.just_told) == ([], [], [])
    assert [card.kind for card in after.reviewed] == ["unwell", "parent_worry"]
    assert after.smile is not None
    assert after.smile.reviewed == "The doctor was told on 23 November 2026."


def test_without_flags_no_review_is_read(baby, django_assert_num_queries):
    facts = facts_of(baby, today=BORN_ON)
    with django_assert_num_queries(0):
        here = standing(baby, facts, assess(facts, BORN_ON), baby.reviews.all())
    assert (here.status, here.smile) == ("before_window", None)


def test_the_strip_of_a_past_day_shows_what_was_known_then(baby):
    make_smile(baby=baby, on=day(10), state="asleep")
    make_smile(baby=baby, on=day(20), state="asleep")
    assert [mark.days for mark in stand(baby, on=day(15)).strip.marks] == [1]
    assert [mark.days for mark in stand(baby).strip.marks] == [2]


def test_a_not_yet_after_smiles_asks_if_they_stopped(baby):
    for number in (45, 47):
        make_social_smile(baby=baby, on=day(number))
    make_answer(baby=baby, on=day(50), value="not_yet")
    assert stand(baby).question == (
        "You answered “not yet”, and smiles were logged before. Have they stopped?"
    )


@pytest.mark.parametrize(
    ("value", "smiled", "sentence"),
    [
        ("not_sure", False, "You were not sure on 28 October 2026."),
        ("not_sure", True, ""),
        ("not_yet", False, ""),
        (
            "not_yet",
            True,
            "You answered “not yet” on 28 October 2026. "
            "The smile of 21 October 2026 still counts.",
        ),
        ("yes", False, ""),
    ],
)
def test_what_became_of_the_newest_answer(baby, value, smiled, sentence):
    if smiled:
        make_social_smile(baby=baby, on=day(50))
    make_answer(baby=baby, on=LATE, value=value)
    assert stand(baby).answered == sentence


def test_a_smile_that_was_told_is_on_the_strip(baby):
    make_answer(baby=baby, on=day(50))
    make_answer(baby=baby, on=day(52), value="not_yet")
    make_social_smile(baby=baby, on=day(53))
    assert [(mark.name, mark.days) for mark in stand(baby).strip.marks] == [("sun", 2)]
    assert stand(baby, on=day(49)).strip.marks == ()
    assert sum(row.social for row in stand(baby).strip.rows) == 1
    facts = facts_of(baby, today=LATE)
    assert smiles_told(facts, LATE) == [day(50)]
    assert smiles_told(facts, day(49)) == []

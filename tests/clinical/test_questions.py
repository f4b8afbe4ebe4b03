from datetime import date

import pytest
from hypothesis import given, strategies as st

from clinical.advice import Flag, FlagKind, Level, When
from clinical.questions import ALWAYS, MOST, QUESTIONS, questions_for

ON = date(2026, 10, 28)


def flag(kind):
    return Flag(kind, Level.TALK, When.THIS_WEEK, ON, (), ON)


def test_every_reason_to_act_has_a_question():
    assert set(QUESTIONS) == set(FlagKind)
    assert all(QUESTIONS.values())


@pytest.mark.parametrize(
    ("kinds", "asked"),
    [
        ([], ()),
        (["parent_worry"], ("This is our worry. What do you see?",)),
        (
            ["social_smile_late"],
            (
                "Can you check how %(name)s sees and hears?",
                "When should we come back if no smile is seen?",
            ),
        ),
        (
            ["spell", "laughter"],
            (
                "Can we show you a video of the spell?",
                "What should we do if it comes again?",
                "Can we show you a video of the laugh?",
            ),
        ),
        (
            ["spell", "unwell", "parent_worry", "social_smile_late"],
            (
                "Can we show you a video of the spell?",
                "What should we do if it comes again?",
                "What should make us call you again?",
                "This is our worry. What do you see?",
            ),
        ),
    ],
)
def test_the_most_urgent_comes_first_and_each_once(kinds, asked):
    assert questions_for([flag(FlagKind(kind)) for kind in kinds]) == (*asked, *ALWAYS)


@given(st.lists(st.sampled_from(FlagKind), unique=True))
def test_never_more_than_fit_and_never_twice(kinds):
    asked = questions_for(map(flag, kinds))
    assert len(asked) == len(set(asked)) <= MOST + len(ALWAYS)
    assert asked[-2:] == ALWAYS
    assert bool(kinds) == (len(asked) > len(ALWAYS))

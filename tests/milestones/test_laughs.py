from datetime import date

import pytest

from milestones.facts import facts_of
from milestones.laughs import judged
from tests.factories_episodes import make_episode

pytestmark = pytest.mark.django_db
TODAY = date(2026, 10, 28)
UNHAPPY = ("out_of_context", "mirthless")


def levels(baby, *rows):
    found = judged(rows, facts_of(baby, today=TODAY))
    return [(each.level, each.level_words, each.step) for each in found]


@pytest.mark.parametrize(
    ("ticks", "level", "words", "step"),
    [
        ((), "informational", "Nothing noted here asks for a call", ""),
        (
            (*UNHAPPY, "stereotyped"),
            "talk_to_pediatrician",
            "Talk to your pediatrician this week",
            "Please call your pediatrician this week.",
        ),
        (
            ("automatisms",),
            "same_day",
            "A doctor should see this the same day",
            "Speak to a doctor today. "
            "If you cannot reach one, go to an emergency room.",
        ),
        (
            ("blue_or_grey",),
            "emergency",
            "Emergency: help at once",
            "Call your local emergency number now.",
        ),
    ],
)
def test_an_episode_has_its_own_level_in_words(baby, ticks, level, words, step):
    row = make_episode(baby=baby, on=TODAY, ticks=ticks)
    assert levels(baby, row) == [(level, words, step)]
    [found] = judged([row], facts_of(baby, today=TODAY))
    assert found.is_urgent is (level in {"same_day", "emergency"})
    assert found.is_emergency is (level == "emergency")


def test_several_make_a_pattern_though_only_one_is_on_the_page(baby):
    first = make_episode(baby=baby, on=TODAY, ticks=UNHAPPY)
    assert levels(baby, first)[0][0] == "informational"
    make_episode(baby=baby, on=TODAY, kind="spell", ticks=UNHAPPY)
    assert levels(baby, first)[0][0] == "talk_to_pediatrician"
    [found] = judged([first], facts_of(baby, today=TODAY))
    assert found.reasons == ("It has come more than once in the same way.",)

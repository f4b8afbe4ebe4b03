"""Clinical rules F.3: when laughs and spells make a pattern together."""

from datetime import timedelta

import pytest
from hypothesis import given, strategies as st

from clinical.advice import LEVEL_RANK, Level, merged
from clinical.episodes import advice_among, episode_flags, make_a_pattern
from clinical.observations import TICKS
from tests.clinical.facts import AT_ME, TERM, assessed, codes, day, flags_of, seen

TODAY = day(150)
TALK, SAME_DAY = "talk_to_pediatrician", "same_day"
# Two confirmed smiles, so that only the episodes raise flags.
SMILED = [seen("smile", day(50), **AT_ME), seen("smile", day(51), **AT_ME)]
TWO = ("out_of_context", "mirthless")
PATTERNS = {
    "two in one": ([seen("laugh", TODAY, *TWO)], {}),
    "two in each of two laughs": (
        [seen("laugh", TODAY, *TWO), seen("laugh", TODAY, *TWO)],
        {"laughter": (TALK, "this_week")},
    ),
    "two and one": (
        [seen("laugh", TODAY, *TWO), seen("laugh", TODAY, "mirthless")],
        {},
    ),
    "two each, awake and asleep": (
        [
            seen("laugh", TODAY, *TWO, state="awake"),
            seen("laugh", TODAY, "stereotyped", "wakes_from_sleep", state="asleep"),
        ],
        {"laughter": (TALK, "this_week")},
    ),
    "awake features while asleep": (
        [
            seen("laugh", TODAY, *TWO, state="asleep"),
            seen("laugh", TODAY, *TWO, state="asleep"),
        ],
        {},
    ),
    "one tick and three that day": (
        [
            seen("laugh", TODAY, "mirthless", count_today=3),
            seen("laugh", TODAY, *TWO),
        ],
        {"laughter": (TALK, "this_week")},
    ),
    "one tick and two that day": (
        [
            seen("laugh", TODAY, "mirthless", count_today=2),
            seen("laugh", TODAY, *TWO),
        ],
        {},
    ),
    "a laugh and a spell": (
        [seen("laugh", TODAY, *TWO), seen("spell", TODAY, *TWO)],
        {"laughter": (TALK, "this_week"), "spell": (TALK, "this_week")},
    ),
    "two spells": (
        [seen("spell", TODAY, *TWO), seen("spell", TODAY, *TWO)],
        {"spell": (TALK, "this_week")},
    ),
    "three in one, two in another": (
        [
            seen("laugh", TODAY, *TWO, "stereotyped"),
            seen("spell", TODAY, *TWO),
        ],
        {"laughter": (TALK, "this_week"), "spell": (TALK, "this_week")},
    ),
    "a pattern beside a strong feature": (
        [
            seen("laugh", TODAY, *TWO, "eye_deviation"),
            seen("laugh", TODAY, *TWO),
        ],
        {"laughter": (SAME_DAY, "today")},
    ),
    "smiles never make a pattern": (
        [seen("smile", TODAY, *TWO), seen("smile", TODAY, *TWO, "stereotyped")],
        {},
    ),
    "one of them tomorrow": (
        [seen("laugh", TODAY, *TWO), seen("laugh", TODAY + timedelta(days=1), *TWO)],
        {},
    ),
}


@pytest.mark.parametrize(("episodes", "flags"), PATTERNS.values(), ids=list(PATTERNS))
def test_patterns(episodes, flags):
    assert flags_of(assessed(TODAY, *SMILED, *episodes)) == flags


def test_a_pattern_stands_since_its_second_episode():
    laughs = [seen("laugh", day(number), *TWO) for number in (140, 130, 135)]
    [flag] = assessed(TODAY, *SMILED, *laughs).flags
    assert (flag.since, flag.newest_on, flag.facts) == (day(135), day(140), 3)
    assert codes(flag.reasons) == ["pattern_in_several"]


THREE = (*TWO, "stereotyped")


@pytest.mark.parametrize(
    ("episodes", "is_pattern"),
    [
        ([], False),
        ([TWO], False),
        ([TWO, ["mirthless"]], False),
        ([TWO, TWO], True),
        ([THREE, TWO], True),
        ([THREE], False),
        ([TWO, TWO, TWO], True),
    ],
)
def test_two_episodes_with_two_features_each_make_a_pattern(episodes, is_pattern):
    assert (
        make_a_pattern([seen("laugh", TODAY, *ticks) for ticks in episodes])
        is is_pattern
    )


@pytest.mark.parametrize(
    ("ticks", "is_pattern", "level", "reasons"),
    [
        (["mirthless"], True, "informational", ["nothing_odd"]),
        (TWO, False, "informational", ["nothing_odd"]),
        (TWO, True, TALK, ["pattern_in_several"]),
        (THREE, False, TALK, ["pattern_in_one"]),
        (THREE, True, TALK, ["pattern_in_one", "pattern_in_several"]),
        (
            (*TWO, "drowsy_after"),
            True,
            SAME_DAY,
            ["drowsy_after", "pattern_in_several"],
        ),
        (["mirthless", "drowsy_after"], True, SAME_DAY, ["drowsy_after"]),
    ],
)
def test_an_episode_is_judged_beside_the_others(ticks, is_pattern, level, reasons):
    advice = advice_among(seen("laugh", TODAY, *ticks), TERM, is_pattern=is_pattern)
    assert (advice.level, codes(advice.reasons)) == (level, reasons)


@given(st.lists(st.frozensets(st.sampled_from(sorted(TICKS))), max_size=4))
def test_the_highest_level_of_all_episodes_is_that_of_the_flags(diary):
    episodes = [seen("spell", day(100), *ticks) for ticks in diary]
    is_pattern = make_a_pattern(episodes)
    levels = [
        advice_among(each, TERM, is_pattern=is_pattern).level for each in episodes
    ]
    found = [flag.level for flag in merged(episode_flags(episodes, TERM))]
    expected = max(levels, key=LEVEL_RANK.__getitem__, default=Level.INFORMATIONAL)
    assert max(found, key=LEVEL_RANK.__getitem__, default=Level.INFORMATIONAL) is (
        expected
    )

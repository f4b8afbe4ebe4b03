"""Clinical rules F.2 and F.3: laughs and spells, how urgent, and patterns."""

from datetime import timedelta

import pytest

from clinical.ages import add_months
from clinical.episodes import (
    emergency_features,
    episode_advice,
    pattern_features,
    strong_features,
)
from tests.clinical.facts import AT_ME, TERM, assessed, codes, day, flags_of, seen

TODAY = day(150)
INFORMATIONAL, TALK = "informational", "talk_to_pediatrician"
SAME_DAY, EMERGENCY = "same_day", "emergency"
WHEN = {TALK: "this_week", SAME_DAY: "today", EMERGENCY: "now"}
AWAKE = {"state": "awake", "eyes": "open"}
ASLEEP = {"state": "asleep", "eyes": "closed"}
# Two confirmed smiles, so that only the episodes raise flags.
SMILED = [seen("smile", day(50), **AT_ME), seen("smile", day(51), **AT_ME)]


def level_of(*episodes):
    return assessed(TODAY, *SMILED, *episodes).advice.level


def episode_flags_of(*episodes):
    return flags_of(assessed(TODAY, *SMILED, *episodes))


PEEKABOO = {**AWAKE, "trigger": "play", "directed": "person"}
F3_CASES = {
    "laughs at peek-a-boo, 3 s": (
        [seen("laugh", TODAY, **PEEKABOO, duration_s=3)],
        INFORMATIONAL,
    ),
    "one giggle in sleep": ([seen("laugh", TODAY, **ASLEEP)], INFORMATIONAL),
    "sleep giggle, same each night, wakes, 4 in a night": (
        [
            seen(
                "laugh",
                TODAY,
                "stereotyped",
                "wakes_from_sleep",
                **ASLEEP,
                count_today=4,
            )
        ],
        TALK,
    ),
    "two awake laughs, no trigger, unhappy": (
        [
            seen("laugh", day(148), "out_of_context", "mirthless", **AWAKE),
            seen("laugh", TODAY, "out_of_context", "mirthless", **AWAKE),
        ],
        TALK,
    ),
    "one awake laugh, no trigger, happy": (
        [seen("laugh", TODAY, "out_of_context", **AWAKE, trigger="none")],
        INFORMATIONAL,
    ),
    "held sideways eyes, reacts to name": (
        [seen("laugh", TODAY, "eye_deviation", **AWAKE, responds="yes")],
        SAME_DAY,
    ),
    "six quick bends after a nap": (
        [seen("spasm_cluster", TODAY, **AWAKE, count_today=6)],
        SAME_DAY,
    ),
    "flushed face, then sleepy": (
        [seen("laugh", TODAY, "colour_change_mild", "drowsy_after", **AWAKE)],
        SAME_DAY,
    ),
    "arms jerking, no response, 40 s": (
        [seen("laugh", TODAY, "limb_jerks", **AWAKE, responds="no", duration_s=40)],
        EMERGENCY,
    ),
    "blue lips": ([seen("spell", TODAY, "blue_or_grey")], EMERGENCY),
}


@pytest.mark.parametrize(("episodes", "level"), F3_CASES.values(), ids=list(F3_CASES))
def test_worked_cases_of_f3(episodes, level):
    found = assessed(TODAY, *SMILED, *episodes)
    when = WHEN.get(level)
    assert (found.advice.level, found.advice.when) == (level, when)


ALONE = [
    ("breathing_trouble", {}, EMERGENCY),
    ("blue_or_grey", {}, EMERGENCY),
    ("still_unresponsive", {}, EMERGENCY),
    ("repeated_without_recovery", {}, EMERGENCY),
    ("limb_jerks", {"responds": "no"}, EMERGENCY),
    ("stiffening", {"responds": "no"}, EMERGENCY),
    ("limb_jerks", {"responds": "no", "state": "asleep"}, EMERGENCY),
    ("limb_jerks", {}, SAME_DAY),
    ("limb_jerks", {"responds": "yes"}, SAME_DAY),
    ("limb_jerks", {"responds": "unsure"}, SAME_DAY),
    ("stiffening", {"responds": "yes"}, SAME_DAY),
    ("eye_deviation", {}, SAME_DAY),
    ("automatisms", {}, SAME_DAY),
    ("drowsy_after", {}, SAME_DAY),
    ("colour_change_mild", {}, SAME_DAY),
    ("spasm_cluster", {}, SAME_DAY),
    ("video", {"responds": "no", "state": "awake"}, SAME_DAY),
    ("video", {"responds": "no", "state": "drowsy"}, SAME_DAY),
    ("video", {"responds": "no", "state": "unsure"}, SAME_DAY),
    ("video", {"responds": "no", "state": "asleep"}, INFORMATIONAL),
    ("video", {"responds": "unsure"}, INFORMATIONAL),
    ("out_of_context", {}, INFORMATIONAL),
    ("mirthless", {}, INFORMATIONAL),
    ("stereotyped", {}, INFORMATIONAL),
    ("cannot_interrupt", {}, INFORMATIONAL),
    ("sleep_transition", {}, INFORMATIONAL),
    ("wakes_from_sleep", {}, INFORMATIONAL),
    ("video", {}, INFORMATIONAL),
    ("video", {"duration_s": 900}, INFORMATIONAL),
    ("eye_deviation", {"duration_s": 299}, SAME_DAY),
    ("eye_deviation", {"duration_s": 299.9}, SAME_DAY),
    ("eye_deviation", {"duration_s": 300}, EMERGENCY),
    ("drowsy_after", {"duration_s": 301}, EMERGENCY),
    ("video", {"duration_s": 300, "responds": "no", "state": "awake"}, EMERGENCY),
    ("stereotyped", {"duration_s": 300}, INFORMATIONAL),
]


@pytest.mark.parametrize(("tick", "fields", "level"), ALONE)
@pytest.mark.parametrize(("kind", "flag"), [("laugh", "laughter"), ("spell", "spell")])
def test_each_feature_alone(kind, flag, tick, fields, level):
    found = episode_flags_of(seen(kind, TODAY, tick, **fields))
    assert found == ({flag: (level, WHEN[level])} if level in WHEN else {})


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (0, (SAME_DAY, "today")),
        (299, (SAME_DAY, "today")),
        (300, (EMERGENCY, "now")),
    ],
)
def test_a_spasm_cluster_is_a_spell_and_a_strong_feature(seconds, expected):
    cluster = seen("spasm_cluster", TODAY, duration_s=seconds)
    assert episode_flags_of(cluster) == {"spell": expected}


@pytest.mark.parametrize(
    ("state", "ticks", "count", "features"),
    [
        ("awake", [], 2, 0),
        ("awake", [], 3, 1),
        ("awake", [], 4, 1),
        ("asleep", [], 2, 0),
        ("asleep", [], 3, 1),
        ("awake", ["out_of_context", "mirthless", "stereotyped"], 0, 3),
        ("awake", ["sleep_transition", "cannot_interrupt"], 0, 2),
        ("drowsy", ["sleep_transition", "cannot_interrupt"], 0, 2),
        ("unsure", ["out_of_context", "mirthless"], 3, 3),
        ("awake", ["wakes_from_sleep", "stereotyped"], 0, 1),
        ("asleep", ["wakes_from_sleep", "stereotyped"], 0, 2),
        ("asleep", ["out_of_context", "mirthless", "sleep_transition"], 0, 0),
        ("asleep", ["cannot_interrupt", "wakes_from_sleep", "stereotyped"], 3, 3),
    ],
)
def test_features_of_a_pattern_differ_asleep_and_awake(state, ticks, count, features):
    episode = seen("laugh", TODAY, *ticks, state=state, count_today=count)
    assert pattern_features(episode) == features
    expected = TALK if features >= 3 else INFORMATIONAL
    assert level_of(episode) == expected


def test_a_single_episode_stands_since_its_day():
    [flag] = assessed(TODAY, *SMILED, seen("spell", day(140), "limb_jerks")).flags
    assert (flag.since, flag.newest_on) == (day(140), day(140))


def test_an_answering_laugh_counts_even_if_it_raises_a_flag():
    laugh = seen("laugh", day(140), "eye_deviation", **{**AT_ME, "trigger": "play"})
    found = assessed(TODAY, laugh)
    assert (found.smile.status, found.smile.record.first_strong_on) == (
        "emerging",
        day(140),
    )
    assert flags_of(found)["laughter"] == (SAME_DAY, "today")


@pytest.mark.parametrize(
    ("skill", "on", "expected"),
    [
        ("coos", -1, {"spell": (SAME_DAY, "today"), "skill_lost": (SAME_DAY, "today")}),
        ("coos", 0, {"skill_lost": (TALK, "this_week")}),
        ("", 0, {"skill_lost": (TALK, "this_week")}),
        (
            "social_smile",
            0,
            {"spell": (SAME_DAY, "today"), "skill_lost": (SAME_DAY, "today")},
        ),
    ],
)
def test_a_spell_that_took_a_skill_is_strong_under_twelve_months(skill, on, expected):
    first_birthday = add_months(TERM.zero_on, 12)
    spell_on = first_birthday + timedelta(days=on)
    spell = seen("spell", spell_on, "skill_loss", skill=skill)
    found = assessed(first_birthday + timedelta(days=9), *SMILED, spell)
    assert flags_of(found) == expected


def test_features_are_named_one_by_one():
    spell = seen(
        "spell", TODAY, "limb_jerks", "automatisms", "mirthless", responds="no"
    )
    strong = strong_features(spell, TERM)
    assert strong == {"limb_jerks", "automatisms", "no_response"}
    assert emergency_features(spell, strong) == {"movement_no_response"}
    assert emergency_features(spell, frozenset()) == {"movement_no_response"}
    both = seen("spell", TODAY, "stiffening", "blue_or_grey", responds="no")
    assert emergency_features(both, frozenset()) == {
        "movement_no_response",
        "blue_or_grey",
    }


@pytest.mark.parametrize(
    ("episode", "reasons"),
    [
        (seen("laugh", TODAY), ["nothing_odd"]),
        (
            seen("laugh", TODAY, "out_of_context", "mirthless", "stereotyped"),
            ["pattern_in_one"],
        ),
        (
            seen("laugh", TODAY, "drowsy_after", "colour_change_mild"),
            ["drowsy_after", "colour_change_mild"],
        ),
        (
            seen("spell", TODAY, "stiffening", "blue_or_grey", duration_s=300),
            ["blue_or_grey", "long_spell"],
        ),
        (seen("spasm_cluster", TODAY), ["spasm_cluster"]),
        (
            seen("spasm_cluster", TODAY, "drowsy_after", "skill_loss"),
            ["drowsy_after", "spasm_cluster", "skill_loss"],
        ),
    ],
)
def test_an_episode_says_why(episode, reasons):
    assert codes(episode_advice(episode, TERM).reasons) == reasons


FEATURES = [
    ("breathing_trouble", {}, "breathing_trouble"),
    ("blue_or_grey", {}, "blue_or_grey"),
    ("still_unresponsive", {}, "still_unresponsive"),
    ("repeated_without_recovery", {}, "repeated_without_recovery"),
    ("limb_jerks", {"responds": "no", "state": "asleep"}, "movement_no_response"),
    ("eye_deviation", {"duration_s": 300}, "long_spell"),
    ("video", {"responds": "no"}, "no_response"),
    ("eye_deviation", {}, "eye_deviation"),
    ("limb_jerks", {}, "limb_jerks"),
    ("stiffening", {}, "stiffening"),
    ("automatisms", {}, "automatisms"),
    ("drowsy_after", {}, "drowsy_after"),
    ("colour_change_mild", {}, "colour_change_mild"),
    ("spasm_cluster", {}, "spasm_cluster"),
    ("skill_loss", {}, "skill_loss"),
]


@pytest.mark.parametrize(("tick", "fields", "code"), FEATURES)
def test_each_feature_has_its_sentence(tick, fields, code):
    assert codes(
        episode_advice(seen("spell", TODAY, tick, **fields), TERM).reasons
    ) == [code]

"""Clinical rules E.2: levels, times, one flag a kind, the highest first."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

from clinical.advice import Flag, FlagKind, Level, When, act_by, highest, merged
from clinical.reasons import Reason
from tests.clinical.facts import codes

DAY = date(2026, 3, 1)
LATER = DAY + timedelta(days=1)
ONE, OTHER = Reason("one", "One."), Reason("other", "Other.")


def flag(kind="parent_worry", level="talk_to_pediatrician", when="this_week", **fields):
    """A flag by its words."""
    return Flag(
        FlagKind(kind),
        Level(level),
        When(when),
        fields.get("since", DAY),
        fields.get("reasons", (ONE,)),
        fields.get("newest_on", DAY),
        fields.get("facts", 1),
    )


RISING = [
    flag(when="next_visit"),
    flag(when="within_2_weeks"),
    flag(when="this_week"),
    flag(level="same_day", when="today"),
    flag(level="emergency", when="now"),
]


def test_urgency_rises_by_level_then_time():
    for weaker, stronger in pairwise(RISING):
        assert weaker.urgency < stronger.urgency
        for pair in ([weaker, stronger], [stronger, weaker]):
            advice = highest(pair)
            assert (advice.level, advice.when) == (stronger.level, stronger.when)


def test_a_level_weighs_more_than_a_time():
    found = highest([flag(level="same_day", when="next_visit"), flag(when="now")])
    assert (found.level, found.when) == ("same_day", "next_visit")


def test_without_flags_the_advice_is_informational():
    advice = highest([])
    assert (advice.level, advice.when) == ("informational", None)
    assert merged([]) == ()


@pytest.mark.parametrize("turned", [False, True])
def test_flags_of_a_kind_become_one_with_the_most_urgent_time(turned):
    weak = flag(when="next_visit", since=DAY, newest_on=LATER, reasons=(ONE,), facts=2)
    urgent = flag(
        level="same_day", when="today", since=LATER, reasons=(OTHER, ONE), facts=3
    )
    [found] = merged([urgent, weak] if turned else [weak, urgent])
    assert (found.level, found.when, found.since, found.newest_on, found.facts) == (
        "same_day",
        "today",
        DAY,
        LATER,
        5,
    )
    assert codes(found.reasons) == (["other", "one"] if turned else ["one", "other"])


def test_different_kinds_stay_apart_most_urgent_first():
    flags = [
        flag("beyond_window", when="within_2_weeks"),
        flag("milestone_not_yet", when="next_visit"),
        flag("social_smile_late"),
        flag("parent_worry"),
        flag("skill_lost", "same_day", "today"),
        flag("laughter", "emergency", "now"),
        flag("spell", "emergency", "now"),
    ]
    assert [found.kind for found in merged(flags)] == [
        "spell",
        "laughter",
        "skill_lost",
        "parent_worry",
        "social_smile_late",
        "beyond_window",
        "milestone_not_yet",
    ]


@pytest.mark.parametrize(
    ("when", "since", "by"),
    [
        # The day the flag began, the last day that still counts from it, and later.
        ("within_2_weeks", 0, 14),
        ("within_2_weeks", -13, 1),
        ("within_2_weeks", -14, 0),
        ("within_2_weeks", -15, 14),
        ("within_2_weeks", -400, 14),
        ("this_week", 0, 7),
        ("this_week", -6, 1),
        ("this_week", -7, 0),
        ("this_week", -8, 7),
    ],
)
def test_a_time_ends_on_a_day(when, since, by):
    found = act_by(When(when), since=DAY + timedelta(days=since), today=DAY)
    assert found == DAY + timedelta(days=by)


@pytest.mark.parametrize("when", ["next_visit", "today", "now"])
def test_other_times_name_no_day(when):
    assert act_by(When(when), since=DAY, today=DAY) is None


@given(
    since=st.integers(-3000, 0),
    when=st.sampled_from([When.WITHIN_2_WEEKS, When.THIS_WEEK]),
)
def test_the_last_day_is_never_past_nor_further_than_its_time(since, when):
    by = act_by(when, since=DAY + timedelta(days=since), today=DAY)
    assert by is not None
    assert 0 <= (by - DAY).days <= {"within_2_weeks": 14, "this_week": 7}[when]

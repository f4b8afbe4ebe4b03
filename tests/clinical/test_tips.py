"""Which tip is chosen: by gap, by corrected age, by what was tried, by the day."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from clinical.ages import birth
from clinical.assessment import Facts, assess
from clinical.library import Gap, Tip, library
from clinical.tips import choose, gaps_of
from clinical.window import DayTally
from tests.clinical.facts import BORN, TERM, answer, concern, day

TODAY = date(2026, 11, 23)
ACHIEVED = (Gap.ACHIEVED,)


def facts_with(*, tallies=(), answers=(), concerns=(), subject=TERM):
    return Facts(birth=subject, tallies=tallies, answers=answers, concerns=concerns)


def gaps_on(number, subject=TERM, **known):
    facts = facts_with(subject=subject, **known)
    return gaps_of(facts, assess(facts, day(number, subject)))


def tallied(number, subject=TERM, **counts):
    return DayTally(day(number, subject), **counts)


SOCIAL = {"social": 1, "strong": 1}


@pytest.mark.parametrize(
    ("tallies", "gap"),
    [
        ([], Gap.NO_SMILE_LOGGED),
        ([tallied(10, reflex=3)], Gap.ONLY_SLEEP_SMILES),
        ([tallied(10, reflex=3), tallied(11, unclear=1)], Gap.FEW_AWAKE_ENTRIES),
        ([tallied(11, likely_social=1)], Gap.FEW_AWAKE_ENTRIES),
        ([tallied(11, laugh=1)], Gap.FEW_AWAKE_ENTRIES),
        ([tallied(40, **SOCIAL)], Gap.SEEN_ONCE),
        ([tallied(40, **SOCIAL), tallied(41, **SOCIAL)], Gap.ACHIEVED),
        # What comes after the day one looks at is not known on it.
        ([tallied(51, reflex=1)], Gap.NO_SMILE_LOGGED),
        ([tallied(10, reflex=1), tallied(51, unclear=1)], Gap.ONLY_SLEEP_SMILES),
    ],
)
def test_the_gap_is_what_the_diary_lacks(tallies, gap):
    assert gaps_on(50, tallies=tallies) == (gap,)


def test_without_tallies_nothing_is_logged():
    facts = Facts(birth=TERM)
    assert gaps_of(facts, assess(facts, day(50))) == (Gap.NO_SMILE_LOGGED,)


@pytest.mark.parametrize(
    ("number", "gap"),
    [(-2, Gap.BEFORE_DUE), (-1, Gap.BEFORE_DUE), (0, Gap.NO_SMILE_LOGGED)],
)
def test_before_the_due_date_nothing_else_counts(number, gap):
    early = birth(BORN, 230)
    assert gaps_on(number, early) == (gap,)


@pytest.mark.parametrize(
    ("expectation", "gaps"),
    [
        ("cdc-02m-studies-faces", (Gap.LOOKING, Gap.NO_SMILE_LOGGED)),
        ("cdc-02m-tracks-moving-person", (Gap.LOOKING, Gap.NO_SMILE_LOGGED)),
        ("cdc-02m-notices-loud-noise", (Gap.LISTENING, Gap.NO_SMILE_LOGGED)),
        ("cdc-02m-uncurls-fists-briefly", (Gap.NO_SMILE_LOGGED,)),
    ],
)
def test_a_not_yet_about_eyes_or_ears_comes_first(expectation, gaps):
    said = [answer(expectation, "not_yet", day(70))]
    assert gaps_on(70, answers=said) == gaps
    assert gaps_on(69, answers=said) == (Gap.NO_SMILE_LOGGED,)


@pytest.mark.parametrize(
    ("kind", "gaps"),
    [
        ("eyes", (Gap.LOOKING, Gap.NO_SMILE_LOGGED)),
        ("eyes_not_fixing", (Gap.LOOKING, Gap.NO_SMILE_LOGGED)),
        ("hearing", (Gap.LISTENING, Gap.NO_SMILE_LOGGED)),
        ("worry", (Gap.NO_SMILE_LOGGED,)),
    ],
)
def test_a_worry_about_eyes_or_ears_comes_first(kind, gaps):
    worries = [concern(kind, day(50))]
    assert gaps_on(50, concerns=worries) == gaps
    assert gaps_on(49, concerns=worries) == (Gap.NO_SMILE_LOGGED,)


def test_both_may_be_missing():
    worries = [concern("hearing", day(50)), concern("eyes", day(50))]
    assert gaps_on(50, concerns=worries) == (
        Gap.LOOKING,
        Gap.LISTENING,
        Gap.NO_SMILE_LOGGED,
    )


def a_tip(name, first=0, last=100, gaps=ACHIEVED):
    return Tip(
        name, first, last, frozenset(gaps), "Title", "Text.", False, ("S1",), TODAY, "E"
    )


A, B, C = a_tip("a"), a_tip("b"), a_tip("c")


def chosen(tips, tried=None, *, gaps=ACHIEVED, age=50, today=TODAY):
    found = choose(tips, gaps, age, tried or {}, today)
    return found and found.tip.id


@pytest.mark.parametrize(
    ("age", "name"), [(9, None), (10, "a"), (11, "a"), (19, "a"), (20, "a"), (21, None)]
)
def test_a_tip_is_for_its_days_alone(age, name):
    assert chosen([a_tip("a", 10, 20)], age=age) == name


def test_a_tip_is_for_its_gaps_alone():
    assert chosen([A], gaps=(Gap.SEEN_ONCE,)) is None
    assert chosen([]) is None


def test_the_more_pressing_gap_wins():
    listening = a_tip("listening", gaps=(Gap.LISTENING,))
    gaps = (Gap.LISTENING, Gap.ACHIEVED)
    found = choose([A, listening], gaps, 50, {}, TODAY)
    assert found is not None
    assert (found.tip.id, [tip.id for tip in found.others]) == ("listening", ["a"])


def test_tips_take_turns_by_the_day():
    days = [TODAY + timedelta(days=number) for number in range(4)]
    turns = [chosen([A, B, C], today=on) for on in days]
    assert sorted(turns[:3]) == ["a", "b", "c"]
    assert turns[3] == turns[0]
    assert chosen([A, B, C], today=TODAY) == turns[0]


@pytest.mark.parametrize(("days_ago", "name"), [(0, "b"), (6, "b"), (7, "a"), (8, "a")])
def test_a_tip_tried_rests_for_a_week(days_ago, name):
    # An even ordinal, on which the first of two has its turn.
    today = date.fromordinal(TODAY.toordinal() // 2 * 2)
    tried = {"a": today - timedelta(days=days_ago)}
    assert chosen([A, B], tried, today=today) == name


def test_another_gap_is_served_before_a_tip_comes_again():
    listening = a_tip("listening", gaps=(Gap.LISTENING,))
    gaps = (Gap.LISTENING, Gap.ACHIEVED)
    assert chosen([A, listening], {"listening": TODAY}, gaps=gaps) == "a"


def test_when_all_were_tried_the_one_longest_ago_comes_again():
    tried = {"a": TODAY, "b": TODAY - timedelta(days=2), "c": TODAY}
    assert chosen([A, B, C], tried) == "b"


smile_gaps = st.sampled_from(
    [
        Gap.NO_SMILE_LOGGED,
        Gap.ONLY_SLEEP_SMILES,
        Gap.FEW_AWAKE_ENTRIES,
        Gap.SEEN_ONCE,
        Gap.ACHIEVED,
    ]
)
pressing = st.lists(st.sampled_from([Gap.LOOKING, Gap.LISTENING]), unique=True)
tried_days = st.dictionaries(
    st.sampled_from(sorted(library().tip_by_id)), st.integers(0, 30), max_size=21
)


@given(st.integers(0, 365), pressing, smile_gaps, tried_days, st.integers(0, 400))
def test_the_first_year_always_has_a_tip_that_fits(age, first, gap, tried, later):
    today = TODAY + timedelta(days=later)
    dates = {key: today - timedelta(days=number) for key, number in tried.items()}
    found = choose(library().tips, [*first, gap], age, dates, today)
    assert found is not None
    for tip in (found.tip, *found.others):
        assert tip.from_day <= age <= tip.to_day
        assert tip.gaps & {*first, gap}
    rests = {key for key, number in tried.items() if number < 7}
    all_rest = {tip.id for tip in (found.tip, *found.others)} <= rests
    assert (found.tip.id in rests) is all_rest
    assert found.tip not in found.others


@given(st.integers(-126, -1))
def test_before_the_due_date_there_is_always_one(age):
    found = choose(library().tips, [Gap.BEFORE_DUE], age, {}, TODAY)
    assert found is not None
    assert {found.tip.id, *(tip.id for tip in found.others)} == {
        "hold-close",
        "soft-voice",
    }


def test_after_the_first_year_there_is_none():
    assert chosen(library().tips, age=365) is not None
    assert chosen(library().tips, age=366) is None

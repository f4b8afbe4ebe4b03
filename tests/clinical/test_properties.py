"""What holds for every baby, whatever was logged."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import given, settings, strategies as st

from clinical.advice import LEVEL_RANK
from clinical.ages import birth, birth_age_days, corrected_age_days, due_on
from clinical.assessment import EPISODES, Facts, assess, tally
from clinical.cases import as_dict, assess_line
from clinical.observations import Directed, Eyes, Kind, Observation, State, Trigger
from clinical.smiles import SmileClass, classify, would_change
from clinical.window import Evidence, Status, band, smile_window
from tests.clinical.facts import BORN, reflex
from tests.clinical.oracle import oracle_age, oracle_band, oracle_window
from tests.clinical.strategies import ages, babies, births, cases, observations

many = settings(max_examples=150, deadline=None)
thousands = settings(max_examples=3000, deadline=None)
BANDS = list(Status)[:5]


def flag_rows(found):
    """The flags without the order of their reasons."""
    return [
        (f.kind, f.level, f.when, f.since, frozenset(f.reasons), f.newest_on, f.facts)
        for f in found.flags
    ]


@thousands
@given(births, ages)
def test_dates_agree_with_an_independent_reading(subject, number):
    on = subject.born_on + timedelta(days=number)
    born, gestation = subject.born_on, subject.gestation_days
    window = smile_window(subject)
    age = corrected_age_days(subject, on)
    assert age == oracle_age(born, gestation, on)
    assert band(age) == oracle_band(age)
    assert oracle_window(born, gestation) == [
        window.zero_day,
        window.opens,
        window.last_day,
        window.late_from,
        window.clearly_late_from,
    ]


@many
@given(births, ages)
def test_corrected_age_is_at_most_the_age_since_birth(subject, number):
    on = subject.born_on + timedelta(days=number)
    gap = birth_age_days(subject, on) - corrected_age_days(subject, on)
    assert gap in {0, subject.days_early}
    assert subject.days_early >= 0


@many
@given(births, st.integers(259, 314), ages)
def test_birth_at_term_or_later_never_moves_an_age(subject, gestation, number):
    on = subject.born_on + timedelta(days=number)
    later = birth(subject.born_on, gestation)
    assert corrected_age_days(later, on) == number
    assert due_on(later) == subject.born_on + timedelta(days=280 - gestation)


@many
@given(babies(), st.integers(0, 400))
def test_more_days_without_new_facts_never_move_a_status_backwards(baby, days):
    facts, today = baby
    facts = replace(
        facts,
        observations=[seen for seen in facts.observations if seen.on <= today],
        answers=[answer for answer in facts.answers if answer.on <= today],
    )
    before = assess(facts, today).smile.status
    after = assess(facts, today + timedelta(days=days)).smile.status
    if before in BANDS:
        assert BANDS.index(after) >= BANDS.index(before)
    else:
        assert after is before


@many
@given(babies())
def test_a_sleep_smile_changes_no_status_flag_or_advice(baby):
    """It changes only what was counted, and "nothing logged" into "none that count"."""
    facts, today = baby
    before = assess(facts, today)
    more = [*facts.observations, reflex(today)]
    after = assess(replace(facts, observations=more), today)
    assert after.smile.status == before.smile.status
    assert after.smile.record == replace(
        before.smile.record, logged=before.smile.record.logged + 1
    )
    expected = before.smile.evidence
    if expected is Evidence.NOTHING_LOGGED:
        expected = Evidence.ONLY_UNCOUNTED_SMILES
    assert after.smile.evidence is expected
    assert [(f.kind, f.level, f.when, f.since) for f in after.flags] == [
        (f.kind, f.level, f.when, f.since) for f in before.flags
    ]
    assert (after.advice, after.unmet, after.questions) == (
        before.advice,
        before.unmet,
        before.questions,
    )


@many
@given(babies())
def test_an_assessment_is_always_made_and_is_json(baby):
    facts, today = baby
    found = assess(facts, today)
    shown = json.loads(json.dumps(as_dict(found), allow_nan=False))
    assert shown["smile"]["status"] == found.smile.status
    assert len(shown["observations"]) == len(facts.observations)
    kinds = [flag.kind for flag in found.flags]
    assert len(set(kinds)) == len(kinds)
    highest = max((LEVEL_RANK[flag.level] for flag in found.flags), default=0)
    assert LEVEL_RANK[found.advice.level] == highest
    assert all(flag.since <= today for flag in found.flags)
    assert (found.smile.evidence is None) == (
        found.smile.status not in {Status.LATE, Status.CLEARLY_LATE}
    )


@many
@given(babies())
def test_days_tallied_before_give_the_same_assessment(baby):
    facts, today = baby
    subject = facts.birth
    classes = [
        classify(seen, corrected_age_days(subject, seen.on))
        if seen.kind in {Kind.SMILE, Kind.LAUGH}
        else None
        for seen in facts.observations
    ]
    unread = [
        seen
        for seen in facts.observations
        if seen.kind in {*EPISODES, Kind.SKILL_LOSS} or seen.ticks
    ]
    tallied = replace(
        facts, tallies=tally(facts.observations, classes), observations=unread
    )
    assert replace(assess(tallied, today), classes=()) == replace(
        assess(facts, today), classes=()
    )


@many
@given(babies(), st.randoms(use_true_random=False))
def test_the_order_of_what_was_seen_does_not_matter(baby, chance):
    facts, today = baby
    turned = list(facts.observations)
    feared = list(facts.concerns)
    chance.shuffle(turned)
    chance.shuffle(feared)
    one = assess(facts, today)
    other = assess(replace(facts, observations=turned, concerns=feared), today)
    assert flag_rows(one) == flag_rows(other)
    assert (one.smile, one.smile_reasons) == (other.smile, other.smile_reasons)
    assert (one.advice, one.questions) == (other.advice, other.questions)


@many
@given(babies(), st.randoms(use_true_random=False))
def test_the_order_of_answers_of_different_days_does_not_matter(baby, chance):
    facts, today = baby
    by_day = {answer.on: answer for answer in facts.answers}
    turned = list(by_day.values())
    chance.shuffle(turned)
    one = assess(replace(facts, answers=list(by_day.values())), today)
    other = assess(replace(facts, answers=turned), today)
    assert flag_rows(one) == flag_rows(other)
    assert (one.smile, one.unmet, one.questions) == (
        other.smile,
        other.unmet,
        other.questions,
    )


@many
@given(babies())
def test_facts_after_today_never_matter(baby):
    facts, today = baby
    known = Facts(
        birth=facts.birth,
        weeks_only=facts.weeks_only,
        observations=[seen for seen in facts.observations if seen.on <= today],
        answers=[answer for answer in facts.answers if answer.on <= today],
        concerns=[concern for concern in facts.concerns if concern.on <= today],
        visit_on=facts.visit_on,
    )
    found, then = assess(facts, today), assess(known, today)
    assert replace(found, classes=()) == replace(then, classes=())
    kept = [
        one
        for one, seen in zip(found.classes, facts.observations, strict=True)
        if seen.on <= today
    ]
    assert tuple(kept) == then.classes


EDITS: dict[str, dict[str, Any]] = {
    "if_awake": {"state": State.AWAKE},
    "if_at_person": {"directed": Directed.PERSON},
    "if_social_trigger": {"trigger": (Trigger.FACE,)},
    "if_eyes_open": {"eyes": Eyes.OPEN},
}
# A laugh stands apart: it counts when it is strong, and is else no more than unclear.
WORTH = {
    SmileClass.REFLEX: 0,
    SmileClass.UNCLEAR: 1,
    SmileClass.LAUGH: 1,
    SmileClass.LIKELY_SOCIAL: 2,
    SmileClass.SOCIAL: 3,
}
smiles = observations(st.just(BORN), (Kind.SMILE, Kind.LAUGH))


def worth(smile: Observation, age: int) -> int:
    """How much a smile counts; a laugh at a person as much as a social smile."""
    given = classify(smile, age)
    return 3 if given.is_strong else WORTH[given.smile_class]


def completed(smile: Observation) -> list[Observation]:
    """The smile with each answer that is missing given in every way."""
    states = State if smile.state is State.UNSURE else [smile.state]
    directions = Directed if smile.directed is Directed.UNSURE else [smile.directed]
    is_told = set(smile.trigger) - {Trigger.UNSURE}
    triggers = [smile.trigger] if is_told else [(one,) for one in Trigger]
    return [
        replace(smile, state=state, directed=directed, trigger=trigger)
        for state in states
        for directed in directions
        for trigger in triggers
    ]


@settings(max_examples=1500, deadline=None)
@given(smiles, st.integers(-130, 200))
def test_the_answer_named_really_raises_the_class(smile, age):
    code = would_change(smile, age).code
    now = worth(smile, age)
    if code in EDITS:
        assert worth(replace(smile, **EDITS[code]), age) > now
    elif code == "counts_fully":
        assert now == 3
    elif code == "if_older":
        assert age < 28
        assert worth(smile, 28) > now
    else:
        assert code in {"more_answers", "no_single_answer"}
        assert all(worth(replace(smile, **edit), age) <= now for edit in EDITS.values())
        assert (max(worth(one, age) for one in completed(smile)) > now) is (
            code == "more_answers"
        )


@settings(max_examples=400, deadline=None)
@given(cases())
def test_any_line_of_json_is_answered_or_refused_with_a_path(case):
    answer, readable = assess_line(json.dumps(case))
    shown = json.loads(json.dumps(answer))
    if readable:
        assert shown["smile"]["status"] in list(Status)
        return
    assert list(shown) == ["id", "error"]
    path, _, problem = shown["error"].partition(": ")
    assert path.split("[")[0].split(".")[0] in {*case, "born", "today", "case"}
    assert problem


@many
@given(smiles, st.integers(-130, 800), st.integers(0, 30))
def test_a_smile_never_counts_for_less_when_seen_later_except_alone(smile, age, days):
    before, after = classify(smile, age), classify(smile, age + days)
    assert WORTH[after.smile_class] >= WORTH[before.smile_class]
    assert after.is_strong >= before.is_strong

"""Flags over time agree with the rules asked on each day."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings, strategies as st

from clinical.advice import FlagKind, Level, When
from clinical.ages import add_months, birth
from clinical.assessment import Facts, assess
from clinical.checklist import Answer, Value
from clinical.spans import FlagSpan, change_days, flag_spans, queue_rank
from clinical.window import Evidence, Status
from tests.clinical.strategies import babies

hundreds = settings(max_examples=400, deadline=None)


def standing(spans, on):
    """What a list finds by comparing dates only."""
    return {
        span.kind: span
        for span in spans
        if span.from_on <= on and (span.until_on is None or on < span.until_on)
    }


@hundreds
@given(babies(), st.lists(st.integers(0, 2191), min_size=30, max_size=30))
def test_comparing_dates_finds_what_the_rules_find(baby, ages):
    facts, on = baby
    spans = flag_spans(facts)
    last = add_months(facts.birth.born_on, 72)
    days = [facts.birth.born_on + timedelta(days=age) for age in ages]
    for day in [on, *(day for day in days if day <= last)]:
        found = assess(facts, day)
        late = (found.smile.status, found.smile.evidence)
        assert {
            kind: (s.level, s.when, s.since, s.newest_on, s.facts, s.status, s.evidence)
            for kind, s in standing(spans, day).items()
        } == {
            f.kind: (
                f.level, f.when, f.since, f.newest_on, f.facts,
                *(late if f.kind is FlagKind.SOCIAL_SMILE_LATE else (None, None)),
            )
            for f in found.flags
        }  # fmt: skip


@hundreds
@given(babies())
def test_spans_of_a_kind_never_overlap(baby):
    spans = sorted(flag_spans(baby[0]), key=lambda span: (span.kind, span.from_on))
    for one, next_one in pairwise(spans):
        if one.kind is next_one.kind:
            assert one.until_on is not None
            assert one.from_on < one.until_on <= next_one.from_on


def test_a_silent_diary_turns_late_and_then_clearly_late():
    late = FlagSpan(
        from_on=date(2026, 10, 28),
        until_on=date(2026, 11, 2),
        kind=FlagKind.SOCIAL_SMILE_LATE,
        level=Level.TALK,
        when=When.NEXT_VISIT,
        since=date(2026, 10, 28),
        newest_on=date(2026, 10, 28),
        facts=1,
        status=Status.LATE,
        evidence=Evidence.NOTHING_LOGGED,
    )
    spans = flag_spans(Facts(birth=birth(date(2026, 9, 1), 280)))
    assert spans[0] == late
    assert [(s.from_on, s.until_on, s.when, s.status) for s in spans[1:]] == [
        (date(2026, 11, 2), date(2026, 11, 24), When.WITHIN_2_WEEKS, Status.LATE),
        (date(2026, 11, 24), None, When.THIS_WEEK, Status.CLEARLY_LATE),
    ]


def test_nothing_is_looked_for_before_birth_or_after_the_sixth_birthday():
    born = date(2026, 9, 1)
    facts = Facts(
        birth=birth(born, 200),
        answers=[Answer("social-smile", Value.NOT_YET, date(2032, 9, 2))],
    )
    days = change_days(facts)
    assert days[0] == born
    assert days == sorted(set(days))
    assert days[-1] <= date(2032, 9, 1)


def span(kind, level=Level.TALK, status=None, evidence=None):
    day = date(2026, 11, 1)
    return FlagSpan(
        from_on=day,
        until_on=None,
        kind=kind,
        level=level,
        when=When.THIS_WEEK,
        since=day,
        newest_on=day,
        facts=1,
        status=status,
        evidence=evidence,
    )


def late(status, evidence):
    return span(FlagKind.SOCIAL_SMILE_LATE, status=status, evidence=evidence)


def test_flags_queue_in_the_order_of_the_worklist():
    queue = [
        span(FlagKind.SKILL_LOST, Level.EMERGENCY),
        span(FlagKind.LAUGHTER, Level.SAME_DAY),
        span(FlagKind.PARENT_WORRY),
        span(FlagKind.SPELL),
        late(Status.CLEARLY_LATE, Evidence.NOTHING_LOGGED),
        span(FlagKind.SEVERAL_NOT_YET),
        late(Status.LATE, Evidence.NOT_YET),
        span(FlagKind.SKILL_LOST, Level.SAME_DAY),
        late(Status.LATE, Evidence.ONLY_UNCOUNTED_SMILES),
        span(FlagKind.SMILE_UNCONFIRMED),
        span(FlagKind.BEYOND_WINDOW),
        span(FlagKind.MILESTONE_NOT_YET),
        late(Status.LATE, Evidence.NOTHING_LOGGED),
    ]
    assert [queue_rank(each) for each in queue] == list(range(13))


def test_what_is_for_today_shares_a_place_whatever_it_is_about():
    kinds = (FlagKind.LAUGHTER, FlagKind.SPELL, FlagKind.UNWELL, FlagKind.EYES)
    assert {queue_rank(span(kind, Level.SAME_DAY)) for kind in kinds} == {1}


def test_every_kind_of_flag_has_a_place():
    assert {queue_rank(span(kind)) for kind in FlagKind} == {
        2, 3, 5, 7, 9, 10, 11, 12,
    }  # fmt: skip

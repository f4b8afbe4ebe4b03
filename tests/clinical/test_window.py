"""Clinical rules A.4 and B: when a smile counts, the bands, and the story dates."""

from datetime import date, timedelta

import pytest

from clinical.ages import birth
from clinical.window import DayTally, band, smile_record, smile_window
from tests.clinical.facts import (
    AT_ME,
    SMILE_ITEM,
    answer,
    assessed,
    day,
    reflex,
    seen,
    strong,
    weak,
)
from tests.clinical.oracle import oracle_window

D = date.fromisoformat


@pytest.mark.parametrize(
    ("age", "name"),
    [
        (-126, "before_window"),
        (-1, "before_window"),
        (0, "before_window"),
        (40, "before_window"),
        (41, "before_window"),
        (42, "window_open"),
        (43, "window_open"),
        (48, "window_open"),
        (49, "window_closing"),
        (50, "window_closing"),
        (55, "window_closing"),
        (56, "window_closing"),
        (57, "late"),
        (58, "late"),
        (70, "late"),
        (82, "late"),
        (83, "late"),
        (84, "clearly_late"),
        (85, "clearly_late"),
        (800, "clearly_late"),
    ],
)
def test_bands_change_on_the_day_after_each_limit(age, name):
    assert band(age) == name
    if age >= 0:
        assert assessed(day(age)).smile.status == name


# born, gestation, zero day, opens, last day, late from, clearly late from
STORIES = """
A 2026-09-01 280 2026-09-01 2026-10-13 2026-10-27 2026-10-28 2026-11-24
B 2026-08-01 224 2026-09-26 2026-11-07 2026-11-21 2026-11-22 2026-12-19
C 2026-09-01 258 2026-09-23 2026-11-04 2026-11-18 2026-11-19 2026-12-16
D 2026-09-01 259 2026-09-01 2026-10-13 2026-10-27 2026-10-28 2026-11-24
E 2026-06-10 199 2026-08-30 2026-10-11 2026-10-25 2026-10-26 2026-11-22
F 2026-09-01 289 2026-09-01 2026-10-13 2026-10-27 2026-10-28 2026-11-24
"""
ROWS = [line.split() for line in STORIES.strip().splitlines()]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_the_window_of_each_story(row):
    _, born, gestation, *dates = row
    subject = birth(D(born), int(gestation))
    zero, opens, last, late, clearly_late = map(D, dates)
    found = smile_window(subject)

    assert (
        found.zero_day,
        found.opens,
        found.last_day,
        found.late_from,
        found.clearly_late_from,
    ) == (zero, opens, last, late, clearly_late)
    assert oracle_window(D(born), int(gestation)) == [*map(D, dates)]
    statuses = {
        opens - timedelta(days=1): "before_window",
        opens: "window_open",
        last: "window_closing",
        late: "late",
        clearly_late - timedelta(days=1): "late",
        clearly_late: "clearly_late",
    }
    assert {
        on: assessed(on, subject=subject).smile.status for on in statuses
    } == statuses


def yes(on):
    return answer("social-smile", "yes", on)


def laugh(on, **fields):
    return seen("laugh", on, **{**AT_ME, "trigger": "play", **fields})


def staff(make, on):
    return make(on, reporter="staff")


# what is known by day 60, status, number of the day of the first smile
COUNTING = {
    "nothing": ([], "late", None),
    "one strong": ([strong(day(45))], "emerging", 45),
    "two strong, one day": ([strong(day(45)), strong(day(45))], "emerging", 45),
    "two strong, two days": ([strong(day(45)), strong(day(46))], "achieved", 45),
    "one weak": ([weak(day(45))], "late", None),
    "two weak, one day": ([weak(day(45)), weak(day(45))], "late", None),
    "two weak, two days": ([weak(day(45)), weak(day(46))], "emerging", None),
    "three weak days": (
        [weak(day(45)), weak(day(46)), weak(day(47))],
        "emerging",
        None,
    ),
    "weak, then strong": ([weak(day(45)), strong(day(50))], "achieved", 50),
    "strong, then weak": ([strong(day(45)), weak(day(50))], "achieved", 45),
    "strong and weak, one day": ([strong(day(45)), weak(day(45))], "emerging", 45),
    "early awake smile": ([strong(day(27))], "late", None),
    "early, then strong": ([strong(day(27)), strong(day(28))], "achieved", 28),
    "staff saw one": ([staff(strong, day(45))], "achieved", 45),
    "staff saw a weak one": ([staff(weak, day(45))], "late", None),
    "staff saw weak ones": (
        [staff(weak, day(45)), staff(weak, day(46))],
        "emerging",
        None,
    ),
    "staff saw a laugh": ([staff(laugh, day(45))], "achieved", 45),
    "staff saw it later": ([strong(day(45)), staff(strong, day(50))], "achieved", 45),
    "a laugh at a person": ([laugh(day(28))], "emerging", 28),
    "an early laugh": ([laugh(day(27))], "late", None),
    "a staff laugh too early": ([staff(laugh, day(27))], "late", None),
    "a laugh at nobody": ([laugh(day(45), directed="none")], "late", None),
    "a laugh and a weak smile": ([laugh(day(45)), weak(day(46))], "achieved", 45),
    "sleep smiles": ([reflex(day(45)), reflex(day(46))], "late", None),
    "unclear ones": (
        [strong(day(45), state="unsure"), strong(day(46), state="unsure")],
        "late",
        None,
    ),
    "strong and asleep": ([strong(day(45)), reflex(day(46))], "emerging", 45),
    "one yes": ([yes(day(45))], "emerging", 45),
    "a yes before the window": ([yes(day(3))], "emerging", 3),
    "yes twice, one day": ([yes(day(45)), yes(day(45))], "emerging", 45),
    "yes on two days": ([yes(day(45)), yes(day(46))], "achieved", 45),
    "yes and strong, one day": ([yes(day(45)), strong(day(45))], "emerging", 45),
    "yes, then strong": ([yes(day(45)), strong(day(46))], "achieved", 45),
    "yes after weak": ([weak(day(40)), yes(day(45))], "achieved", 45),
    "yes on the list item": ([answer(SMILE_ITEM, "yes", day(45))], "emerging", 45),
    "yes on both ids, one day": (
        [yes(day(45)), answer(SMILE_ITEM, "yes", day(45))],
        "emerging",
        45,
    ),
    "yes on both ids, two days": (
        [yes(day(45)), answer(SMILE_ITEM, "yes", day(46))],
        "achieved",
        45,
    ),
    "not sure": ([answer("social-smile", "not_sure", day(45))], "late", None),
    "yes, later not yet": (
        [yes(day(45)), answer("social-smile", "not_yet", day(50))],
        "emerging",
        45,
    ),
    "two yes, later not yet": (
        [yes(day(45)), yes(day(46)), answer(SMILE_ITEM, "not_yet", day(50))],
        "achieved",
        45,
    ),
    "tomorrow's": ([strong(day(60)), strong(day(61))], "emerging", 60),
}


@pytest.mark.parametrize(
    ("known", "status", "first"), COUNTING.values(), ids=list(COUNTING)
)
def test_when_social_smiling_counts(known, status, first):
    found = assessed(day(60), *known)
    first_on = None if first is None else day(first)
    assert (found.smile.status, found.smile.record.first_strong_on) == (
        status,
        first_on,
    )


@pytest.mark.parametrize(
    ("known", "confirmed", "emerging"),
    [
        ([], None, None),
        ([weak(day(40))], None, None),
        ([weak(day(40)), weak(day(42))], None, 42),
        ([weak(day(40)), weak(day(42)), weak(day(44))], None, 42),
        ([strong(day(41))], None, 41),
        ([strong(day(41)), strong(day(43)), strong(day(47))], 43, 41),
        ([weak(day(40)), strong(day(43))], 43, 43),
        ([weak(day(40)), weak(day(41)), strong(day(43))], 43, 41),
        ([staff(strong, day(43)), staff(strong, day(42))], 42, 42),
        ([strong(day(41)), strong(day(43)), staff(strong, day(50))], 43, 41),
        ([strong(day(41)), staff(strong, day(50))], 50, 41),
    ],
)
def test_the_days_on_which_it_became_emerging_and_confirmed(known, confirmed, emerging):
    record = assessed(day(60), *known).smile.record
    assert (record.confirmed_on, record.emerging_on) == (
        None if confirmed is None else day(confirmed),
        None if emerging is None else day(emerging),
    )


@pytest.mark.parametrize(
    ("known", "evidence"),
    [
        ([], "nothing_logged"),
        ([answer("social-smile", "not_sure", day(50))], "nothing_logged"),
        ([seen("spell", day(50))], "nothing_logged"),
        ([reflex(day(50))], "only_uncounted_smiles"),
        ([strong(day(20))], "only_uncounted_smiles"),
        ([strong(day(50), state="unsure")], "only_uncounted_smiles"),
        ([weak(day(50))], "only_uncounted_smiles"),
        ([seen("laugh", day(50), state="awake")], "only_uncounted_smiles"),
        ([answer("social-smile", "not_yet", day(3))], "not_yet"),
        ([answer(SMILE_ITEM, "not_yet", day(60))], "not_yet"),
        ([answer(SMILE_ITEM, "not_yet", day(61))], "nothing_logged"),
        ([answer("social-smile", "not_yet", day(50)), reflex(day(50))], "not_yet"),
    ],
)
def test_what_a_late_status_rests_on(known, evidence):
    assert assessed(day(60), *known).smile.evidence == evidence


@pytest.mark.parametrize("age", [41, 56])
def test_there_is_no_evidence_while_nothing_is_late(age):
    found = assessed(day(age), answer("social-smile", "not_yet", day(20)))
    assert found.smile.evidence is None


def test_a_smile_that_counts_leaves_no_evidence_of_lateness():
    known = [answer("social-smile", "not_yet", day(20)), strong(day(90))]
    found = assessed(day(90), *known)
    assert (found.smile.status, found.smile.evidence) == ("emerging", None)


def test_a_record_counts_what_was_logged_and_keeps_the_days_that_count():
    days = [
        DayTally(day(30), reflex=2, unclear=3),
        DayTally(day(31), likely_social=5, laugh=7),
        DayTally(day(32), social=11, strong=11),
    ]
    record = smile_record(days, [day(29)], day(28))
    assert (record.logged, record.not_yet_on) == (28, day(28))
    assert record.counted_on == (day(29), day(31), day(32))

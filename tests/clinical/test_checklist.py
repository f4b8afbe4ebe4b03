"""Clinical rules D.1, D.2 and E.2: unmet items, several of them, WHO windows."""

from datetime import date, timedelta

import pytest

from clinical.ages import birth
from clinical.catalog import catalog
from clinical.checklist import (
    by_expectation,
    due_date,
    next_checklist,
    not_yet_run,
    opens_on,
)
from clinical.reasons import in_english
from tests.clinical.facts import (
    SMILE_ITEM,
    TERM,
    answer,
    assessed,
    codes,
    day,
    flags_of,
)

D = date.fromisoformat
# Two-month items: two of one domain, two of another.
FACES = "cdc-02m-studies-faces"
SOOTHES = "cdc-02m-soothes-when-held-or-spoken-to"
HEAD_UP = "cdc-02m-head-up-in-tummy-time"
LIMBS = "cdc-02m-all-limbs-move"
# Four-month items: of a third domain, like the first two, like the last two.
COOS = "cdc-04m-coos"
ATTENTION = "cdc-04m-seeks-attention"
STEADY = "cdc-04m-steady-head-when-held"
TWO_MONTHS = due_date(TERM, 2)
FOUR_MONTHS = due_date(TERM, 4)
SIX_MONTHS = due_date(TERM, 6)
ONE_DAY = timedelta(days=1)
ONE = {"milestone_not_yet": ("talk_to_pediatrician", "next_visit")}
AGAIN = {"milestone_not_yet": ("talk_to_pediatrician", "this_week")}
SEVERAL = {"several_not_yet": ("talk_to_pediatrician", "this_week")}
BEYOND = {"beyond_window": ("talk_to_pediatrician", "within_2_weeks")}


def not_yet(expectation, on):
    return answer(expectation, "not_yet", on)


def yes(expectation, on):
    return answer(expectation, "yes", on)


def flags(today, *known, subject=TERM):
    """The flags beside that of a smile, which is achieved here."""
    smiles = [yes("social-smile", day(50)), yes("social-smile", day(51))]
    return flags_of(assessed(today, *smiles, *known, subject=subject))


@pytest.mark.parametrize(
    ("born", "gestation", "due"),
    [
        ("2025-03-04", 280, "2025-05-04"),
        ("2025-06-01", 238, "2025-09-13"),
        ("2023-12-31", 234, "2024-04-15"),
        ("2025-10-10", 249, "2026-01-10"),
        ("2025-12-31", 280, "2026-02-28"),
    ],
)
def test_the_two_month_list_is_due_two_months_after_the_zero_day(born, gestation, due):
    subject = birth(D(born), gestation)
    assert due_date(subject, 2) == D(due)
    assert opens_on(subject, 2) == D(due) - timedelta(days=14)


def test_lists_stay_on_the_zero_day_beyond_the_second_birthday():
    assert due_date(birth(D("2025-06-01"), 238), 36) == D("2028-07-13")


@pytest.mark.parametrize(
    ("age", "then"),
    [(2, 4), (4, 6), (6, 9), (9, 12), (12, 15), (30, 36), (48, 60), (60, None)],
)
def test_the_list_after_a_list(age, then):
    assert next_checklist(age) == then


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ([not_yet(FACES, TWO_MONTHS - ONE_DAY)], {}),
        ([not_yet(FACES, TWO_MONTHS)], ONE),
        ([not_yet(FACES, TWO_MONTHS + ONE_DAY)], ONE),
        ([answer(FACES, "not_sure", TWO_MONTHS)], {}),
        ([yes(FACES, TWO_MONTHS)], {}),
        ([not_yet(FACES, TWO_MONTHS), yes(FACES, TWO_MONTHS + ONE_DAY)], {}),
        ([yes(FACES, TWO_MONTHS), not_yet(FACES, TWO_MONTHS + ONE_DAY)], ONE),
        ([not_yet(FACES, TWO_MONTHS), yes(FACES, TWO_MONTHS)], {}),
        ([yes(FACES, TWO_MONTHS), not_yet(FACES, TWO_MONTHS)], ONE),
        (
            [
                not_yet(FACES, TWO_MONTHS),
                answer(FACES, "not_sure", TWO_MONTHS + ONE_DAY),
            ],
            ONE,
        ),
        ([not_yet(SMILE_ITEM, TWO_MONTHS)], {}),
        ([not_yet("social-smile", TWO_MONTHS)], {}),
        ([not_yet(FACES, TWO_MONTHS), not_yet(SMILE_ITEM, TWO_MONTHS)], ONE),
        ([not_yet(FACES, TWO_MONTHS), not_yet(SOOTHES, TWO_MONTHS)], SEVERAL),
        ([not_yet(FACES, TWO_MONTHS), not_yet(HEAD_UP, TWO_MONTHS)], SEVERAL),
        ([not_yet(FACES, TWO_MONTHS), not_yet(SOOTHES, TWO_MONTHS - ONE_DAY)], ONE),
        ([not_yet(FACES, FOUR_MONTHS - ONE_DAY)], ONE),
        ([not_yet(FACES, FOUR_MONTHS)], AGAIN),
        ([not_yet(FACES, TWO_MONTHS), not_yet(FACES, FOUR_MONTHS)], AGAIN),
        ([not_yet(FACES, FOUR_MONTHS), yes(FACES, FOUR_MONTHS + ONE_DAY)], {}),
        ([not_yet(COOS, TWO_MONTHS)], {}),
        ([not_yet(COOS, FOUR_MONTHS - ONE_DAY)], {}),
        ([not_yet(COOS, FOUR_MONTHS)], ONE),
        ([not_yet(FACES, TWO_MONTHS), not_yet(ATTENTION, FOUR_MONTHS)], ONE),
        ([not_yet(FACES, FOUR_MONTHS), not_yet(ATTENTION, FOUR_MONTHS)], AGAIN),
        ([not_yet(FACES, TWO_MONTHS), not_yet(STEADY, FOUR_MONTHS)], SEVERAL),
        ([not_yet(HEAD_UP, TWO_MONTHS), not_yet(STEADY, FOUR_MONTHS)], ONE),
        (
            [
                not_yet(FACES, TWO_MONTHS),
                not_yet(ATTENTION, FOUR_MONTHS),
                not_yet(COOS, FOUR_MONTHS),
            ],
            SEVERAL,
        ),
        ([not_yet("laugh", SIX_MONTHS)], {}),
    ],
)
def test_which_flag_answers_raise(known, expected):
    assert flags(SIX_MONTHS, *known) == expected


def test_an_answer_counts_from_the_due_date_of_a_preterm_baby():
    subject = birth(D("2025-06-01"), 238)
    due = D("2025-09-13")
    smiles = [yes("social-smile", due - 2 * ONE_DAY), yes("social-smile", due)]
    early = assessed(due, *smiles, not_yet(FACES, due - ONE_DAY), subject=subject)
    on_time = assessed(due, *smiles, not_yet(FACES, due), subject=subject)
    assert (flags_of(early), flags_of(on_time)) == ({}, ONE)


def test_answers_may_come_in_any_order():
    known = [yes(FACES, TWO_MONTHS + ONE_DAY), not_yet(FACES, TWO_MONTHS)]
    assert flags(SIX_MONTHS, *known) == {}


@pytest.mark.parametrize(
    ("known", "since", "newest"),
    [
        ([(FACES, 70)], 70, 70),
        ([(FACES, 50), (FACES, 75), (FACES, 80)], 75, 80),
        ([(FACES, 70), (SOOTHES, 75), (LIMBS, 80)], 75, 80),
        ([(FACES, 70), (ATTENTION, 130), (COOS, 135)], 135, 135),
        ([(FACES, 70), (ATTENTION, 130)], 70, 130),
    ],
)
def test_since_when_a_flag_stands(known, since, newest):
    smiles = [yes("social-smile", day(50)), yes("social-smile", day(51))]
    answers = [not_yet(expectation, day(number)) for expectation, number in known]
    [flag] = assessed(SIX_MONTHS, *smiles, *answers).flags
    assert (flag.since, flag.newest_on) == (day(since), day(newest))


def test_a_flag_about_items_names_each_and_says_what_to_do():
    smiles = [yes("social-smile", day(50)), yes("social-smile", day(51))]
    [one] = assessed(day(70), *smiles, not_yet(FACES, day(70))).flags
    assert [str(reason) for reason in one.reasons] == [
        f"“{catalog().by_id[FACES].summary}” was answered “not yet” on 10 May 2026.",
        "Ask about it at the next visit, and about a full check.",
    ]
    assert (one.reasons[0].params["expectation"], one.facts) == (FACES, 1)

    again = assessed(FOUR_MONTHS, *smiles, not_yet(FACES, FOUR_MONTHS)).flags
    assert codes(again[0].reasons) == ["item_not_yet", "still_not_yet"]

    both = [not_yet(LIMBS, day(71)), not_yet(FACES, day(70))]
    [several] = assessed(day(75), *smiles, *both).flags
    assert codes(several.reasons) == ["item_not_yet", "item_not_yet", "several"]
    named = [reason.params.get("expectation") for reason in several.reasons]
    assert (named, several.facts) == ([FACES, LIMBS, None], 2)


def test_unmet_items_are_listed_with_their_dates():
    answers = [not_yet(FACES, day(70)), not_yet(FACES, FOUR_MONTHS)]
    [item] = assessed(SIX_MONTHS, *answers).unmet
    assert (item.expectation.id, item.since, item.newest_on, item.again_since) == (
        FACES,
        day(70),
        FOUR_MONTHS,
        FOUR_MONTHS,
    )


def test_an_item_of_the_last_list_is_never_repeated():
    sixty = due_date(TERM, 60)
    [item] = assessed(sixty, not_yet("cdc-60m-hops", sixty)).unmet
    assert (item.since, item.again_since) == (sixty, None)


@pytest.mark.parametrize(
    ("expectation", "p99"),
    [
        ("sitting-without-support", 280),
        ("standing-with-assistance", 347),
        ("walking-with-assistance", 417),
        ("standing-alone", 514),
        ("walking-alone", 536),
    ],
)
def test_beyond_the_who_window_from_the_day_after_the_99th_percentile(expectation, p99):
    early = not_yet(expectation, day(100))
    assert flags(day(p99 - 1), early) == {}
    assert flags(day(p99), early) == {}
    assert flags(day(p99 + 1), early) == BEYOND


def test_crawling_is_optional_and_silence_never_flags():
    assert flags(day(700), not_yet("hands-and-knees-crawling", day(500))) == {}
    assert flags(day(700)) == {}
    assert flags(day(700), answer("walking-alone", "not_sure", day(600))) == {}
    assert flags(day(700), yes("walking-alone", day(600))) == {}


def test_the_current_answer_decides_beyond_the_window():
    walked = [not_yet("walking-alone", day(540)), yes("walking-alone", day(545))]
    assert flags(day(541), *walked) == BEYOND
    assert flags(day(545), *walked) == {}


def test_the_who_window_uses_corrected_age():
    subject = birth(D("2025-06-01"), 238)
    zero = D("2025-07-13")
    known = not_yet("sitting-without-support", zero)
    smiles = [yes("social-smile", zero), yes("social-smile", zero + ONE_DAY)]
    for number, expected in ((280, {}), (281, BEYOND)):
        on = zero + timedelta(days=number)
        assert flags_of(assessed(on, *smiles, known, subject=subject)) == expected


@pytest.mark.parametrize(("answered", "since"), [(100, 281), (281, 281), (300, 300)])
def test_since_when_a_window_is_passed(answered, since):
    smiles = [yes("social-smile", day(50)), yes("social-smile", day(51))]
    known = not_yet("sitting-without-support", day(answered))
    [flag] = assessed(day(310), *smiles, known).flags
    assert (flag.since, flag.newest_on) == (day(since), day(answered))
    [reason] = flag.reasons
    assert (reason.code, reason.params["expectation"]) == (
        "beyond_window",
        "sitting-without-support",
    )
    assert str(reason) == (
        f"“{catalog().window_by_id['sitting-without-support'].criterion}” was answered "
        f"“not yet” on {in_english(day(answered))}. "
        "Almost all babies in the WHO study did it by day 280."
    )


def test_two_windows_passed_are_one_flag():
    known = [
        not_yet("standing-alone", day(540)),
        not_yet("walking-alone", day(541)),
    ]
    smiles = [yes("social-smile", day(50)), yes("social-smile", day(51))]
    [flag] = assessed(day(560), *smiles, *known).flags
    assert (flag.since, flag.newest_on, flag.facts) == (day(540), day(541), 2)
    assert codes(flag.reasons) == ["beyond_window", "beyond_window"]


def test_answers_are_read_by_fact_and_day():
    known = [
        not_yet(FACES, day(70)),
        yes(FACES, day(60)),
        answer(FACES, "not_sure", day(65)),
        not_yet(SMILE_ITEM, day(70)),
        yes("social-smile", day(70)),
        yes(FACES, day(71)),
    ]
    found = by_expectation(known, day(70))
    assert found == {FACES: [known[1], known[0]], "social-smile": [known[3], known[4]]}
    assert not_yet_run(found[FACES]) == [known[0]]
    assert not_yet_run(found["social-smile"]) == []

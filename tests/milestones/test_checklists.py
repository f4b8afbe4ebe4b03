from datetime import date, timedelta

import pytest

from clinical.ages import birth
from clinical.assessment import Facts, assess
from clinical.catalog import CDC_SMILES_BACK, SOCIAL_SMILE, catalog
from clinical.checklist import Answer as Given, Value
from clinical.window import DayTally
from milestones.checklists import (
    Progress,
    age_now,
    by_domain,
    current_answers,
    item_of,
    progress,
)
from milestones.models import Answer

TERM = birth(date(2026, 9, 1), 280)
FACES = catalog().by_id["cdc-02m-studies-faces"]


@pytest.mark.parametrize(
    ("today", "age"),
    [
        (date(2026, 9, 1), 2),
        (date(2026, 10, 17), 2),
        (date(2026, 12, 17), 2),
        (date(2026, 12, 18), 4),
        (date(2027, 2, 14), 4),
        (date(2027, 2, 15), 6),
        (date(2031, 9, 1), 60),
    ],
)
def test_the_list_for_now_is_the_newest_one_open(today, age):
    assert age_now(TERM, today) == age


def test_a_preterm_baby_keeps_a_list_longer():
    assert age_now(birth(date(2026, 9, 1), 224), date(2026, 12, 18)) == 2


def given(expectation, value=Value.YES):
    return Given(expectation, value, date(2026, 10, 28))


def far(today, **known):
    facts = Facts(birth=TERM, **known)
    return progress(facts, assess(facts, today))


def test_progress_counts_each_fact_once():
    answers = [
        given(FACES.id),
        given(FACES.id, Value.NOT_YET),
        given(SOCIAL_SMILE, Value.NOT_SURE),
        given("walking-alone"),
    ]
    assert far(date(2026, 10, 28), answers=answers) == Progress(2, 2, 11, None)


def test_progress_before_a_list_opens_says_when():
    assert far(date(2026, 10, 17)) == Progress(2, 0, 11, date(2026, 10, 18))
    assert far(date(2026, 10, 18)).opens is None


def test_a_logged_smile_answers_its_item():
    days = [DayTally(date(2026, 10, 16), social=1, strong=1)]
    assert far(date(2026, 10, 28), tallies=days).answered == 1
    told = [given(CDC_SMILES_BACK)]
    assert far(date(2026, 10, 28), tallies=days, answers=told).answered == 1


def rows(*values, expectation=FACES.id):
    return [
        Answer(
            expectation_id=expectation,
            value=value,
            on=date(2026, 10, 1) + timedelta(days=number),
        )
        for number, value in enumerate(values)
    ]


@pytest.mark.parametrize(
    ("values", "held"),
    [
        (["yes"], 0),
        (["yes", "not_yet"], 1),
        (["not_yet", "yes"], 1),
        (["yes", "not_sure"], 0),
        (["not_sure", "yes"], 1),
        (["not_sure", "not_sure"], 1),
        (["not_yet", "not_sure", "not_sure"], 0),
    ],
)
def test_the_latest_clear_answer_holds(values, held):
    answers = rows(*values)
    assert current_answers(answers) == {FACES.id: answers[held]}


def test_both_names_of_the_smile_hold_one_answer():
    old = rows("not_yet", expectation=CDC_SMILES_BACK)
    assert current_answers(old) == {SOCIAL_SMILE: old[0]}
    item = item_of(
        catalog().by_id[CDC_SMILES_BACK],
        current_answers(old),
        TERM,
        date(2026, 9, 1),
    )
    assert (item.slug, item.answer, item.opens) == (SOCIAL_SMILE, old[0], None)


def test_an_item_knows_when_it_opens():
    closed = item_of(FACES, {}, TERM, date(2026, 10, 17))
    assert (closed.opens, closed.answer) == (date(2026, 10, 18), None)
    assert item_of(FACES, {}, TERM, date(2026, 10, 18)).opens is None


def test_a_motor_milestone_is_named_by_its_criterion():
    item = item_of(catalog().by_id["walking-alone"], {}, TERM, date(2026, 9, 1))
    assert item.window == catalog().window_by_id["walking-alone"]
    assert item.summary == "Takes at least five steps with no help"


def test_items_stand_under_their_domains():
    items = [item_of(entry, {}, TERM, TERM.born_on) for entry in catalog().by_age[2]]
    assert [(name, len(found)) for name, found in by_domain(items)] == [
        ("People and feelings", 4),
        ("Language", 2),
        ("Learning and thinking", 2),
        ("Movement", 3),
    ]
    assert by_domain(items[:1]) == [("People and feelings", items[:1])]

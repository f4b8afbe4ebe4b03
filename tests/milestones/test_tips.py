from datetime import date, timedelta

import pytest

from babies.models import Baby
from clinical.assessment import assess
from clinical.library import library
from milestones.facts import facts_of
from milestones.models import TipTried
from milestones.tips import in_words, is_urgent, tip_for, tips_for
from tests.factories import (
    BORN_ON,
    NOW,
    make_baby,
    make_concern,
    make_smile,
    make_social_smile,
)

pytestmark = pytest.mark.django_db


def day(number):
    return BORN_ON + timedelta(days=number)


def slug_on(baby, number):
    found = looked(baby, number)
    return found and found.slug


def looked(baby, number):
    facts = facts_of(baby, today=day(number))
    return tip_for(baby, facts, assess(facts, day(number)))


def fitting(baby, number):
    facts = facts_of(baby, today=day(number))
    found = tips_for(baby, facts, assess(facts, day(number)))
    assert found is not None
    return {found.tip.slug, *(tip.slug for tip in found.others)}


def tried(baby, slug, on, **fields):
    return TipTried.objects.create(
        baby=baby, tip=slug, on=on, outcome="looked", logged_at=NOW, **fields
    )


def test_the_tip_follows_what_the_diary_lacks(baby):
    assert fitting(baby, 40) >= {"face-to-face", "two-minutes"}
    make_smile(baby=baby, on=day(5), state="asleep")
    assert fitting(baby, 40) >= {"let-sleep-be-sleep", "a-calm-moment"}
    assert "two-minutes" not in fitting(baby, 40)
    make_social_smile(baby=baby, on=day(39))
    assert fitting(baby, 40) >= {"another-day", "smile-back"}
    make_social_smile(baby=baby, on=day(40))
    assert fitting(baby, 40) == {"voice-alone", "happy-face", "smile-back"}


def test_the_tip_speaks_of_the_baby_by_name(baby):
    said = in_words(library().tip_by_id["smile-back"], baby.name)
    assert said.text == (
        "When Juniper smiles, smile back and say so out loud. "
        "When you respond, babies tend to do it again."
    )
    assert (said.title, said.sources) == ("Smile back", ("S0", "S6"))
    assert said.reviewed_on == date(2026, 11, 23)
    assert not said.safe_sleep
    assert said.evidence.startswith("Long known from tests")


def test_a_tip_tried_this_week_makes_room(baby):
    first = slug_on(baby, 40)
    tried(baby, first, day(39))
    assert slug_on(baby, 40) != first
    assert first in fitting(baby, 40)


def test_a_tip_taken_back_or_tried_later_makes_none(baby):
    first = slug_on(baby, 40)
    tried(baby, first, day(39), binned_at=NOW)
    tried(baby, first, day(41))
    tried(make_baby(), first, day(39))
    assert slug_on(baby, 40) == first


def test_a_preterm_baby_is_held_and_spoken_to_before_the_due_date(user, expectations):
    early = make_baby(by=user, gestation_weeks=32, gestation_days=0)
    assert fitting(early, 55) == {"hold-close", "soft-voice"}
    assert "just-be-near" in fitting(early, 56)


def test_while_it_is_quiet_there_is_no_tip(baby):
    Baby.objects.filter(pk=baby.pk).update(quiet_since=NOW)
    baby.refresh_from_db()
    assert looked(baby, 40) is None
    facts = facts_of(baby, today=day(40))
    assert tips_for(baby, facts, assess(facts, day(40))) is None


@pytest.mark.parametrize(
    ("kind", "has_tip"),
    [("refuses_feeds", False), ("hard_to_wake", False), ("worry", True)],
)
def test_while_something_is_urgent_there_is_no_tip(baby, kind, has_tip):
    make_concern(baby=baby, on=day(40), kind=kind)
    facts = facts_of(baby, today=day(40))
    assert is_urgent(assess(facts, day(40))) is not has_tip
    assert (looked(baby, 40) is not None) is has_tip


def test_after_the_first_year_there_is_none(baby):
    assert looked(baby, 365) is not None
    assert looked(baby, 366) is None


@pytest.mark.parametrize("rows", [1, 3])
def test_a_tip_costs_one_query(baby, rows, django_assert_num_queries):
    for number in range(rows):
        tried(baby, "smile-back", day(30 + number))
    facts = facts_of(baby, today=day(40))
    found = assess(facts, day(40))
    with django_assert_num_queries(1):
        tip = tip_for(baby, facts, found)
    assert tip is not None

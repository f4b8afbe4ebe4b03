"""Writing evenings and routines."""

import uuid
from datetime import UTC, date, datetime, timedelta

import pytest

from babies.bedtime_log import (
    MOST_STEPS,
    TooManyStepsError,
    add_step,
    clear_bedtime,
    move_step,
    night_on,
    put_to_bed,
    restore_step,
    retire_step,
    routine,
    step_key,
    tick_steps,
)
from babies.choices import BedtimeStepKind
from babies.models import BedtimeNight, BedtimeStep
from clinical.sleep_texts import StepKind
from tests.factories import NOW, make_baby, parent_of
from tests.factories_sleep import make_night, make_step

pytestmark = pytest.mark.django_db
WORDS = ("one", "two", "three")


@pytest.fixture
def baby():
    return make_baby()


@pytest.fixture
def steps(baby):
    return [make_step(baby=baby, words=words) for words in WORDS]


def order(baby):
    return [step.words for step in routine(baby)]


def test_steps_keep_the_order_in_which_they_came(baby, steps):
    make_step(baby=make_baby(), words="theirs")
    assert order(baby) == list(WORDS)


def test_the_same_words_again_are_the_same_step(baby, steps):
    assert make_step(baby=baby, words="one") == steps[0]
    assert make_step(baby=baby, words="one", kind="avoid") != steps[0]


@pytest.mark.parametrize(
    ("which", "is_up", "after"),
    [
        (0, True, "one two three"),
        (0, False, "two one three"),
        (1, True, "two one three"),
        (1, False, "one three two"),
        (2, True, "one three two"),
        (2, False, "one two three"),
    ],
)
def test_a_step_moves_one_place(baby, steps, which, is_up, after):
    move_step(step=steps[which], is_up=is_up)
    assert order(baby) == after.split()


def test_a_step_taken_out_comes_back_to_its_place(baby, steps):
    retire_step(step=steps[1], now=NOW)
    retire_step(step=steps[1], now=NOW + timedelta(days=1))
    assert order(baby) == ["one", "three"]
    assert BedtimeStep.objects.get(words="two").retired_at == NOW
    for _ in range(2):
        restore_step(step=steps[1])
    assert order(baby) == list(WORDS)


def test_adding_a_step_that_was_taken_out_keeps_its_past(baby, steps):
    retire_step(step=steps[0], now=NOW)
    assert make_step(baby=baby, words="one").pk == steps[0].pk
    assert order(baby) == ["two", "three", "one"]


def test_a_routine_has_an_end(baby):
    rows = [make_step(baby=baby, words=f"step {n}") for n in range(MOST_STEPS)]
    with pytest.raises(TooManyStepsError):
        make_step(baby=baby, words="one more")
    retire_step(step=rows[0], now=NOW)
    make_step(baby=baby, words="one more")
    with pytest.raises(TooManyStepsError):
        restore_step(step=rows[0])
    assert add_step(baby=baby, kind="activity", words="one more").position == 31


def test_ticks_of_two_phones_are_both_kept(baby, steps):
    night = make_night(baby=baby, on=NOW.date())
    tick_steps(night=night, steps=steps[:1], is_done=True)
    tick_steps(night=night, steps=steps[:2], is_done=True)
    assert BedtimeNight.objects.get().steps == [steps[0].pk, steps[1].pk]
    tick_steps(night=night, steps=steps[:1], is_done=False)
    assert BedtimeNight.objects.get().steps == [steps[1].pk]


def test_an_evening_has_one_row(baby):
    by = parent_of(baby)
    rows = {night_on(baby=baby, on=NOW.date(), by=by, now=NOW) for _ in range(2)}
    night = BedtimeNight.objects.get()
    assert rows == {night}
    assert (night.logged_by, night.logged_at) == (by, NOW)
    assert night.time_zone == "Europe/London"


@pytest.mark.parametrize(
    ("at", "on"),
    [
        (datetime(2026, 11, 22, 23, 50, 40, tzinfo=UTC), date(2026, 11, 22)),
        (datetime(2026, 11, 23, 0, 20, 40, tzinfo=UTC), date(2026, 11, 22)),
    ],
)
def test_in_bed_belongs_to_its_evening(baby, at, on):
    night = put_to_bed(baby=baby, at=at, by=parent_of(baby), now=NOW)
    assert (night.on, night.in_bed_at) == (on, at.replace(second=0))
    clear_bedtime(night=night)
    assert BedtimeNight.objects.get().in_bed_at is None


def test_a_key_names_one_step_of_one_baby(baby, steps):
    keys = {step_key(step) for step in steps}
    assert len(keys) == 3
    assert {step_key(step) for step in routine(baby)} == keys
    assert uuid.uuid5(uuid.UUID(int=1), "bedtime step 1") not in keys


def test_the_kinds_of_steps_are_those_of_the_rules():
    assert BedtimeStepKind.values == [kind.value for kind in StepKind]

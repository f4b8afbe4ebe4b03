"""Evenings as pages show them."""

from datetime import UTC, date, datetime, timedelta

import pytest

from babies.bedtime import (
    evening_at_home,
    evening_from,
    is_logged,
    shown_evening,
    steady,
    tonights_steps,
)
from babies.models import BedtimeNight
from clinical.sleep import Evening
from tests.factories import make_baby
from tests.factories_sleep import make_night, make_step

pytestmark = pytest.mark.django_db
EVENING = date(2026, 11, 20)
BORN = date(2026, 8, 1)
STARTING = "A rhythm of day and night is starting. Bedtimes may still move a lot."
CUES = [
    "Let in light by day.",
    "Keep nights dark and quiet.",
    "Let hunger lead: feed when your baby asks for it.",
]


def at(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


@pytest.fixture
def baby():
    return make_baby(birth_on=BORN)


@pytest.mark.parametrize(
    ("now", "zone", "evening"),
    [
        (at(21, 11, 59), "UTC", 20),
        (at(21, 12), "UTC", 21),
        (at(21, 23, 30), "Pacific/Auckland", 22),
    ],
)
def test_until_noon_it_is_still_the_last_evening(now, zone, evening):
    baby = make_baby(time_zone=zone)
    # Half past twelve in Auckland is a new evening already.
    assert evening_at_home(baby, now).day == evening


def test_ticks_are_tonights(baby):
    steps = [make_step(baby=baby, words=words) for words in ("one", "two")]
    night = make_night(baby=baby, on=EVENING, steps=(steps[1].pk,))
    assert [shown.is_done for shown in tonights_steps(steps, night)] == [False, True]
    assert [shown.is_done for shown in tonights_steps(steps, None)] == [False, False]


@pytest.mark.parametrize(
    ("known", "shown", "clinical", "logged"),
    [
        ((at(20, 19, 30), (1,)), ("7:30 p.m.", "1 step"), (450, 1), True),
        ((at(21, 0, 20), ()), ("12:20 a.m.", "0 steps"), (740, 0), True),
        ((None, (1, 2)), ("Time not known", "2 steps"), (None, 2), True),
        ((None, ()), ("Time not known", "0 steps"), (None, 0), False),
    ],
)
def test_an_evening_in_words_and_in_numbers(baby, known, shown, clinical, logged):
    night = make_night(baby=baby, on=EVENING, at=known[0], steps=known[1])
    row = shown_evening(night)
    assert (row.bedtime, row.steps) == shown
    assert evening_from(night) == Evening(EVENING, *clinical)
    assert is_logged(night) is logged


def evenings(baby, count, minutes=(0, 40), last=EVENING):
    for ago in range(count):
        on = last - timedelta(days=ago)
        minute = minutes[ago % len(minutes)]
        bedtime = datetime(on.year, on.month, on.day, 19, minute, tzinfo=UTC)
        make_night(baby=baby, on=on, at=bedtime, steps=(1, 2, 3)[: ago % 4])
    return BedtimeNight.objects.filter(baby=baby).order_by("-on")


def told(baby, nights, age=90):
    return steady(baby, nights, today=BORN + timedelta(days=age), evening=EVENING)


@pytest.mark.parametrize(
    ("age", "notes", "is_shown", "label"),
    [
        (55, ["A fixed bedtime is not expected yet.", *CUES], False, ""),
        (56, [STARTING, *CUES], True, ""),
        (83, [STARTING, *CUES], True, ""),
        (84, [], True, "Very steady"),
    ],
)  # fmt: skip
def test_what_is_shown_depends_on_the_age(baby, age, notes, is_shown, label):
    shown = told(baby, evenings(baby, 14), age)
    assert shown.notes == notes
    assert (bool(shown.lines), shown.label) == (is_shown, label)


def test_the_lines_give_both_views_and_the_routine(baby):
    assert told(baby, evenings(baby, 14)).lines == [
        "Last 14 evenings: bedtimes differ by about 21 minutes.",
        "Last 7 evenings: bedtimes differ by about 21 minutes.",
        "3 or more steps on 3 of 14 evenings.",
    ]


def test_too_few_evenings_are_counted(baby):
    assert told(baby, evenings(baby, 4)).lines == [
        "Last 14 evenings: 4 known, 10 needed.",
        "Last 7 evenings: 4 known, 5 needed.",
        "3 or more steps on 1 of 4 evenings.",
    ]
    assert told(make_baby(birth_on=BORN), []).lines == [
        "Last 14 evenings: 0 known, 10 needed.",
        "Last 7 evenings: 0 known, 5 needed.",
    ]


def test_an_evening_that_is_not_over_does_not_push_another_out(baby):
    nights = evenings(baby, 14, last=EVENING - timedelta(days=1))
    assert "14 known" not in str(told(baby, nights).lines)
    assert told(baby, nights).lines[2].endswith("of 14 evenings.")
    make_night(baby=baby, on=EVENING, at=at(20, 19))
    assert told(baby, nights.all()).lines[2].endswith("of 14 evenings.")


def test_a_tick_taken_back_is_no_evening(baby):
    make_night(baby=baby, on=EVENING)
    nights = BedtimeNight.objects.filter(baby=baby)
    assert told(baby, nights).lines == [
        "Last 14 evenings: 0 known, 10 needed.",
        "Last 7 evenings: 0 known, 5 needed.",
    ]

"""Sentences about sleep: the points, the cues by age, and the steps to suggest."""

import pytest

from clinical.catalog import catalog
from clinical.sleep import Rhythm, Steadiness, usual_hours
from clinical.sleep_texts import (
    BY_RHYTHM,
    SAFE_SLEEP,
    STEADINESS,
    STUDIED_SOURCE,
    SUGGESTED,
    StepKind,
    usual_sleep,
)
from tests.clinical.facts import TERM, day

POINTS = [
    "back", "surface", "own-space", "nothing-soft", "not-too-warm", "clear-care",
    "milk", "pacifier", "vaccines", "tummy-time", "monitors", "sofas", "no-weights",
    "swaddle", "seats", "move", "hospital", "white-noise", "after-rocking",
]  # fmt: skip


def test_every_point_is_there_once():
    assert [point.id for point in SAFE_SLEEP] == POINTS
    assert [point.reason.code for point in SAFE_SLEEP] == POINTS


def test_each_point_names_a_source_or_is_common_advice():
    sources = catalog().source_by_key
    assert {key for point in SAFE_SLEEP for key in point.sources} == {"S57", "S60"}
    assert {"S57", "S60", STUDIED_SOURCE} <= set(sources)
    assert [point.id for point in SAFE_SLEEP if not point.sources] == [
        "no-weights", "swaddle", "seats", "move", "hospital", "after-rocking",
    ]  # fmt: skip


def test_the_first_points_are_those_of_the_bed():
    assert [point.id for point in SAFE_SLEEP if point.is_first] == POINTS[:4]


def said(name):
    return str(next(point.reason for point in SAFE_SLEEP if point.id == name))


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("surface", "A slope over 10 degrees is not safe."),
        ("white-noise", "White noise: keep it low and at least 2 m (200 cm) away."),
    ],
)
def test_the_numbers_of_the_points(name, sentence):
    assert sentence in said(name)


def test_the_hours_are_a_sentence():
    hours = usual_hours(TERM, day(0))
    assert hours is not None
    assert str(usual_sleep(hours)) == (
        "Usual at this age: 14 to 17 hours of sleep in 24 hours. Naps are included."
    )


def test_each_stage_and_each_label_has_its_words():
    assert set(BY_RHYTHM) == set(Rhythm)
    assert [[reason.code for reason in BY_RHYTHM[stage]] for stage in Rhythm] == [
        ["no_fixed_bedtime", "day_light", "dark_night", "feeding_led"],
        ["rhythm_starting", "day_light", "dark_night", "feeding_led"],
        [],
    ]
    assert list(STEADINESS) == list(Steadiness)
    assert list(STEADINESS.values()) == ["Very steady", "Fairly steady", "Varies"]


def test_each_kind_of_step_has_ideas():
    assert {step.kind for step in SUGGESTED} == set(StepKind)
    assert len({step.id for step in SUGGESTED}) == len(SUGGESTED) == 12
    assert max(len(step.words) for step in SUGGESTED) <= 60

"""The demo's family has an everyday life."""

from datetime import UTC, datetime

import pytest

from babies.models import Baby, BedtimeNight, BedtimeStep, Episode, First, Sleep
from clinical.advice import Level, When
from milestones.demo import fill
from milestones.loading import load_expectations
from milestones.models import TipTried
from milestones.services import assessment

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def fill_at(hour):
    load_expectations(today=NOW.date())
    fill(now=NOW.replace(hour=hour))


@pytest.mark.parametrize(("hour", "sleeps"), [(2, 41), (9, 42)])
def test_a_night_that_is_not_over_is_not_logged(hour, sleeps):
    fill_at(hour)
    assert Sleep.objects.count() == sleeps
    assert not Sleep.objects.filter(ended_at__gt=NOW.replace(hour=hour)).exists()


def test_one_baby_has_two_weeks_of_sleep_and_evenings():
    fill_at(9)
    clover = Baby.objects.get(name="Clover")
    kinds = (BedtimeNight, First, TipTried)
    assert {row.baby for kind in kinds for row in kind.objects.all()} == {clover}
    assert [kind.objects.count() for kind in kinds] == [14, 2, 2]
    assert list(
        BedtimeStep.objects.order_by("position").values_list("words", flat=True)
    ) == [
        "Start at about the same time",
        "Dim the light",
        "Read a story",
        "Sing a lullaby",
        "No screens",
    ]
    assert Sleep.objects.filter(baby=clover).count() == 42


def test_another_laughs_oddly_and_should_be_seen_today():
    fill_at(9)
    jigsaw = Baby.objects.get(name="Jigsaw")
    assert Episode.objects.filter(baby=jigsaw).count() == 3
    advice = assessment(jigsaw, today=NOW.date()).advice
    assert (advice.level, advice.when) == (Level.SAME_DAY, When.TODAY)

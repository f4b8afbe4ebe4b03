import uuid
from datetime import UTC, date, datetime, timedelta

import pytest

from babies.choices import EpisodeKind
from babies.episodes import (
    Told,
    log_episode,
    observation_from,
    told_now,
    told_of,
    with_laughs,
)
from babies.models import Episode
from clinical.ages import birth
from clinical.observations import Kind, Observation, State, Trigger
from clinical.window import DayTally
from tests.factories import BORN_ON, NOW, make_baby, make_user
from tests.factories_episodes import make_episode, make_told

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 20)
KEY = uuid.UUID(int=7, version=4)


@pytest.fixture
def baby(user):
    return make_baby(by=user)


def log(baby, user, *, key=KEY, now=NOW, **said):
    told = make_told(baby=baby, on=ON, **said)
    return log_episode(key=key, baby=baby, told=told, by=user, now=now)


def test_one_tap_is_an_episode_of_this_moment(baby):
    # In London it is the day after.
    late = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
    assert told_now(baby, EpisodeKind.SPASM_CLUSTER, late) == Told(
        kind="spasm_cluster",
        on=date(2026, 7, 2),
        time_zone="Europe/London",
        observed_at=late,
    )


def test_what_was_said_is_kept_whole(baby, user):
    told = make_told(
        baby=baby,
        on=ON,
        kind="spell",
        state="awake",
        duration_s=12,
        count_today=3,
        trigger=("voice",),
        directed="none",
        responds="yes",
        ticks=("stiffening", "video"),
        note="After the bath.",
    )
    row = log_episode(key=KEY, baby=baby, told=told, by=user, now=NOW)
    row.refresh_from_db()
    assert told_of(row) == told
    assert (row.pk, row.baby, row.logged_by, row.logged_at) == (KEY, baby, user, NOW)


def test_a_row_and_what_was_said_are_the_same_to_the_rules(baby):
    row = make_episode(
        baby=baby, on=ON, ticks=("video",), trigger=("face",), state="awake"
    )
    expected = Observation(
        Kind.LAUGH,
        ON,
        state=State.AWAKE,
        trigger=(Trigger.FACE,),
        ticks=frozenset({"video"}),
    )
    assert observation_from(row) == observation_from(told_of(row)) == expected


def test_what_was_not_said_is_unsure(baby):
    row = make_episode(baby=baby, on=ON)
    assert observation_from(row) == Observation(Kind.LAUGH, ON)


def test_the_same_form_twice_is_one_episode(baby, user):
    first = log(baby, user)
    assert log(baby, user) == first
    soon = NOW + timedelta(minutes=10)
    again = make_told(baby=baby, on=ON, observed_at=first.observed_at)
    assert log_episode(key=KEY, baby=baby, told=again, by=user, now=soon) == first
    assert Episode.objects.count() == 1


@pytest.mark.parametrize("minutes", [10, -10])
def test_a_retry_may_come_ten_minutes_later(baby, user, minutes):
    first = log(baby, user)
    moment = first.observed_at + timedelta(minutes=minutes)
    assert log(baby, user, observed_at=moment) == first
    late = first.observed_at + timedelta(minutes=minutes * 1.01)
    assert log(baby, user, observed_at=late) != first


@pytest.mark.parametrize(
    "said",
    [
        {"kind": "spell"},
        {"ticks": ("video",)},
        {"observed_at": None, "precision": "day"},
        {"duration_s": 1},
    ],
)
def test_other_words_under_an_id_in_use_are_another_episode(baby, user, said):
    first = log(baby, user)
    other = log(baby, user, **said)
    assert other.pk != first.pk
    assert log(baby, user, **said) == other
    assert Episode.objects.count() == 2


def test_without_a_time_the_same_day_is_a_retry(baby, user):
    said = {"observed_at": None, "precision": "day"}
    assert log(baby, user, **said) == log(baby, user, **said)


def test_what_is_in_the_bin_is_said_anew(baby, user):
    first = log(baby, user)
    first.binned_at = NOW
    first.save()
    again = log(baby, user)
    assert again.pk != first.pk
    assert again.binned_at is None


def test_an_id_of_another_family_is_not_touched(baby, user):
    other = make_baby(by=make_user())
    theirs = log(other, user)
    mine = log(baby, user)
    assert (mine.baby, theirs.baby) == (baby, other)
    assert mine.pk != theirs.pk


def test_laughs_join_the_days_of_smiles():
    subject = birth(BORN_ON, 280)
    first, second = BORN_ON + timedelta(days=30), BORN_ON + timedelta(days=60)
    episodes = [
        Observation(Kind.LAUGH, second, state=State.AWAKE),
        Observation(Kind.LAUGH, first, state=State.ASLEEP),
        Observation(Kind.LAUGH, first, state=State.DROWSY),
        Observation(Kind.SPELL, first, state=State.AWAKE),
        Observation(Kind.SPASM_CLUSTER, first, state=State.AWAKE),
    ]
    assert with_laughs([DayTally(second, social=2)], episodes, subject) == [
        DayTally(first, reflex=1, unclear=1),
        DayTally(second, social=2, laugh=1),
    ]
    assert with_laughs([], [], subject) == []

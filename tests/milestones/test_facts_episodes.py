"""Odd laughs and spells as rows, and what the one assessment makes of them."""

import random
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from babies.episodes import observation_from
from babies.facts import observation_from as smile_from
from clinical.ages import birth
from clinical.assessment import Facts, assess
from clinical.checklist import Answer as Given, Value
from clinical.observations import (
    Directed,
    Kind,
    Observation,
    Responds,
    State,
    Trigger,
)
from clinical.window import Status
from milestones.changed_dates import effect_of, first_entry_on
from milestones.facts import facts_of
from milestones.services import assessment
from tests.factories import (
    BORN_ON,
    NOW,
    make_answer,
    make_lost_skill,
    make_smile,
    make_social_smile,
)
from tests.factories_episodes import make_episode
from tests.milestones.test_facts import judgement, random_rows

pytestmark = pytest.mark.django_db
AT_ME: dict[str, Any] = {
    "state": "awake",
    "trigger": ("play",),
    "directed": "person",
}
ANY_STATE: list[dict[str, Any]] = [AT_ME, {"state": "asleep"}, {}]


def day(number):
    return BORN_ON + timedelta(days=number)


def flags(baby, on):
    found = assessment(baby, today=on).flags
    return {flag.kind.value: flag.level.value for flag in found}


def test_an_episode_is_unpacked_whole(baby):
    make_episode(
        baby=baby,
        on=day(20),
        kind="spell",
        state="drowsy",
        duration_s=40,
        count_today=4,
        trigger=("touch", "sound"),
        directed="object",
        responds="no",
        ticks=("limb_jerks", "video"),
    )
    make_lost_skill(baby=baby, on=day(30), skill="coos")
    make_episode(baby=baby, on=day(40), kind="spasm_cluster")
    assert facts_of(baby, today=day(40)).observations == [
        Observation(Kind.SKILL_LOSS, day(30), skill="coos"),
        Observation(
            Kind.SPELL,
            day(20),
            state=State.DROWSY,
            trigger=(Trigger.TOUCH, Trigger.SOUND),
            directed=Directed.OBJECT,
            responds=Responds.NO,
            duration_s=40,
            count_today=4,
            ticks=frozenset({"limb_jerks", "video"}),
        ),
        Observation(Kind.SPASM_CLUSTER, day(40)),
    ]


def test_episodes_in_the_bin_and_of_later_days_are_left_out(baby):
    gone = make_episode(baby=baby, on=day(20), ticks=("eye_deviation",))
    gone.binned_at = NOW
    gone.save()
    make_episode(baby=baby, on=day(41), ticks=("eye_deviation",))
    facts = facts_of(baby, today=day(40))
    assert (facts.observations, facts.tallies) == ([], [])


def test_episodes_cost_no_query_of_their_own(baby):
    for number in range(3):
        make_episode(baby=baby, on=day(20 + number))
    with CaptureQueriesContext(connection) as asked:
        facts_of(baby, today=day(60))
    assert len(asked) == 2


@pytest.mark.parametrize(
    ("kind", "ticks", "expected"),
    [
        ("laugh", ("eye_deviation",), {"laughter": "same_day"}),
        ("spell", ("blue_or_grey",), {"spell": "emergency"}),
        ("spasm_cluster", (), {"spell": "same_day"}),
        ("laugh", (), {}),
        ("spell", ("skill_loss",), {"spell": "same_day", "skill_lost": "same_day"}),
    ],
)
def test_flags_come_from_rows(baby, kind, ticks, expected):
    make_episode(baby=baby, on=day(40), kind=kind, ticks=ticks)
    assert flags(baby, day(39)) == {}
    assert flags(baby, day(40)) == expected


def test_an_odd_laugh_counts_as_a_laugh_of_its_day(baby):
    make_smile(baby=baby, on=day(45), state="asleep")
    make_episode(baby=baby, on=day(45), **AT_ME)
    make_episode(baby=baby, on=day(40), state="asleep")
    make_episode(baby=baby, on=day(41), kind="spell", **AT_ME)
    days = facts_of(baby, today=day(60)).tallies or ()
    assert [(each.on, each.reflex, each.laugh, each.strong) for each in days] == [
        (day(40), 1, 0, 0),
        (day(45), 1, 1, 1),
    ]
    smile = assessment(baby, today=day(60)).smile
    assert (smile.status, smile.record.first_strong_on) == (Status.EMERGING, day(45))


def test_a_core_laugh_is_strong_though_it_raises_a_flag(baby):
    make_social_smile(baby=baby, on=day(50))
    make_episode(baby=baby, on=day(110), ticks=("eye_deviation",), **AT_ME)
    found = assessment(baby, today=day(120))
    assert found.smile.status is Status.ACHIEVED
    assert found.smile.record.confirmed_on == day(110)
    assert [flag.kind.value for flag in found.flags] == ["laughter"]


def test_other_dates_judge_a_laugh_anew(baby):
    # At term it is strong from day 28; eight weeks early it is too soon.
    make_episode(baby=baby, on=day(50), **AT_ME)
    assert assessment(baby, today=day(60)).smile.status is Status.EMERGING
    early = birth(BORN_ON, 32 * 7)
    found = assessment(baby, today=day(60), birth=early)
    assert found.smile.status is Status.BEFORE_WINDOW
    effect = effect_of(baby, subject=early, today=day(60))
    assert (effect.matters, effect.smiles) == (True, "")


def test_no_birth_date_can_follow_an_episode(baby):
    make_answer(baby=baby, on=day(9))
    make_episode(baby=baby, on=day(8))
    assert first_entry_on(baby) == day(8)


def test_an_episode_of_the_night_stands_on_the_day_at_home(baby):
    late = datetime(2026, 10, 10, 23, 30, tzinfo=UTC)
    make_episode(baby=baby, on=date(2026, 10, 11), observed_at=late, kind="spell")
    [seen] = facts_of(baby, today=date(2026, 10, 11)).observations
    assert seen.on == date(2026, 10, 11)


@pytest.mark.parametrize("seed", range(20))
def test_reading_only_the_days_needed_changes_no_judgement(seed, baby):
    dice = random.Random(seed)  # noqa: S311 -- the same each time, not secret
    smiles, answers = random_rows(baby, dice)
    laughs = [
        make_episode(
            baby=baby,
            on=day(dice.randrange(1, 240)),
            kind=dice.choice(["laugh", "laugh", "spell"]),
            **dice.choice(ANY_STATE),
        )
        for _ in range(dice.randrange(6))
    ]
    whole = Facts(
        birth=baby.birth,
        observations=[
            *map(smile_from, smiles),
            *map(observation_from, laughs),
        ],
        answers=[
            Given(row.expectation_id, Value(row.value), row.on)
            for row in sorted(answers, key=lambda row: (row.on, str(row.pk)))
        ],
    )
    kept = facts_of(baby, today=day(240))
    for on in [day(dice.randrange(240)) for _ in range(12)] + [day(98), day(99)]:
        expected = judgement(assess(whole, on))
        assert judgement(assessment(baby, today=on)) == expected
        assert judgement(assess(kept, on)) == expected

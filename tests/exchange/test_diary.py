from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from clinical.assessment import assess
from exchange.diary import (
    counted_smiles,
    counts_by_class,
    newest_episodes,
    newest_worries,
)
from milestones.facts import facts_of
from tests.factories import (
    NOW,
    make_baby,
    make_concern,
    make_smile,
    make_social_smile,
)
from tests.factories_episodes import make_episode

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
LAUGH: dict[str, Any] = {
    "kind": "laugh", "state": "awake", "trigger": ("play",), "directed": "person",
}  # fmt: skip


@pytest.fixture
def baby(user):
    return make_baby(by=user)


def counts(baby, today=TODAY):
    found = assess(facts_of(baby, today=today), today)
    return counts_by_class(baby, found.classes, today=today)


def test_every_class_is_counted_up_to_the_day(baby):
    assert counts(baby) == {
        "reflex": 0, "unclear": 0, "likely_social": 0, "social": 0, "laugh": 0,
    }  # fmt: skip
    make_smile(baby=baby, on=date(2026, 9, 10), state="asleep")
    make_smile(baby=baby, on=date(2026, 9, 10), state="asleep")
    make_social_smile(baby=baby, on=date(2026, 10, 16))
    make_smile(baby=baby, on=date(2026, 11, 20), **LAUGH)
    make_social_smile(baby=baby, on=TODAY + timedelta(days=1))
    make_social_smile(baby=make_baby(by=baby.created_by), on=date(2026, 10, 16))
    assert counts(baby) == {
        "reflex": 2, "unclear": 0, "likely_social": 0, "social": 1, "laugh": 1,
    }  # fmt: skip


def test_an_odd_laugh_is_counted_as_what_it_is(baby):
    make_episode(baby=baby, on=date(2026, 11, 20), state="awake")
    make_episode(baby=baby, on=date(2026, 11, 20), state="asleep")
    make_episode(baby=baby, on=date(2026, 11, 20), kind="spell")
    found = counts(baby)
    assert sum(found.values()) == 2
    assert found["reflex"] == 1


def test_only_smiles_that_count_are_listed_newest_first(baby):
    for n in range(12):
        make_social_smile(baby=baby, on=date(2026, 11, 1) + timedelta(days=n))
    make_smile(baby=baby, on=date(2026, 11, 20), state="asleep")
    make_smile(
        baby=baby, on=date(2026, 11, 12), state="awake", trigger=("face",),
        observed_at=datetime(2026, 11, 12, 11, tzinfo=UTC),
    )  # fmt: skip
    binned = make_social_smile(baby=baby, on=date(2026, 11, 12))
    binned.binned_at = NOW
    binned.save()
    make_social_smile(baby=baby, on=TODAY + timedelta(days=1))
    found = counted_smiles(baby, today=TODAY)
    assert [(smile.on.day, smile.smile_class) for smile in found] == [
        (12, "social"), (12, "likely_social"), *((n, "social") for n in range(11, 3, -1)),
    ]  # fmt: skip


def test_the_last_worries_and_episodes_are_read(baby):
    for n in range(7):
        make_concern(baby=baby, on=date(2026, 11, 1) + timedelta(days=n))
        make_episode(baby=baby, on=date(2026, 11, 1) + timedelta(days=n))
    make_concern(baby=baby, on=TODAY + timedelta(days=1))
    make_episode(baby=make_baby(by=baby.created_by), on=TODAY)
    worries = newest_worries(baby, today=TODAY)
    assert [row.on.day for row in worries] == [7, 6, 5, 4, 3]
    odd = newest_episodes(baby, today=TODAY)
    assert [row.on.day for row in odd] == [7, 6, 5, 4, 3]
    worries[0].delete()
    assert len(newest_worries(baby, today=date(2026, 11, 2))) == 2

import uuid
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from babies.bulk import (
    bin_sleeps,
    bin_smiles,
    log_sleeps,
    log_smiles,
    new_ids,
    restore_smiles,
)
from babies.models import Sleep, Smile, SmileDay, SmileVersion
from babies.services import bin_smile, log_smile, restore_smile
from babies.sleep_log import Times, log_sleep
from babies.watch import set_watched
from tests.factories import BORN_ON, NOW, make_baby, make_seen, make_smile, parent_of

pytestmark = pytest.mark.django_db

KEYS = [uuid.UUID(int=n) for n in range(1, 9)]
SOCIAL: dict[str, Any] = {"state": "awake", "trigger": ("face",), "directed": "person"}


def said(baby):
    """Eight smiles of every class, on two days."""
    answers: list[dict[str, Any]] = [
        SOCIAL, {}, {"state": "asleep"}, {**SOCIAL, "kind": "laugh", "note": "=1+1"},
        SOCIAL, {**SOCIAL, "trigger": ("touch",)}, {"state": "awake"}, SOCIAL,
    ]  # fmt: skip
    return {
        key: make_seen(baby=baby, on=date(2026, 10, 16 + n % 2), **each)
        for n, (key, each) in enumerate(zip(KEYS, answers, strict=True))
    }


def rows_of(model, baby, *without):
    found = model.objects.filter(baby=baby).values()
    left_out = {"id", "baby_id", "logged_by_id", "by_id", *without}
    rows = [{k: v for k, v in row.items() if k not in left_out} for row in found]
    return sorted(rows, key=str)


@pytest.fixture
def baby():
    return make_baby()


def both_ways(baby):
    """The same smiles in two babies: one by one, and in one go."""
    other, parent = make_baby(), parent_of(baby)
    for seen in said(other).values():
        log_smile(key=uuid.uuid4(), baby=other, seen=seen, by=parent_of(other), now=NOW)
    added = log_smiles(baby=baby, said=said(baby), by=parent, now=NOW)
    return other, parent, added


def test_many_at_once_are_what_they_are_one_by_one(baby):
    other, parent, added = both_ways(baby)
    assert added == KEYS
    assert rows_of(Smile, baby) == rows_of(Smile, other)
    assert rows_of(SmileDay, baby) == rows_of(SmileDay, other)
    assert {row.logged_by for row in Smile.objects.filter(baby=baby)} == {parent}
    assert Smile.objects.get(pk=KEYS[0]).smile_class == "social"


def test_the_bin_and_back_leave_the_history_of_one_by_one(baby):
    other, parent, _added = both_ways(baby)
    later = NOW + timedelta(hours=1)
    for row in Smile.objects.filter(baby=other):
        bin_smile(smile=row, by=parent_of(other), now=later)
        restore_smile(smile=row, by=parent_of(other), now=later)
        bin_smile(smile=row, by=parent_of(other), now=later)
    assert bin_smiles(baby=baby, keys=KEYS, by=parent, now=later) == 8
    assert bin_smiles(baby=baby, keys=KEYS, by=parent, now=later) == 0
    assert restore_smiles(baby=baby, keys=KEYS, by=parent, now=later) == 8
    assert rows_of(SmileDay, baby) != []
    assert bin_smiles(baby=baby, keys=KEYS, by=parent, now=later) == 8
    assert rows_of(Smile, baby) == rows_of(Smile, other)
    assert rows_of(SmileDay, baby) == rows_of(SmileDay, other) == []
    assert rows_of(SmileVersion, baby, "smile_id") == rows_of(
        SmileVersion, other, "smile_id"
    )


def test_a_second_time_adds_nothing_even_from_the_bin(baby):
    parent = parent_of(baby)
    log_smiles(baby=baby, said=said(baby), by=parent, now=NOW)
    bin_smiles(baby=baby, keys=KEYS[:1], by=parent, now=NOW)
    assert log_smiles(baby=baby, said=said(baby), by=parent, now=NOW) == []
    assert Smile.objects.visible_to(parent).count() == 7


def test_what_belongs_to_another_baby_is_not_moved(baby):
    theirs = make_smile(baby=make_baby())
    assert bin_smiles(baby=baby, keys=[theirs.pk], by=parent_of(baby), now=NOW) == 0
    theirs.refresh_from_db()
    assert theirs.binned_at is None


def test_smiles_from_before_the_birth_stay_in_the_bin(baby):
    parent = parent_of(baby)
    early = make_smile(baby=baby, on=BORN_ON - timedelta(days=1))
    bin_smiles(baby=baby, keys=[early.pk], by=parent, now=NOW)
    assert restore_smiles(baby=baby, keys=[early.pk], by=parent, now=NOW) == 0


def test_a_watched_babys_facts_change_once(baby):
    set_watched(baby, is_watched=True)
    baby.refresh_from_db()
    before = baby.facts_number
    log_smiles(baby=baby, said=said(baby), by=parent_of(baby), now=NOW)
    baby.refresh_from_db()
    assert baby.facts_number == before + 1


def test_ids_are_told_apart_over_more_than_a_batch(baby):
    log_smiles(baby=baby, said=said(baby), by=parent_of(baby), now=NOW)
    many = [*KEYS, *(uuid.UUID(int=n) for n in range(100, 1100))]
    assert new_ids(Smile, many) == many[8:]


def test_sleeps_are_the_same_as_one_by_one(baby):
    start = datetime(2026, 10, 16, 9, tzinfo=UTC)
    times = [
        Times(start + timedelta(hours=3 * n), start + timedelta(hours=3 * n + 1), "a")
        for n in range(3)
    ]
    other = make_baby()
    for each in times:
        log_sleep(
            key=uuid.uuid4(), baby=other, times=each, by=parent_of(other), now=NOW
        )
    keyed = dict(zip(KEYS, times, strict=False))
    assert log_sleeps(baby=baby, said=keyed, by=parent_of(baby), now=NOW) == KEYS[:3]
    assert log_sleeps(baby=baby, said=keyed, by=parent_of(baby), now=NOW) == []
    assert rows_of(Sleep, baby) == rows_of(Sleep, other)
    assert bin_sleeps(baby=baby, keys=KEYS, now=NOW) == 3
    assert bin_sleeps(baby=baby, keys=KEYS, now=NOW) == 0
    assert {row.binned_at for row in Sleep.objects.filter(baby=baby)} == {NOW}
    assert {row.binned_at for row in Sleep.objects.filter(baby=other)} == {None}


def test_a_thousand_take_few_queries(baby, django_assert_max_num_queries):
    parent, seen = parent_of(baby), make_seen(baby=baby, **SOCIAL)
    many = {uuid.uuid4(): seen for _ in range(1000)}
    with django_assert_max_num_queries(40):
        added = log_smiles(baby=baby, said=many, by=parent, now=NOW)
    assert len(added) == 1000

"""Writes to babies and smiles: classes, days and history stay in step."""

import uuid
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from babies.choices import Change, Role
from babies.models import Baby, BabyVersion, Smile, SmileVersion
from babies.said import seen_of
from babies.services import (
    IdTakenError,
    add_baby,
    change_answers,
    log_smile,
)
from tests.babies.rows import days_of
from tests.factories import (
    NOW,
    make_baby,
    make_profile,
    make_seen,
    make_smile,
    make_social_smile,
    make_user,
)

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)
AT_ME: dict[str, Any] = {"state": "awake", "trigger": ("face",), "directed": "person"}


def test_add_baby_derives_the_zero_day_and_makes_its_first_parent():
    user = make_user()

    baby = make_baby(by=user, gestation_weeks=32, birth_on=date(2026, 8, 1))

    baby.refresh_from_db()
    assert baby.zero_on == date(2026, 9, 26)
    assert list(baby.caregivers.values_list("user", "role")) == [(user.pk, Role.PARENT)]
    version = BabyVersion.objects.get(baby=baby)
    assert (version.by, version.at) == (user, NOW)
    assert version.answers["gestation_weeks"] == 32


def test_add_baby_twice_with_one_id_is_one_baby():
    user, key = make_user(), uuid.uuid4()

    for _ in range(2):
        add_baby(key=key, profile=make_profile(), by=user, now=NOW)

    assert list(Baby.objects.values_list("pk", flat=True)) == [key]
    assert BabyVersion.objects.count() == 1


def test_add_baby_refuses_the_id_of_another_familys_baby():
    theirs = make_baby()

    with pytest.raises(IdTakenError):
        add_baby(key=theirs.pk, profile=make_profile(), by=make_user(), now=NOW)

    assert list(theirs.caregivers.values_list("user", flat=True)) == [
        theirs.created_by_id
    ]


def test_estimated_birth_date_is_treated_as_gestation_unknown():
    baby = make_baby(gestation_weeks=30, birth_is_estimated=True)

    assert baby.zero_on == baby.birth_on


def test_log_smile_classifies_counts_and_remembers():
    baby = make_baby()

    smile = make_smile(baby=baby, on=date(2026, 9, 29), **AT_ME)

    smile.refresh_from_db()
    assert (smile.smile_class, smile.is_strong, smile.is_core) == (
        "social",
        True,
        False,
    )
    assert smile.rules_version == "2026.1"
    assert days_of(baby) == {date(2026, 9, 29): {"social": 1, "strong": 1}}
    assert (smile.logged_by, smile.logged_at) == (baby.created_by, NOW)
    assert smile.trigger == ["face"]


def test_log_smile_uses_the_corrected_age_on_the_local_date():
    # Day 28 from birth, before the due date of a baby born at 32 weeks.
    baby = make_baby(gestation_weeks=32)

    assert make_social_smile(baby=baby, on=date(2026, 9, 29)).smile_class == "unclear"


def test_log_smile_counts_a_staff_members_own_look():
    baby = make_baby()

    make_social_smile(baby=baby, on=date(2026, 10, 16), reporter="staff")

    assert days_of(baby) == {
        date(2026, 10, 16): {"social": 1, "strong": 1, "staff_strong": 1}
    }


def test_log_smile_twice_with_one_id_is_one_smile():
    baby, key, user = make_baby(), uuid.uuid4(), make_user()
    seen = make_seen(baby=baby, state="asleep", observed_at=NOW)
    soon = replace(seen, observed_at=NOW + timedelta(seconds=2))

    first = log_smile(key=key, baby=baby, seen=seen, by=user, now=NOW)
    again = log_smile(key=key, baby=baby, seen=soon, by=user, now=LATER)

    assert again == first
    assert Smile.objects.get().observed_at == NOW
    assert SmileVersion.objects.count() == 0
    assert days_of(baby) == {seen.on: {"reflex": 1}}


def test_log_smile_retried_after_its_answers_changed_is_still_one_smile():
    baby, key = make_baby(), uuid.uuid4()
    seen = make_seen(baby=baby, observed_at=None, precision="day")
    smile = log_smile(key=key, baby=baby, seen=seen, by=make_user(), now=NOW)
    changed = replace(seen, state="asleep")
    change_answers(smile=smile, seen=changed, by=make_user(), now=NOW)

    log_smile(key=key, baby=baby, seen=seen, by=make_user(), now=LATER)

    assert Smile.objects.get().state == "asleep"


@pytest.mark.parametrize(
    "other",
    [
        {"state": "awake"},
        {"observed_at": datetime(2026, 9, 11, 13, 0, tzinfo=UTC)},
    ],
)
def test_log_smile_refuses_an_id_that_holds_other_answers(other):
    baby, key = make_baby(), uuid.uuid4()
    seen = make_seen(baby=baby, state="asleep")
    log_smile(key=key, baby=baby, seen=seen, by=make_user(), now=NOW)

    with pytest.raises(IdTakenError):
        log_smile(
            key=key, baby=baby, seen=replace(seen, **other), by=make_user(), now=NOW
        )

    assert Smile.objects.get().state == "asleep"


def test_log_smile_refuses_the_id_of_another_babys_smile():
    theirs, ours = make_smile(baby=make_baby()), make_baby()

    with pytest.raises(IdTakenError):
        log_smile(
            key=theirs.pk, baby=ours, seen=seen_of(theirs), by=make_user(), now=NOW
        )

    assert list(Smile.objects.values_list("baby", flat=True)) == [theirs.baby_id]


def test_change_answers_moves_the_smile_to_its_new_day_and_class():
    baby, other = make_baby(), make_user()
    smile = make_smile(baby=baby, on=date(2026, 10, 16))
    seen = make_seen(baby=baby, on=date(2026, 10, 18), note="again", **AT_ME)

    changed = change_answers(smile=smile, seen=seen, by=other, now=LATER)

    smile.refresh_from_db()
    assert changed == smile
    assert (smile.on, smile.smile_class, smile.note) == (
        date(2026, 10, 18),
        "social",
        "again",
    )
    assert days_of(baby) == {date(2026, 10, 18): {"social": 1, "strong": 1}}
    history = list(smile.versions.order_by("at").values_list("change", "by", "at"))
    assert history == [
        (Change.CREATED, baby.created_by_id, NOW),
        (Change.CHANGED, other.pk, LATER),
    ]


def test_change_answers_to_the_same_answers_leaves_no_trace():
    smile = make_smile(baby=make_baby())

    change_answers(smile=smile, seen=seen_of(smile), by=make_user(), now=LATER)

    assert smile.versions.count() == 0

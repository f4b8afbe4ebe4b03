"""Writes to babies and smiles: classes, days and history stay in step."""

import uuid
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from babies.choices import Change, Role
from babies.models import Baby, BabyVersion, Smile, SmileDay, SmileVersion
from babies.said import profile_of, seen_of
from babies.services import (
    BeforeBirthError,
    IdTakenError,
    add_baby,
    bin_smile,
    change_answers,
    edit_baby,
    log_smile,
    reclassify_outdated,
    restore_smile,
)
from tests.factories import (
    BORN_ON,
    NOW,
    make_baby,
    make_profile,
    make_seen,
    make_smile,
    make_social_smile,
    make_user,
    parent_of,
)

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)
AT_ME: dict[str, Any] = {"state": "awake", "trigger": ("face",), "directed": "person"}


def days_of(baby):
    """The days of a baby, as {day: counts above zero}."""
    rows = SmileDay.objects.filter(baby=baby).order_by("on").values()
    return {
        row["on"]: {
            name: value
            for name, value in row.items()
            if value and name not in {"id", "baby_id", "on"}
        }
        for row in rows
    }


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
    version = SmileVersion.objects.get(smile=smile)
    assert (version.change, version.by, version.at) == (
        Change.CREATED,
        baby.created_by,
        NOW,
    )
    assert version.answers["trigger"] == ["face"]


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
    assert SmileVersion.objects.count() == 1
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

    assert smile.versions.count() == 1


def test_binned_smile_counts_no_more_until_it_is_restored():
    baby = make_baby()
    smile = make_smile(baby=baby, state="asleep")
    kept = make_smile(baby=baby, state="asleep")

    bin_smile(smile=smile, by=parent_of(baby), now=NOW)
    smile.refresh_from_db()
    assert smile.binned_at == NOW
    assert days_of(baby) == {kept.on: {"reflex": 1}}

    restore_smile(smile=smile, by=parent_of(baby), now=LATER)
    assert Smile.objects.get(pk=smile.pk).binned_at is None
    assert days_of(baby) == {kept.on: {"reflex": 2}}
    changes = smile.versions.order_by("pk").values_list("change", flat=True)
    assert list(changes) == [Change.CREATED, Change.BINNED, Change.RESTORED]


def test_bin_and_restore_twice_are_told_once():
    smile = make_smile(baby=make_baby())

    for _ in range(2):
        bin_smile(smile=smile, by=make_user(), now=NOW)
    assert days_of(smile.baby) == {}
    for _ in range(2):
        restore_smile(smile=smile, by=make_user(), now=NOW)

    assert smile.versions.count() == 3


def test_restore_refuses_a_smile_from_before_the_birth():
    baby = make_baby()
    smile = make_smile(baby=baby, on=BORN_ON)
    bin_smile(smile=smile, by=make_user(), now=NOW)
    later = replace(profile_of(baby), birth_on=date(2026, 9, 5))
    edit_baby(baby=baby, profile=later, by=make_user(), now=NOW)

    with pytest.raises(BeforeBirthError):
        restore_smile(smile=smile, by=make_user(), now=NOW)

    smile.refresh_from_db()
    assert smile.binned_at == NOW


def test_edit_baby_classifies_every_smile_again():
    # Story C: 36w6d is corrected by 22 days, 37w0d by none.
    baby = make_baby(gestation_weeks=36, gestation_days=6)
    on = date(2026, 10, 5)
    shown = make_social_smile(baby=baby, on=on)
    in_bin = make_social_smile(baby=baby, on=on)
    bin_smile(smile=in_bin, by=parent_of(baby), now=NOW)
    assert days_of(baby) == {on: {"likely_social": 1}}

    term = replace(profile_of(baby), gestation_weeks=37, gestation_days=0)
    edit_baby(baby=baby, profile=term, by=parent_of(baby), now=LATER)

    baby.refresh_from_db()
    assert baby.zero_on == BORN_ON
    assert set(Smile.objects.values_list("smile_class", "is_strong")) == {
        ("social", True)
    }
    assert days_of(baby) == {on: {"social": 1, "strong": 1}}
    versions = baby.versions.order_by("at").values_list("answers__gestation_weeks")
    assert [weeks for (weeks,) in versions] == [36, 37]
    assert shown.versions.count() == 1


def test_edit_baby_with_the_same_words_leaves_no_trace():
    baby = make_baby()

    edit_baby(baby=baby, profile=profile_of(baby), by=make_user(), now=LATER)

    assert baby.versions.count() == 1


def test_edit_baby_name_only_leaves_the_days_alone():
    baby = make_baby()
    make_smile(baby=baby)
    before = SmileDay.objects.get().pk

    renamed = replace(profile_of(baby), name="Test Rowan")
    edit_baby(baby=baby, profile=renamed, by=make_user(), now=LATER)

    assert Baby.objects.get().name == "Test Rowan"
    assert SmileDay.objects.get().pk == before


def test_reclassify_outdated_brings_old_rows_up_to_date():
    smile = make_social_smile(baby=make_baby(), on=date(2026, 10, 16))
    current = make_smile(baby=make_baby())
    Smile.objects.filter(pk=smile.pk).update(
        rules_version="2025.9", smile_class="unclear", is_strong=False
    )

    assert reclassify_outdated() == 1

    smile.refresh_from_db()
    assert (smile.smile_class, smile.is_strong) == ("social", True)
    assert smile.rules_version == current.rules_version
    assert days_of(smile.baby) == {date(2026, 10, 16): {"social": 1, "strong": 1}}
    assert reclassify_outdated() == 0

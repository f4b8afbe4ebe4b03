"""The bin, other dates and other rules: classes and days stay in step."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from babies.choices import Change
from babies.models import Baby, Smile, SmileDay
from babies.said import profile_of
from babies.services import (
    BeforeBirthError,
    bin_smile,
    edit_baby,
    reclassify_outdated,
    restore_smile,
)
from tests.babies.rows import days_of
from tests.factories import (
    BORN_ON,
    NOW,
    make_baby,
    make_smile,
    make_social_smile,
    make_user,
    parent_of,
)

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)
AT_ME: dict[str, Any] = {"state": "awake", "trigger": ("face",), "directed": "person"}


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
    assert shown.versions.count() == 0


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

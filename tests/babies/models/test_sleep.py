"""Sleeps, evenings and steps as rows."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError

from babies.models import BedtimeNight, BedtimeStep, Sleep, SleepVersion
from babies.sleep_log import Times, bin_sleep, change_sleep
from tests.factories import NOW, make_baby, make_caregiver, parent_of
from tests.factories_sleep import make_night, make_sleep, make_step

pytestmark = pytest.mark.django_db


def test_one_sleep_runs_at_a_time():
    row = make_sleep(baby=make_baby(), running=True)
    with pytest.raises(IntegrityError):
        make_sleep(baby=row.baby, running=True, start=NOW)


def test_one_that_runs_in_the_bin_is_in_nobodys_way():
    row = make_sleep(baby=make_baby(), running=True)
    bin_sleep(sleep=row, now=NOW)
    make_sleep(baby=row.baby, running=True)
    make_sleep(baby=make_baby(), running=True)
    assert Sleep.objects.filter(binned_at=None).count() == 2


@pytest.mark.parametrize("minutes", [0, -1])
def test_a_sleep_ends_after_its_start(minutes):
    row = make_sleep(baby=make_baby())
    with pytest.raises(IntegrityError):
        Sleep.objects.filter(pk=row.pk).update(
            ended_at=row.started_at + timedelta(minutes=minutes)
        )


def test_there_is_one_row_an_evening():
    night = make_night(baby=make_baby(), on=NOW.date())
    with pytest.raises(IntegrityError):
        BedtimeNight.objects.create(
            baby=night.baby, on=night.on, time_zone="UTC", logged_at=NOW
        )


def test_a_step_is_of_a_known_kind():
    step = make_step(baby=make_baby())
    with pytest.raises(IntegrityError):
        BedtimeStep.objects.filter(pk=step.pk).update(kind="pillow")


def test_rows_are_seen_and_changed_through_the_baby():
    baby, viewer = make_baby(), make_caregiver(baby=make_baby(), role="viewer").user
    make_caregiver(baby=baby, user=viewer, role="viewer")
    parent = parent_of(baby)
    for each in (baby, make_baby()):
        row = make_sleep(baby=each)
        times = Times(row.started_at, None)
        change_sleep(sleep=row, times=times, by=parent_of(each), now=NOW)
        make_step(baby=each)
        make_night(baby=each, on=NOW.date())
    for model in (Sleep, BedtimeStep, BedtimeNight):
        assert [row.baby for row in model.objects.visible_to(parent)] == [baby]
        assert [row.baby for row in model.objects.editable_by(parent)] == [baby]
        assert [row.baby for row in model.objects.visible_to(viewer)] == [baby]
        assert not model.objects.editable_by(viewer).exists()
        assert not model.objects.visible_to(AnonymousUser()).exists()
    assert [v.baby for v in SleepVersion.objects.visible_to(parent)] == [baby]
    assert not SleepVersion.objects.visible_to(AnonymousUser()).exists()


def test_rows_have_names_for_support_staff():
    row = make_sleep(baby=make_baby())
    change_sleep(sleep=row, times=Times(NOW, None), by=parent_of(row.baby), now=NOW)
    assert (str(row), str(SleepVersion.objects.get())) == ("2026-11-23",) * 2
    assert str(make_step(baby=row.baby)) == "Read a story"
    assert str(make_night(baby=row.baby, on=NOW.date())) == "2026-11-23"

"""Sleeps, evenings and routines for tests."""

import uuid
from datetime import date, datetime, timedelta

from babies.bedtime_log import add_step, night_on
from babies.models import Baby, BedtimeNight, BedtimeStep, Sleep
from babies.sleep_log import Times, log_sleep
from tests.factories import NOW, parent_of


def make_sleep(
    *,
    baby: Baby,
    start: datetime = NOW - timedelta(hours=5),
    end: datetime | None = None,
    minutes: int = 60,
    running: bool = False,
    note: str = "",
) -> Sleep:
    """A sleep of an hour, five hours before now, unless told."""
    ended = None if running else end or start + timedelta(minutes=minutes)
    return log_sleep(
        key=uuid.uuid4(),
        baby=baby,
        times=Times(start, ended, note),
        by=parent_of(baby),
        now=NOW,
    )


def make_step(
    *, baby: Baby, words: str = "Read a story", kind: str = "activity"
) -> BedtimeStep:
    """A step of the routine."""
    return add_step(baby=baby, kind=kind, words=words)


def make_night(
    *, baby: Baby, on: date, at: datetime | None = None, steps: tuple[int, ...] = ()
) -> BedtimeNight:
    """An evening with a bedtime and ticked steps."""
    night = night_on(baby=baby, on=on, by=parent_of(baby), now=NOW)
    night.in_bed_at, night.steps = at, list(steps)
    night.save()
    return night

"""Writing evenings and routines. Views hold the baby while they call these."""

import uuid
from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

from django.db.models import QuerySet

from accounts.models import User
from babies.homes import wall_time
from babies.models import Baby, BedtimeNight, BedtimeStep
from babies.sleep_log import to_the_minute
from clinical.sleep import evening_of

#: More would be a list nobody follows.
MOST_STEPS: Final = 30


class TooManyStepsError(Exception):
    """A routine has as many steps as it may have."""


def routine(baby: Baby) -> QuerySet[BedtimeStep]:
    """The steps in use, in the family's order."""
    steps = BedtimeStep.objects.filter(baby=baby, retired_at__isnull=True)
    return steps.order_by("position", "pk")


def step_key(step: BedtimeStep) -> uuid.UUID:
    """What stands for a step in an address, where no counter may."""
    return step_key_of(step.baby_id, step.pk)


def step_key_of(baby_pk: uuid.UUID, step_pk: int) -> uuid.UUID:
    """The same of a step that is only named, as evenings name theirs."""
    return uuid.uuid5(baby_pk, f"bedtime step {step_pk}")


def add_step(*, baby: Baby, kind: str, words: str) -> BedtimeStep:
    """A step at the end of the routine; the same words again are the same step.

    A step that was taken out comes back, so that it keeps its past.
    """
    steps = BedtimeStep.objects.filter(baby=baby, kind=kind, words=words)
    known = steps.order_by("retired_at", "pk").first()
    if known is not None and known.retired_at is None:
        return known
    positions = list(routine(baby).values_list("position", flat=True))
    if len(positions) >= MOST_STEPS:
        raise TooManyStepsError
    step = known or BedtimeStep(baby=baby, kind=kind, words=words)
    step.retired_at, step.position = None, max(positions, default=0) + 1
    step.save()
    return step


def move_step(*, step: BedtimeStep, is_up: bool) -> None:
    """One place up or down; at the end of the list it stays."""
    steps = list(routine(step.baby))
    here = steps.index(step)
    there = max(0, here - 1) if is_up else here + 1
    steps.insert(there, steps.pop(here))
    for position, each in enumerate(steps, start=1):
        each.position = position
    BedtimeStep.objects.bulk_update(steps, ["position"])


def retire_step(*, step: BedtimeStep, now: datetime) -> None:
    """Take a step out of the routine; past evenings keep it."""
    step.retired_at = step.retired_at or now
    step.save(update_fields=["retired_at"])


def restore_step(*, step: BedtimeStep) -> None:
    """Take a step back into the routine, at its old place; raises TooManyStepsError."""
    if step.retired_at is not None:
        if routine(step.baby).count() >= MOST_STEPS:
            raise TooManyStepsError
        step.retired_at = None
        step.save(update_fields=["retired_at"])


def tick_steps(
    *, night: BedtimeNight, steps: Iterable[BedtimeStep], is_done: bool
) -> None:
    """Tick steps off, or take their ticks back; those of another phone stay."""
    named = [step.pk for step in steps]
    if is_done:
        night.steps += [each for each in named if each not in night.steps]
    else:
        night.steps = [each for each in night.steps if each not in named]
    night.save(update_fields=["steps"])


def night_on(*, baby: Baby, on: date, by: User, now: datetime) -> BedtimeNight:
    """The row of an evening, made when there is none."""
    night, _ = BedtimeNight.objects.get_or_create(
        baby=baby,
        on=on,
        binned_at=None,
        defaults={"time_zone": baby.time_zone, "logged_by": by, "logged_at": now},
    )
    return night


def put_to_bed(*, baby: Baby, at: datetime, by: User, now: datetime) -> BedtimeNight:
    """The evening on which the baby is in bed at a moment."""
    on = evening_of(wall_time(at, baby.time_zone))
    night = night_on(baby=baby, on=on, by=by, now=now)
    night.in_bed_at, night.time_zone = to_the_minute(at), baby.time_zone
    night.save(update_fields=["in_bed_at", "time_zone"])
    return night


def clear_bedtime(*, night: BedtimeNight) -> None:
    """Forget when the baby was in bed; the steps stay."""
    night.in_bed_at = None
    night.save(update_fields=["in_bed_at"])

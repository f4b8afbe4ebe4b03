"""Rows of every kind that a timeline shows."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from babies.models import Baby, BedtimeNight, Episode, First, Sleep
from milestones.models import TipTried
from tests.factories import (
    make_answer,
    make_concern,
    make_lost_skill,
    make_smile,
)


def evening(on: date) -> datetime:
    """Eight in the evening of a day, in UTC."""
    return datetime(on.year, on.month, on.day, 20, tzinfo=UTC)


def make_sleep(*, baby: Baby, on: date, hours: int | None = 2, **fields: Any) -> Sleep:
    """A sleep from eight in the evening; without hours it is still running."""
    began = fields.pop("started_at", evening(on))
    return Sleep.objects.create(
        baby=baby,
        on=on,
        started_at=began,
        ended_at=None if hours is None else began + timedelta(hours=hours),
        time_zone=baby.time_zone,
        logged_by=baby.created_by,
        logged_at=began,
        **fields,
    )


def make_episode(*, baby: Baby, on: date, **fields: Any) -> Episode:
    """An odd laugh in the evening."""
    given = {"kind": "laugh", "observed_at": evening(on), **fields}
    return Episode.objects.create(
        baby=baby,
        on=on,
        time_zone=baby.time_zone,
        logged_by=baby.created_by,
        logged_at=evening(on),
        **given,
    )


def make_first(*, baby: Baby, on: date, title: str = "First bath") -> First:
    """A first of the family's own."""
    return First.objects.create(
        baby=baby,
        on=on,
        title=title,
        logged_by=baby.created_by,
        logged_at=evening(on),
    )


def make_night(*, baby: Baby, on: date, **fields: Any) -> BedtimeNight:
    """An evening with two steps done."""
    given = {"in_bed_at": evening(on), "steps": ["one", "two"], **fields}
    return BedtimeNight.objects.create(
        baby=baby,
        on=on,
        time_zone=baby.time_zone,
        logged_by=baby.created_by,
        logged_at=evening(on),
        **given,
    )


def make_tip_tried(*, baby: Baby, on: date, tip: str = "face-to-face") -> TipTried:
    """A tip that was tried, and a smile that came of it."""
    return TipTried.objects.create(
        baby=baby,
        on=on,
        tip=tip,
        outcome="smiled",
        logged_by=baby.created_by,
        logged_at=evening(on),
    )


def make_one_of_each(*, baby: Baby, on: date) -> None:
    """An entry of every kind on a day."""
    for make in (
        make_smile, make_answer, make_first, make_sleep, make_night, make_tip_tried,
        make_concern, make_lost_skill, make_episode,
    ):  # fmt: skip
        make(baby=baby, on=on)

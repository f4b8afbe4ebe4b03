"""Odd laughs and spells for tests, dull unless a test says what they are about."""

import uuid
from datetime import UTC, date, datetime
from typing import Any

from babies.choices import EpisodeKind
from babies.episodes import Told, log_episode
from babies.models import Baby, Episode
from tests.factories import NOW, parent_of


def make_told(*, baby: Baby, on: date, **said: Any) -> Told:
    """What is said of an odd laugh at noon UTC, of which nothing else is known."""
    noon = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
    given: dict[str, Any] = {
        "kind": EpisodeKind.LAUGH.value,
        "on": on,
        "observed_at": noon,
        "time_zone": baby.time_zone,
    }
    return Told(**{**given, **said})


def make_episode(
    *, baby: Baby, on: date, ticks: tuple[str, ...] = (), **said: Any
) -> Episode:
    """An odd laugh; keywords are fields of `Told`."""
    return log_episode(
        key=uuid.uuid4(),
        baby=baby,
        told=make_told(baby=baby, on=on, ticks=ticks, **said),
        by=parent_of(baby),
        now=NOW,
    )

"""A baby's home time: which day it is there, and hours that clocks skip or repeat."""

from datetime import UTC, date, datetime
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from babies.models import Baby

REGIONS: Final = frozenset(
    {
        "Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia",
        "Europe", "Indian", "Pacific",
    }
)  # fmt: skip


@cache
def zone_choices() -> tuple[tuple[str, str], ...]:
    """The time zones a family can live in, by region and city; and UTC."""
    cities = sorted(
        name for name in available_timezones() if name.split("/")[0] in REGIONS
    )
    return tuple((name, name.replace("_", " ")) for name in [*cities, "UTC"])


def today_at_home(baby: Baby, now: datetime) -> date:
    """The calendar day at a baby's home."""
    return now.astimezone(ZoneInfo(baby.time_zone)).date()


def moments_of(local: datetime, zone: str) -> tuple[datetime, ...]:
    """The moments in UTC that a clock on the wall can mean.

    None when the clocks skipped that time, two when they showed it twice.
    """
    both = [local.replace(tzinfo=ZoneInfo(zone), fold=fold) for fold in (0, 1)]
    moments = sorted({aware.astimezone(UTC) for aware in both})
    return tuple(m for m in moments if wall_time(m, zone) == local)


def wall_time(moment: datetime, zone: str) -> datetime:
    """What a clock at home showed at a moment."""
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)

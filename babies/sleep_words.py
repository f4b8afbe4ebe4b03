"""Sleeps in words: from when to when, and how long."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _, ngettext

from accounts.models import User
from accounts.templatetags.shell import link
from babies.family import naming
from babies.homes import wall_time
from babies.models import Sleep, SleepVersion
from babies.sleeps import DAY, Span
from babies.smile_words import clock_words

MINUTES_AN_HOUR = 60


@dataclass(frozen=True, slots=True)
class ShownSleep:
    """A sleep as a row of a list."""

    sleep: Sleep
    url: str
    times: str
    length: str


def shown_sleep(sleep: Sleep) -> ShownSleep:
    """A sleep ready for a list; its length once it has ended."""
    url = link("babies:sleep_edit", sleep.baby_id, sleep.pk)
    length = "" if sleep.ended_at is None else in_hours(minutes_of(sleep, None))
    return ShownSleep(sleep, url, times_in_words(sleep), length)


def minutes_of(sleep: Sleep, now: datetime | None) -> int:
    """How long a sleep lasted, or has lasted by now."""
    end = sleep.ended_at or now or sleep.started_at
    return max(0, Span(sleep.started_at, end).minutes)


def in_hours(minutes: int) -> str:
    """A length as hours and minutes."""
    hours, rest = divmod(minutes, MINUTES_AN_HOUR)
    in_minutes = ngettext("%(count)s minute", "%(count)s minutes", rest)
    in_minutes %= {"count": rest}
    if not hours:
        return in_minutes
    whole = ngettext("%(count)s hour", "%(count)s hours", hours) % {"count": hours}
    if not rest:
        return whole
    return _("%(hours)s %(minutes)s") % {"hours": whole, "minutes": in_minutes}


def since_in_words(sleep: Sleep, today: date) -> str:
    """When a sleep began, with its day unless that is today."""
    return _day_and_time(sleep.started_at, sleep.time_zone, today)


def times_in_words(sleep: Sleep) -> str:
    """From when to when; the day of the end only where it could be another."""
    start = clock_words(sleep.started_at, sleep.time_zone)
    if sleep.ended_at is None:
        return _("from %(start)s, still asleep") % {"start": start}
    if sleep.ended_at - sleep.started_at < DAY:
        end = clock_words(sleep.ended_at, sleep.time_zone)
    else:
        on = wall_time(sleep.started_at, sleep.time_zone).date()
        end = _day_and_time(sleep.ended_at, sleep.time_zone, on)
    return _("%(start)s to %(end)s") % {"start": start, "end": end}


def span_in_words(sleep: Sleep) -> str:
    """A sleep with its day, for a sentence about it."""
    day = date_format(wall_time(sleep.started_at, sleep.time_zone).date())
    return _("%(day)s, %(times)s") % {"day": day, "times": times_in_words(sleep)}


def _day_and_time(moment: datetime, zone: str, but: date) -> str:
    on = wall_time(moment, zone).date()
    said = {"time": clock_words(moment, zone), "day": date_format(on)}
    return said["time"] if on == but else _("%(time)s on %(day)s") % said


@dataclass(frozen=True, slots=True)
class EarlierTimes:
    """What a sleep said before somebody changed it; `at` is the time at home."""

    said: str
    note: str
    who: str
    at: datetime


def earlier_times(
    sleep: Sleep, versions: Iterable[SleepVersion], viewer: User
) -> list[EarlierTimes]:
    """What a sleep said before each change, in the order given."""
    versions = list(versions)
    by = [version.by for version in versions]
    name_of = naming(by, babies=[sleep.baby_id], viewer=viewer)
    return [_earlier(sleep, version, name_of(version.by)) for version in versions]


def _earlier(sleep: Sleep, version: SleepVersion, who: str) -> EarlierTimes:
    end = version.answers["ended_at"]
    then = Sleep(
        started_at=datetime.fromisoformat(version.answers["started_at"]),
        ended_at=None if end is None else datetime.fromisoformat(end),
        time_zone=sleep.time_zone,
    )
    return EarlierTimes(
        span_in_words(then),
        version.answers["note"],
        who,
        wall_time(version.at, sleep.time_zone),
    )

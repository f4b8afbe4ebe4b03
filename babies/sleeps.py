"""What a diary of sleeps adds up to: minutes by day, overlaps, what is left of one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from babies.models import Baby, Sleep

MINUTE: Final = timedelta(minutes=1)
DAY: Final = timedelta(days=1)
#: How many days the summary looks back on.
SUMMARY_DAYS: Final = 7
RUNS_AHEAD: Final = 5 * MINUTE
# Home zones lie within this of UTC, and no clock moves by more than the rest.
ZONE_SLACK: Final = 2 * DAY


@dataclass(frozen=True, slots=True)
class Span:
    """From one moment up to another, which is no longer part of it."""

    start: datetime
    end: datetime

    @property
    def minutes(self) -> int:
        """How long it is; an hour that came twice counts twice."""
        return (self.end - self.start) // MINUTE


class Times(NamedTuple):
    """When a sleep was, without the rest of its row: sums read many."""

    started_at: datetime
    ended_at: datetime | None
    time_zone: str


def minutes_by_day(
    baby: Baby, first: date, last: date, *, now: datetime | None = None
) -> dict[date, int]:
    """Minutes asleep on each day at home that has any; midnight there divides.

    A sleep that still runs counts up to `now`, and not at all without it.
    """
    start = datetime.combine(first, time(), UTC) - ZONE_SLACK
    end = datetime.combine(last, time(), UTC) + ZONE_SLACK
    rows = _kept(baby).filter(
        Q(ended_at__gt=start) | Q(ended_at__isnull=True), started_at__lt=end
    )
    found: defaultdict[date, int] = defaultdict(int)
    for row in rows.values_list("started_at", "ended_at", "time_zone").iterator():
        for on, minutes in days_of(Times(*row), now):
            if first <= on <= last and minutes:
                found[on] += minutes
    return dict(sorted(found.items()))


def days_of(
    sleep: Sleep | Times, now: datetime | None = None
) -> Iterator[tuple[date, int]]:
    """The days at home that a sleep touches, each with its minutes."""
    zone = ZoneInfo(sleep.time_zone)
    end = sleep.ended_at or now or sleep.started_at
    here = sleep.started_at
    while here < end:
        on = here.astimezone(zone).date()
        until = min(end, _midnight_after(on, zone))
        yield on, Span(here, until).minutes
        here = until


def _midnight_after(on: date, zone: ZoneInfo) -> datetime:
    """The moment a day ends at home; where midnight is skipped, the first after it."""
    return datetime.combine(on + DAY, time(), zone).astimezone(UTC)


def _kept(baby: Baby) -> QuerySet[Sleep]:
    return Sleep.objects.filter(baby=baby, binned_at__isnull=True)


@dataclass(frozen=True, slots=True)
class SleepSummary:
    """Sleep over the last days that have any: for the visit."""

    days: int
    average_minutes: int


def sleep_summary(baby: Baby, today: date) -> SleepSummary | None:
    """The seven days before today, which is not over; None if nothing was logged."""
    found = minutes_by_day(baby, today - SUMMARY_DAYS * DAY, today - DAY)
    if not found:
        return None
    return SleepSummary(len(found), round(sum(found.values()) / len(found)))


def open_end(start: datetime, now: datetime) -> datetime:
    """How far a running sleep reaches: past now, so that no other can begin."""
    return max(now, start) + RUNS_AHEAD


def overlapping(baby: Baby, span: Span, *, but: Sleep | None = None) -> list[Sleep]:
    """The sleeps that share time with a span, the earliest first."""
    rows = _kept(baby).filter(
        Q(ended_at__gt=span.start) | Q(ended_at__isnull=True), started_at__lt=span.end
    )
    if but is not None:
        rows = rows.exclude(pk=but.pk)
    return list(rows.order_by("started_at"))


def trimmed(span: Span, others: Iterable[Sleep]) -> Span | None:
    """The longest part of a span that no other sleep covers; None if nothing is left.

    The first of two that are equally long. The others come in order.
    """
    free, here = [], span.start
    for other in others:
        free.append(Span(here, other.started_at))
        if other.ended_at is None:
            here = span.end
            break
        here = max(here, other.ended_at)
    free.append(Span(here, span.end))
    best = max(free, key=lambda part: part.minutes)
    return best if best.minutes > 0 else None

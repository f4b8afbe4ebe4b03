"""Sleeps that were read, held against the diary and against each other."""

import uuid
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from babies.models import Baby, Sleep
from babies.sleep_log import Times, to_the_minute
from babies.sleep_words import in_hours, span_in_words
from babies.sleeps import MINUTE, Span
from clinical.sleep import is_long_sleep
from exchange.imports.found import Entry, Found, Remark, key_of


@dataclass(frozen=True, slots=True)
class Told:
    """A sleep of a line, before it is known whether its time is free."""

    start: datetime
    end: datetime
    note: str
    line: int
    #: Where to look when its time is taken.
    column: str
    file: str = ""


def told_sleep(
    begun: datetime, ended: datetime, note: str, place: tuple[int, str, str]
) -> Told:
    """A sleep to the minute; every sleep lasts a minute at least, as with the timer."""
    start, end = to_the_minute(begun), to_the_minute(ended)
    return Told(start, max(end, start + MINUTE), note, *place)


def keep_free(
    read: Iterable[Told], found: Found[Times], baby: Baby, now: datetime
) -> None:
    """Add the sleeps whose time is free; the others are problems."""
    taken = Taken(baby, now)
    for each in sorted(read, key=_begins):
        _keep(each, found, taken)


def _begins(told: Told) -> datetime:
    return told.start


def _keep(told: Told, found: Found[Times], taken: "Taken") -> None:
    start, end = told.start, told.end
    # The note may have been changed since the last time; the sleep is the same.
    key = key_of(taken.baby.pk, "sleep", start.isoformat(), end.isoformat())
    other = taken.in_the_way(key, start, end)
    if other is not None:
        why = _("This overlaps another sleep: %(times)s") % {
            "times": taken.words(*other)
        }
        found.problems.append(Remark(told.line, told.column, why, told.file))
        return
    length = Span(start, end).minutes
    if is_long_sleep(length):
        why = _("That is %(length)s in one sleep.") % {"length": in_hours(length)}
        found.notes.append(Remark(told.line, "", why, told.file))
    found.add(Entry(key, told.line, Times(start, end, told.note)))
    taken.take(key, start, end)


class Taken:
    """The times of the diary's sleeps and of those read before: none overlap."""

    def __init__(self, baby: Baby, now: datetime) -> None:
        self.baby = baby
        rows = Sleep.objects.filter(baby=baby, binned_at__isnull=True)
        self.spans = [
            (sleep.started_at, sleep.ended_at or now, sleep.pk)
            for sleep in rows.order_by("started_at")
        ]

    def in_the_way(
        self, key: uuid.UUID, start: datetime, end: datetime
    ) -> tuple[datetime, datetime] | None:
        """The times of what would overlap; a sleep is never in its own way."""
        place = bisect_right(self.spans, start, key=_start_of)
        for begins, ends, whose in self.spans[max(place - 1, 0) : place + 1]:
            if whose != key and begins < end and ends > start:
                return begins, ends
        return None

    def take(self, key: uuid.UUID, start: datetime, end: datetime) -> None:
        """Keep a time from those that come after."""
        place = bisect_right(self.spans, start, key=_start_of)
        self.spans.insert(place, (start, end, key))

    def words(self, start: datetime, end: datetime) -> str:
        """A time as the diary shows it."""
        zone = self.baby.time_zone
        return span_in_words(Sleep(started_at=start, ended_at=end, time_zone=zone))


def _start_of(span: tuple[datetime, datetime, uuid.UUID]) -> datetime:
    return span[0]

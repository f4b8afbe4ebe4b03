"""The sleeps of a Baby Buddy export, held against the diary and against each other."""

import uuid
from bisect import bisect_right
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext as _

from babies.models import Baby, Sleep
from babies.sleep_log import Times, to_the_minute
from babies.sleep_words import in_hours, span_in_words
from babies.sleeps import MINUTE, Span
from clinical.sleep import is_long_sleep
from exchange.imports.answers import AnswerError, note_of
from exchange.imports.baby_buddy import Row
from exchange.imports.dates import Reading, UnreadableError, When, when
from exchange.imports.found import Entry, Found, Remark, key_of


class _Read(NamedTuple):
    """A sleep of a line, before it is known whether its time is free."""

    start: datetime
    end: datetime
    note: str
    row: Row


class _RowError(ValueError):
    """A line that tells of no sleep, with the column to look at."""

    def __init__(self, column: str, sentence: str) -> None:
        super().__init__(sentence)
        self.column = column
        self.sentence = sentence


def read_sleeps(rows: Iterable[Row], baby: Baby, reading: Reading) -> Found[Times]:
    """Each line as a sleep to the minute; every problem with its line and column."""
    found: Found[Times] = Found()
    read = []
    for row in rows:
        try:
            read.append(_read(row, reading))
        except _RowError as error:
            remark = Remark(row.line, error.column, error.sentence, row.file)
            found.problems.append(remark)
    taken = _Taken(baby, reading.now)
    for each in sorted(read, key=_begins):
        _keep(each, found, taken)
    return found


def _begins(read: _Read) -> datetime:
    return read.start


def _read(row: Row, reading: Reading) -> _Read:
    begun = _moment(row, "start", reading)
    ended = _moment(row, "end", reading)
    start, end = to_the_minute(begun), to_the_minute(ended)
    if ended <= begun:
        raise _RowError("end", _("The end must come after the start."))
    try:
        note = note_of(row["notes"])
    except AnswerError as error:
        raise _RowError("notes", error.sentence) from error
    # Every sleep lasts a minute at least, as with the timer.
    return _Read(start, max(end, start + MINUTE), note, row)


def _moment(row: Row, column: str, reading: Reading) -> datetime:
    if not row[column]:
        raise _RowError(column, _("The time is missing."))
    try:
        found: When = when(row[column], "", reading)
    except UnreadableError as error:
        raise _RowError(column, error.sentence) from error
    if found.moment is None:
        raise _RowError(column, _("The time is missing."))
    return found.moment


def _keep(read: _Read, found: Found[Times], taken: "_Taken") -> None:
    start, end, note, row = read
    # The note may have been changed since the last time; the sleep is the same.
    key = key_of(taken.baby.pk, "sleep", start.isoformat(), end.isoformat())
    other = taken.in_the_way(key, start, end)
    if other is not None:
        told = _("This overlaps another sleep: %(times)s") % {
            "times": taken.words(*other)
        }
        found.problems.append(Remark(row.line, "start", told, row.file))
        return
    length = Span(start, end).minutes
    if is_long_sleep(length):
        told = _("That is %(length)s in one sleep.") % {"length": in_hours(length)}
        found.notes.append(Remark(row.line, "", told, row.file))
    found.add(Entry(key, row.line, Times(start, end, note)))
    taken.take(key, start, end)


class _Taken:
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

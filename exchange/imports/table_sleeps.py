"""A table of sleeps: a start, and an end or how long it was."""

import re
from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from django.utils.translation import gettext as _, ngettext

from babies.forms.fields import quoted
from babies.homes import wall_time
from babies.models import Baby
from babies.sleep_log import Times
from exchange.imports.dates import (
    CLOCK_SKEW,
    OFFSET,
    Reading,
    UnreadableError,
    clock_of,
    when,
)
from exchange.imports.found import Found
from exchange.imports.guess import Column
from exchange.imports.lines import (
    Cells,
    LineError,
    Plan,
    Watch,
    came_twice,
    each_line,
    note_in,
)
from exchange.imports.sleep_times import Told, keep_free, told_sleep
from exchange.imports.table import Table

SLEEP: Final = re.compile(r"sleep|\bnap|night", re.IGNORECASE)
#: 1:30, 1:30:00, 90, 90 min, 1 h 30 m, 1.5 hours.
CLOCKED: Final = re.compile(r"([0-9]{1,3}):([0-9]{2})(?::[0-9]{2}(?:\.[0-9]+)?)?")
MINUTES: Final = re.compile(
    r"([0-9]{1,4})\s*(?:m|min|mins|minutes?)?\.?", re.IGNORECASE
)
HOURS: Final = re.compile(
    r"([0-9]{1,3}(?:[.,][0-9]{1,2})?)\s*(?:h|hrs?|hours?)\.?"
    r"(?:\s*([0-9]{1,2})\s*(?:m|min|mins|minutes?)?\.?)?",
    re.IGNORECASE,
)
A_DAY: Final = timedelta(days=1)
#: So many kinds of other lines are named.
MOST_NAMED: Final = 10


class _Slept(NamedTuple):
    """What a line says of a sleep."""

    start: datetime
    end: datetime
    note: str
    is_twice: bool


def read_table_sleeps(
    table: Table, plan: Plan, baby: Baby, watch: Watch = iter
) -> tuple[Found[Times], list[str]]:
    """The sleeps of a table, and in words which lines are about something else."""
    found: Found[Times] = Found()
    others: Counter[str] = Counter()
    told: list[Told] = []

    def read(cells: Cells) -> _Slept | None:
        what = cells.get(Column.KIND, "sleep")
        if SLEEP.search(what):
            return _slept(cells, plan.reading)
        others[what] += 1
        return None

    name = table.header[plan.columns[Column.START]]
    for line, slept in each_line(table, plan, found, read, watch):
        if slept is None:
            continue
        if slept.is_twice:
            found.notes.append(came_twice(line, Column.START, (table, plan)))
        place = (line.number, name, plan.file)
        told.append(told_sleep(slept.start, slept.end, slept.note, place))
    keep_free(told, found, baby, plan.reading.now)
    return found, _left_out(others)


def _left_out(others: Mapping[str, int]) -> list[str]:
    listed = sorted(others.items(), key=_by_count)
    words = [
        ngettext(
            "%(count)d line that says “%(what)s”.",
            "%(count)d lines that say “%(what)s”.",
            count,
        )
        % {"count": count, "what": quoted(what)}
        for what, count in listed[:MOST_NAMED]
    ]
    rest = sum(count for _what, count in listed[MOST_NAMED:])
    if rest:
        words.append(
            ngettext(
                "%(count)d more line about something else.",
                "%(count)d more lines about something else.",
                rest,
            )
            % {"count": rest}
        )
    return words


def _by_count(counted: tuple[str, int]) -> tuple[int, str]:
    return -counted[1], counted[0]


def _slept(cells: Cells, reading: Reading) -> _Slept:
    start, is_twice = _start(cells, reading)
    end = _end(cells, start, reading)
    if end <= start:
        raise LineError(Column.END, _("The end must come after the start."))
    return _Slept(start, end, note_in(cells), is_twice)


def _start(cells: Cells, reading: Reading) -> tuple[datetime, bool]:
    text = cells.get(Column.START, "")
    if not text:
        raise LineError(Column.START, _("The time is missing."))
    if not _is_clock(text):
        return _moment(Column.START, text, "", reading)
    if Column.DAY not in cells:
        raise LineError(Column.START, _("The day is missing."))
    return _moment(Column.START, cells[Column.DAY], text, reading)


def _end(cells: Cells, start: datetime, reading: Reading) -> datetime:
    """When a sleep ended: as it is said, or by how long it was."""
    text = cells.get(Column.END, "")
    if not text:
        return _end_by_length(cells, start, reading)
    if not _is_clock(text):
        return _moment(Column.END, text, "", reading)[0]
    # Who falls asleep at ten and wakes at six does so on the next day.
    day = wall_time(start, reading.zone).date()
    end, _is_twice = _moment(Column.END, day.isoformat(), text, reading)
    if end > start:
        return end
    return _moment(Column.END, (day + A_DAY).isoformat(), text, reading)[0]


def _end_by_length(cells: Cells, start: datetime, reading: Reading) -> datetime:
    if Column.DURATION not in cells:
        raise LineError(Column.END, _("The end is missing."))
    end = start + length_of(cells[Column.DURATION])
    if end > reading.now + CLOCK_SKEW:
        raise LineError(Column.DURATION, _("This day or time has not come yet."))
    return end


def _is_clock(text: str) -> bool:
    """Whether a cell holds a time without its day."""
    offset = OFFSET.fullmatch(text)
    try:
        clock_of(offset[1] if offset else text)
    except UnreadableError:
        return False
    return True


def _moment(
    column: Column, day: str, clock: str, reading: Reading
) -> tuple[datetime, bool]:
    try:
        found = when(day, clock, reading)
    except UnreadableError as error:
        raise LineError(column, error.sentence) from error
    if found.moment is None:
        raise LineError(column, _("The time is missing."))
    return found.moment, found.is_twice


def length_of(text: str) -> timedelta:
    """How long a cell says something was; raises LineError."""
    if found := CLOCKED.fullmatch(text):
        length = timedelta(hours=int(found[1]), minutes=int(found[2]))
    elif found := MINUTES.fullmatch(text):
        length = timedelta(minutes=int(found[1]))
    elif found := HOURS.fullmatch(text):
        hours = float(found[1].replace(",", "."))
        length = timedelta(hours=hours, minutes=int(found[2] or 0))
    else:
        told = _("“%(typed)s” is no length of time.") % {"typed": quoted(text)}
        raise LineError(Column.DURATION, told)
    return length

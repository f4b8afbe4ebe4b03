"""The sleeps of a Baby Buddy export."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from babies.models import Baby
from babies.sleep_log import Times
from exchange.imports.answers import AnswerError, note_of
from exchange.imports.baby_buddy import Row
from exchange.imports.dates import Reading, UnreadableError, When, when
from exchange.imports.found import Found, Remark
from exchange.imports.sleep_times import Told, keep_free, told_sleep


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
    keep_free(read, found, baby, reading.now)
    return found


def _read(row: Row, reading: Reading) -> Told:
    begun = _moment(row, "start", reading)
    ended = _moment(row, "end", reading)
    if ended <= begun:
        raise _RowError("end", _("The end must come after the start."))
    try:
        note = note_of(row["notes"])
    except AnswerError as error:
        raise _RowError("notes", error.sentence) from error
    return told_sleep(begun, ended, note, (row.line, "start", row.file))


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

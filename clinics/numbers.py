"""The clinic's numbers: how long reasons wait, and what comes of them.

Counted by the database, each baby once a table; small counts are hidden by
`small_cells`. No name and no key of a baby leaves this module.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.db import connection
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from clinical.numbers import LATE_FROM_DAY
from clinics.numbers_sql import statements
from clinics.small_cells import shown
from clinics.worklist import Worklist

A_YEAR: Final = timedelta(days=365)
OUTCOME_WITHIN: Final = timedelta(days=30)
#: The last day of each age of what is open, and of each wait for a look.
OPEN_AGES: Final = (7, 30, 90)
LOOK_WAITS: Final = (1, 7)


@dataclass(frozen=True, slots=True)
class Heading:
    """What a table counts, and the words for its cells."""

    name: str
    title: Promise
    about: Promise
    cells: tuple[Promise, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One cell: how many babies, and of a hundred; None is hidden."""

    words: Promise
    count: int | None
    percent: int | None


@dataclass(frozen=True, slots=True)
class Table:
    """One table as it may be shown."""

    heading: Heading
    lines: list[Line]
    total: int | None


@dataclass(frozen=True, slots=True)
class Numbers:
    """All tables, and how many of a thousand babies were late of those who answered."""

    tables: list[Table]
    late_permille: float | None


HEADINGS: Final = (
    Heading(
        "open",
        _("Open, by age"),
        _("Babies with a reason that is not closed, by the days the oldest has stood."),
        (
            _("Up to 7 days"),
            _("8 to 30 days"),
            _("31 to 90 days"),
            _("More than 90 days"),
        ),
    ),
    Heading(
        "looked",
        _("Time to first look"),
        _(
            "From the day a reason could be seen here to the first look at the record."
            " Each baby of the past year counts once, with its first reason."
        ),
        (
            _("The same or the next day"),
            _("2 to 7 days"),
            _("More than 7 days"),
            _("No look yet"),
        ),
    ),
    Heading(
        "outcomes",
        _("Outcome within 30 days"),
        _(
            "The first reason of each baby of the past year whose 30 days are over."
        ),
        (
            _("Closed with an outcome"),
            _("Gone by new entries of the family"),
            _("Neither"),
        ),
    ),
    Heading(
        "referred",
        _("Referred and then seen"),
        _("Babies referred in the past year, each with its newest referral."),
        (_("Seen"), _("On the way"), _("Declined or not eligible")),
    ),
    Heading(
        "late",
        _("Smiling late"),
        _("Watched babies who share smiles and whose usual time has passed."),
        (
            _("Flagged late, the family has answered"),
            _("Unanswered, nothing logged"),
            _("Not flagged now"),
        ),
    ),
)  # fmt: skip


def numbers_of(worklist: Worklist, today: date) -> Numbers:
    """The numbers of a list's clinic on a day there."""
    tables = [_table(heading, worklist, today) for heading in HEADINGS]
    late, _silent, others = (line.count for line in tables[-1].lines)
    permille = None
    if late is not None and others is not None:
        permille = 1000 * late / (late + others)
    return Numbers(tables, permille)


def _table(heading: Heading, worklist: Worklist, today: date) -> Table:
    sql = worklist.flags_sql() + statements()[heading.name]
    with connection.cursor() as cursor:
        cursor.execute(sql, _values(heading.name, today) | worklist.values())
        found = dict(cursor.fetchall())
    counts = [found.get(cell, 0) for cell in range(len(heading.cells))]
    may_see = shown(counts)
    lines = [
        Line(words, count, _percent(count, may_see.total))
        for words, count in zip(heading.cells, may_see.cells, strict=True)
    ]
    return Table(heading, lines, may_see.total)


def _percent(count: int | None, total: int | None) -> int | None:
    return None if count is None or total is None else round(100 * count / total)


def _values(name: str, today: date) -> dict[str, Any]:
    """The days and numbers that the statements name."""
    # A reason is asked for its outcome once it had all its days.
    until = today - OUTCOME_WITHIN - timedelta(days=1) if name == "outcomes" else today
    days = {
        "today": today,
        # The list's own day, where no baby is watched whose day it could be.
        "day0": today,
        "until": until,
        "year_ago": today - A_YEAR,
        "late_if_zero_on": today - timedelta(days=LATE_FROM_DAY),
        **{f"open{n}": today - timedelta(days=age) for n, age in enumerate(OPEN_AGES)},
    }
    return {
        **{n: connection.ops.adapt_datefield_value(day) for n, day in days.items()},
        **{f"look{n}": wait for n, wait in enumerate(LOOK_WAITS)},
        "days": OUTCOME_WITHIN.days,
    }

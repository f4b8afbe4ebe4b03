import uuid
from datetime import date

import pytest

from exchange.imports.dates import Order, Reading
from exchange.imports.found import Found, Remark
from exchange.imports.guess import Column
from exchange.imports.lines import (
    LineError,
    Plan,
    came_twice,
    each_line,
    note_in,
    remark_on,
    when_of,
)
from exchange.imports.table import read_table
from tests.factories import NOW

TABLE = read_table("When,Note\n2026-10-16,a\n,b\n")
READING = Reading(Order.DAY_FIRST, "UTC", "UTC", date(2026, 9, 1), NOW)
PLAN = Plan(uuid.UUID(int=1), {Column.DAY: 0, Column.NOTE: 1}, READING, "a.csv")


def test_each_line_is_told_or_a_problem_and_all_are_watched():
    seen = []

    def watch(lines):
        for line in lines:
            seen.append(line.number)
            yield line

    def read(cells):
        if Column.DAY not in cells:
            raise LineError(Column.DAY, "No day.")
        return dict(cells)

    found: Found[object] = Found()
    told = list(each_line(TABLE, PLAN, found, read, watch))
    assert [(line.number, said) for line, said in told] == [
        (2, {"day": "2026-10-16", "note": "a"})
    ]
    assert found.problems == [Remark(3, "When", "No day.", "a.csv")]
    assert seen == [2, 3]


def test_a_column_that_is_not_there_has_no_name():
    line = TABLE.lines[0]
    remark = remark_on(line, Column.END, "No end.", (TABLE, PLAN))
    assert remark == Remark(2, "", "No end.", "a.csv")
    assert came_twice(line, Column.DAY, (TABLE, PLAN)).column == "When"


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({}, Column.DAY),
        ({Column.DAY: "x"}, Column.DAY),
        ({Column.DAY: "2026-10-16 25:00"}, Column.DAY),
        ({Column.DAY: "2026-10-16", Column.TIME: "25:00"}, Column.TIME),
    ],
)
def test_the_column_to_look_at_is_named(cells, column):
    with pytest.raises(LineError) as refused:
        when_of(cells, READING)
    assert refused.value.column is column


def test_a_note_may_be_missing_and_not_too_long():
    assert note_in({}) == ""
    with pytest.raises(LineError) as refused:
        note_in({Column.NOTE: "x" * 2001})
    assert refused.value.column is Column.NOTE

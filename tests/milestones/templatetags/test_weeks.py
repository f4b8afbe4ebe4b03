from datetime import date

from milestones.strip import WeekRow
from milestones.templatetags.weeks import as_table_rows


def cells(week, from_on, *counts):
    numbers = "".join(f'<td class="number">{count}</td>' for count in counts)
    return f'<tr><th scope="row">{week}</th><td>{from_on}</td>{numbers}</tr>\n'


def test_each_week_is_a_row():
    rows = [
        WeekRow(None, date(2026, 9, 1), reflex=2),
        WeekRow(0, date(2026, 9, 23), unclear=1, likely_social=3, social=4, laugh=5),
    ]
    assert as_table_rows(rows) == (
        cells("Before the due date", "1 Sep", 2, 0, 0, 0, 0)
        + cells(0, "23 Sep", 0, 1, 3, 4, 5)
    )


def test_no_week_is_no_row():
    assert as_table_rows([]) == ""

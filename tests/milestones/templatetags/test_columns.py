from datetime import date

from milestones.charts import Column
from milestones.sleep_chart import SleepDay
from milestones.stretches import Unit
from milestones.templatetags.columns import as_column_rows, as_sleep_rows

ON = date(2026, 9, 1)


def row(age, from_on, *counts):
    numbers = "".join(f'<td class="number">{count}</td>' for count in counts)
    return f'<tr><th scope="row">{age}</th><td>{from_on}</td>{numbers}</tr>\n'


def test_each_column_is_a_row_with_its_sum():
    columns = [
        Column(-1, Unit.WEEK, ON, (2, 0, 0, 0, 0)),
        Column(0, Unit.WEEK, date(2026, 9, 8), (1, 2, 3, 4, 5)),
    ]
    assert as_column_rows(columns) == (
        row("1 week before the due date", "1 Sep", 2, 0, 0, 0, 0, 2)
        + row(0, "8 Sep", 1, 2, 3, 4, 5, 15)
    )


def test_months_before_the_due_date_are_said_too():
    columns = [Column(-2, Unit.MONTH, ON, (0, 0, 0, 0, 0))]
    assert as_column_rows(columns) == row(
        "2 months before the due date", "1 Sep", 0, 0, 0, 0, 0, 0
    )


def test_each_day_of_sleep_is_a_row():
    days = [
        SleepDay(ON, 0, 1.0, is_labelled=True),
        SleepDay(date(2026, 9, 2), 95, 2.0, is_labelled=False),
    ]
    assert as_sleep_rows(days) == (
        '<tr><th scope="row">1 Sep</th><td>Not logged</td></tr>\n'
        '<tr><th scope="row">2 Sep</th><td>1 hour 35 minutes</td></tr>\n'
    )

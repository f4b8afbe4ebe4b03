from datetime import date, timedelta

import pytest

from clinical.ages import birth
from clinical.catalog import catalog
from milestones.checklists import Told, item_of
from milestones.motor import LAST_MONTH, LEFT, WIDTH, motor_chart

TERM = birth(date(2026, 9, 1), 280)
END = LEFT + WIDTH


def chart(today, *answers, subject=TERM):
    held = {answer.expectation_id: answer for answer in answers}
    entries = [catalog().by_id[window.id] for window in catalog().windows]
    items = [item_of(entry, held, subject, today) for entry in entries]
    return motor_chart(subject, items, today)


def told(expectation, on, value="yes"):
    return Told(expectation, value, on, "day")


def test_each_bar_is_the_window_of_the_study():
    bars = chart(date(2026, 9, 1)).bars
    assert [bar.slug for bar in bars] == [window.id for window in catalog().windows]
    days = LAST_MONTH * 30.4375
    for bar in bars:
        assert bar.x == round(LEFT + WIDTH * bar.window.p01_days / days, 1)
        end = LEFT + WIDTH * bar.window.p99_days / days
        assert bar.x + bar.width == pytest.approx(end, abs=0.1)
        assert (bar.from_on - TERM.zero_on).days == bar.window.p01_days
        assert (bar.to_on - TERM.zero_on).days == bar.window.p99_days
        assert LEFT <= bar.x < bar.x + bar.width <= END
    assert [bar.y for bar in bars] == [34, 70, 106, 142, 178, 214]


def test_the_axis_has_a_number_every_four_months():
    found = chart(date(2026, 9, 1))
    assert [tick.month for tick in found.ticks] == [0, 4, 8, 12, 16, 20]
    assert (found.ticks[0].x, found.ticks[-1].x) == (LEFT, END)
    assert found.height == 250


@pytest.mark.parametrize(
    ("days", "x", "anchor"),
    [
        (0, LEFT, "start"),
        (304, 169.8, "middle"),
        (600, 327.3, "end"),
        (608, 331.6, "end"),
        (609, None, "middle"),
    ],
)
def test_today_stands_on_the_axis_as_long_as_it_lasts(days, x, anchor):
    found = chart(TERM.born_on + timedelta(days=days))
    assert (found.now_x, found.now_anchor) == (x, anchor)


def test_before_the_due_date_there_is_no_today():
    preterm = birth(date(2026, 9, 1), 224)
    assert chart(date(2026, 10, 26), subject=preterm).now_x is None
    assert chart(date(2026, 10, 27), subject=preterm).now_x == LEFT


def test_the_day_it_was_seen_stands_at_its_corrected_age():
    preterm = birth(date(2026, 9, 1), 224)
    seen_on = date(2026, 10, 27) + timedelta(days=365)
    answer = told("walking-alone", seen_on)
    bar = chart(seen_on, answer, subject=preterm).bars[-1]
    assert (bar.seen_on, bar.seen_at) == (seen_on, "At 52 weeks corrected")
    assert bar.seen_x == chart(seen_on, subject=preterm).now_x


@pytest.mark.parametrize("value", ["not_yet", "not_sure"])
def test_only_a_yes_is_a_day_it_was_seen(value):
    bar = chart(date(2027, 6, 1), told("walking-alone", date(2027, 6, 1), value)).bars[
        -1
    ]
    assert (bar.seen_on, bar.seen_x, bar.seen_at) == (None, None, "")


def test_a_day_after_the_end_of_the_axis_is_in_the_table_alone():
    late = TERM.born_on + timedelta(days=700)
    bar = chart(late, told("walking-alone", late)).bars[-1]
    assert (bar.seen_on, bar.seen_x) == (late, None)


def test_items_without_a_window_are_left_out():
    entry = catalog().by_id["cdc-02m-studies-faces"]
    item = item_of(entry, {}, TERM, TERM.born_on)
    assert motor_chart(TERM, [item], TERM.born_on).bars == ()

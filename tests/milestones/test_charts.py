from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

from clinical.ages import birth
from milestones.charts import (
    ChartDates,
    Column,
    Label,
    Layer,
    Place,
    Tick,
    nice_ticks,
    smile_chart,
)
from milestones.stretches import WEEKS, Origin, Unit, stretch

BORN = date(2026, 9, 1)
TERM = birth(BORN, 280)
EARLY = birth(BORN, 258)
COLUMN = 272 / 14


@dataclass
class Day:
    on: date
    reflex: int = 0
    unclear: int = 0
    likely_social: int = 0
    social: int = 0
    laugh: int = 0


def day(age):
    return BORN + timedelta(days=age)


TODAY = day(60)


def chart(*tallies, subject=TERM, today=TODAY, origin=Origin.CORRECTED, **dates):
    shown = stretch(subject, WEEKS, today=today, origin=origin)
    return smile_chart(shown, ChartDates(today=today, **dates), tallies)


@pytest.mark.parametrize(
    ("highest", "ticks"),
    [
        (0, (0, 1)),
        (1, (0, 1)),
        (2, (0, 1, 2)),
        (4, (0, 1, 2, 3, 4)),
        (5, (0, 2, 4, 6)),
        (8, (0, 2, 4, 6, 8)),
        (9, (0, 5, 10)),
        (20, (0, 5, 10, 15, 20)),
        (21, (0, 10, 20, 30)),
        (41, (0, 20, 40, 60)),
        (81, (0, 50, 100)),
        (10_000, (0, 5000, 10_000)),
    ],
)
def test_ticks_are_round_and_few(highest, ticks):
    assert nice_ticks(highest) == ticks


@given(st.integers(0, 10**9), st.integers(2, 9))
def test_ticks_reach_the_highest_and_are_evenly_spaced(highest, most):
    ticks = nice_ticks(highest, most)
    assert 2 <= len(ticks) <= most
    assert ticks[0] == 0
    assert ticks[-2] < max(highest, 1) <= ticks[-1]
    assert len({b - a for a, b in pairwise(ticks)}) == 1


def test_smiles_are_counted_by_week_and_class():
    found = chart(
        Day(day(0), reflex=2),
        Day(day(6), unclear=1),
        Day(day(7), reflex=4, likely_social=3),
        Day(day(45), social=2, laugh=1),
    )
    assert found.unit is Unit.WEEK
    assert found.columns[:2] == (
        Column(0, Unit.WEEK, day(0), (2, 1, 0, 0, 0)),
        Column(1, Unit.WEEK, day(7), (4, 0, 3, 0, 0)),
    )
    assert found.columns[6] == Column(6, Unit.WEEK, day(42), (0, 0, 0, 2, 1))
    assert [column.total for column in found.columns] == [3, 7, 0, 0, 0, 0, 3, 0, 0]
    assert (found.total, found.busiest) == (13, 7)
    assert [(layer.name, layer.total) for layer in found.layers] == [
        ("reflex", 6), ("unclear", 1), ("likely_social", 3), ("social", 2), ("laugh", 1),
    ]  # fmt: skip


def test_bars_stand_on_one_another():
    found = chart(Day(day(0), reflex=1, social=3))
    x, wide = round(24 + COLUMN * 0.11, 1), round(COLUMN * 0.78, 1)
    assert found.layers == (
        Layer("reflex", f"M{x:g} 138V112h{wide:g}V138z", 1),
        Layer("social", f"M{x:g} 112V34h{wide:g}V112z", 3),
    )
    assert found.ticks == tuple(Tick(138 - 26 * n, n) for n in range(5))


def test_what_lies_outside_the_stretch_or_ahead_is_not_counted():
    found = chart(
        Day(day(-1), reflex=1),
        Day(day(60), reflex=1),
        Day(day(61), reflex=1),
        Day(day(98), reflex=1),
    )
    assert found.total == 1
    assert found.columns[-1].from_on == day(56)


def test_an_empty_chart_has_ticks_and_no_bars():
    found = chart()
    assert (found.layers, found.total, found.busiest) == ((), 0, 0)
    assert found.ticks == (Tick(138, 0), Tick(34, 1))
    assert len(found.columns) == 9


def test_labels_are_few_enough_for_a_small_phone():
    assert chart().labels[:3] == (
        Label(24.0, 0), Label(round(24 + 2 * COLUMN, 1), 2),
        Label(round(24 + 4 * COLUMN, 1), 4),
    )  # fmt: skip
    assert [label.number for label in chart().labels] == list(range(0, 15, 2))
    later = chart(today=day(175)).labels
    assert [label.number for label in later] == list(range(0, 27, 4))


def test_before_the_due_date_there_is_a_line_and_no_label():
    found = chart(Day(day(3), reflex=1), subject=EARLY, today=day(30))
    assert [label.number for label in found.labels] == list(range(0, 15, 2))
    assert found.due_x == found.labels[0].x == round(24 + 4 * 272 / 18, 1)
    assert [column.number for column in found.columns] == [-4, -3, -2, -1, 0, 1]
    assert found.columns[0].from_on == BORN
    assert chart().due_x is None


def test_the_band_covers_both_ends_of_the_window():
    assert chart().band is None
    x = round(24 + 6 * COLUMN, 1)
    found = chart(window=(day(42), day(56)))
    assert found.band == (x, round(round(24 + (8 + 1 / 7) * COLUMN, 1) - x, 1))


def test_from_birth_the_band_of_an_early_baby_stands_later():
    window = (date(2026, 11, 4), date(2026, 11, 18))
    found = chart(subject=EARLY, origin=Origin.BIRTH, window=window)
    assert found.band is not None
    assert found.band[0] == round(24 + 64 / 7 * COLUMN, 1)


def test_no_band_where_the_window_is_past():
    shown = stretch(TERM, "1", today=day(400), origin=Origin.CORRECTED)
    dates = ChartDates(today=day(400), window=(day(-30), day(-20)))
    assert smile_chart(shown, dates, []).band is None


@pytest.mark.parametrize(
    ("age", "anchor"), [(0, "start"), (15, "start"), (16, "middle"), (95, "end")]
)
def test_today_has_its_word_where_there_is_room(age, anchor):
    found = chart(today=day(age))
    assert found.now == Place(round(24 + age / 7 * COLUMN, 1), anchor)


def test_the_first_smile_is_marked_on_its_day():
    assert chart().first is None
    assert chart(first_on=day(45)).first == Place(
        round(24 + 45 / 7 * COLUMN, 1), "middle"
    )
    assert chart(first_on=day(120)).first is None

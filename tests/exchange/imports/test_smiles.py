import uuid
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from babies.said import Seen
from exchange.imports.dates import Order, Reading
from exchange.imports.found import Remark
from exchange.imports.guess import guessed_columns, with_header
from exchange.imports.lines import Plan
from exchange.imports.smiles import key_of_smile, read_smiles
from exchange.imports.table import read_table

BABY = uuid.UUID(int=1)
HEADER = "When,Time,Kind,State,Eyes,Trigger,Directed,Form,Repeatable,Note\n"
AT = datetime(2026, 10, 16, 13, 5, tzinfo=UTC)


def read(text, **said):
    table = with_header(read_table(text))
    given = {
        "order": Order.DAY_FIRST,
        "zone": "Europe/London",
        "home": "Europe/London",
        "birth_on": date(2026, 9, 1),
        "now": datetime(2026, 11, 23, 12, tzinfo=UTC),
    }
    plan = Plan(BABY, guessed_columns(table), Reading(**{**given, **said}), "a.csv")
    return read_smiles(table, plan)


def test_a_line_becomes_what_is_said_of_a_smile():
    found = read(
        HEADER
        + "16/10/2026,14:05,laugh,awake,open,face;voice,person,open mouth,yes,=A1\n"
    )
    assert [(entry.line, entry.said) for entry in found] == [
        (
            2,
            Seen(
                on=date(2026, 10, 16),
                observed_at=AT,
                precision="exact",
                time_zone="Europe/London",
                kind="laugh",
                state="awake",
                eyes="open",
                trigger=("face", "voice"),
                directed="person",
                form="open_mouth",
                repeatable="yes",
                note="=A1",
            ),
        )
    ]
    assert found.problems == []


def test_a_day_alone_is_enough():
    (entry,) = read("When\n2026-10-16\n")
    assert entry.said == Seen(
        on=date(2026, 10, 16), time_zone="Europe/London", precision="day"
    )


def test_each_line_that_cannot_be_read_has_one_remark():
    found = read(
        "When,Time,State,Before,Note\n"
        "2026-10-16,14:05,awake,face,ok\n"
        ",14:05,awake,face,\n"
        "31/31/2026,,,,\n"
        "2026-10-16,25:99,,,\n"
        "2026-10-16,,odd,,\n"
        "2026-10-16,,,moon,\n"
        f"2026-10-16,,,,{'x' * 2001}\n"
        "2026-12-24,,,,\n"
    )
    told = [(p.line, p.column, p.sentence) for p in found.problems]
    assert [line for line, *_rest in told] == [3, 4, 5, 6, 7, 8, 9]
    assert [column for _line, column, _why in told] == [
        "When", "When", "Time", "State", "Before", "Note", "When",
    ]  # fmt: skip
    assert told[0] == (3, "When", "The day is missing.")
    assert told[2] == (5, "Time", "“25:99” is not a time.")
    assert len(found) == 1


def test_a_time_in_the_cell_of_the_day_is_looked_at_there():
    found = read("When\n2026-10-16 25:99\n")
    assert found.problems == [
        Remark(2, "When", "“25:99” is not a time.", "a.csv"),
    ]


def test_one_minute_told_twice_is_one_smile_and_two_of_a_day_are_two():
    found = read("When\n2026-10-16 14:05\n2026-10-16 14:05\n2026-10-16\n2026-10-16\n")
    assert (len(found), found.repeated) == (3, 1)


def test_an_hour_that_came_twice_is_worth_a_look():
    found = read("When\n2026-10-25 01:30\n")
    assert found.notes == [
        Remark(
            2,
            "When",
            "The clocks went back, so this time came twice. We take the first.",
            "a.csv",
        )
    ]


@pytest.mark.parametrize(
    "other",
    [
        {"on": date(2026, 10, 17)}, {"observed_at": None}, {"kind": "laugh"},
        {"state": "awake"}, {"eyes": "open"}, {"trigger": ("face",)}, {"note": "a"},
        {"directed": "person"}, {"form": "mouth_only"}, {"repeatable": "no"},
    ],
)  # fmt: skip
def test_every_answer_is_part_of_the_id(other):
    said = Seen(on=date(2026, 10, 16), observed_at=AT, time_zone="UTC")
    assert key_of_smile(BABY, said) != key_of_smile(BABY, replace(said, **other))

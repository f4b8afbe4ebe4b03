import pytest

from exchange.imports.guess import (
    COLUMNS,
    Column,
    Holds,
    cell_of,
    guessed_columns,
    guessed_holds,
    label_of,
    with_header,
)
from exchange.imports.table import Line, read_table


@pytest.mark.parametrize(
    ("header", "found"),
    [
        (
            "Date,Time,Kind,State,Eyes,Trigger,Directed,Form,Repeatable,Note",
            {column: place for place, column in enumerate(COLUMNS[Holds.SMILES])},
        ),
        ("timestamp,Type,Comments", {"day": 0, "kind": 1, "note": 2}),
        (
            "Day,At,Looking_at,  BEFORE ",
            {"day": 0, "time": 1, "directed": 2, "trigger": 3},
        ),
        ("a,b,c", {}),
        ("Start,Date,Note,Notes", {"day": 1, "note": 2}),
    ],
)
def test_names_give_columns_away(header, found):
    assert guessed_columns(read_table(header)) == found


def test_without_a_name_the_first_column_of_days_is_the_day():
    table = read_table("id,b,c\n1,,x\n2,3/10/2026,\n3,4/10/2026,y\n")
    assert guessed_columns(table) == {Column.DAY: 1}


def test_an_empty_column_is_no_column_of_days():
    assert guessed_columns(read_table("id,b\n1,\n2,\n")) == {}


def test_a_table_without_names_gets_numbers():
    table = with_header(read_table("2026-10-16,smile\n2026-10-17,laugh\n"))
    assert table.header == ("Column 1", "Column 2")
    assert table.lines[0] == Line(1, ("2026-10-16", "smile"))
    named = read_table("When,What\n2026-10-16,smile\n")
    assert with_header(named) == named


@pytest.mark.parametrize(("place", "cell"), [(0, "a"), (1, ""), (None, "")])
def test_lines_may_be_short(place, cell):
    assert cell_of(Line(1, ("a",)), place) == cell


@pytest.mark.parametrize(
    ("header", "holds", "columns"),
    [
        ("Date,Time,Asleep,Awake", "smiles", {"day": 0, "time": 1, "state": 3}),
        ("Start,Finish,Notes", "sleeps", {"start": 0, "end": 1, "note": 2}),
        (
            "Type,Start,End,Duration,Date",
            "sleeps",
            {"kind": 0, "start": 1, "end": 2, "duration": 3, "day": 4},
        ),
        (
            "baby,id,on,expectation_id,value,precision,by,at",
            "answers",
            {"day": 2, "milestone": 3, "answer": 4},
        ),
        ("Milestone,Date", "smiles", {"day": 1}),
        ("baby,on,title,note", "firsts", {"day": 1, "title": 2, "note": 3}),
    ],
)
def test_names_say_what_a_table_is_of(header, holds, columns):
    table = read_table(header)
    assert guessed_holds(table) == holds
    assert guessed_columns(table, Holds(holds)) == columns


def test_a_column_has_its_name_from_what_the_table_is_of():
    assert label_of(Holds.SMILES, Column.KIND) == "Smile or laugh"
    assert label_of(Holds.SLEEPS, Column.KIND) == (
        "What the line is: only sleeps are read"
    )

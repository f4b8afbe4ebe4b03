from datetime import date

import pytest

from exchange.imports.baby_buddy import (
    Child,
    Sheet,
    children_of,
    read_export,
    sheet_of,
)
from exchange.imports.table import read_table
from tests.factories_imports import (
    BUDDY,
    BUDDY_CHILDREN,
    BUDDY_NOTES,
    BUDDY_SLEEP,
    BUDDY_TUMMY,
    a_file,
)

WHOSE = "id,child_id,child_first_name,child_last_name"


@pytest.mark.parametrize(
    ("header", "sheet"),
    [
        (BUDDY_CHILDREN, Sheet.CHILDREN),
        (BUDDY_SLEEP, Sheet.SLEEP),
        (BUDDY_TUMMY, Sheet.TUMMY),
        (BUDDY_NOTES, Sheet.NOTES),
        # as early versions export them, and as they import them
        ("child_id,start,end,notes", Sheet.SLEEP),
        ("child_id,start,end,milestone", Sheet.TUMMY),
        ("child_id,note,time", Sheet.NOTES),
        ("first_name,last_name,birth_date", Sheet.CHILDREN),
        # exports of a version that forgot the number of the child
        ("id,child_first_name,child_last_name,start,end,nap,notes,tags", Sheet.SLEEP),
        # other kinds, which we have no place for
        (f"{WHOSE},start,end,type,method,amount,notes,tags", None),
        (f"{WHOSE},start,end,amount,notes,tags", None),
        (f"{WHOSE},time,wet,solid,color,amount,notes,tags", None),
        (f"{WHOSE},temperature,time,notes,tags", None),
        (f"{WHOSE},weight,date,notes,tags", None),
        ("When,Note", None),
        # columns of today's versions, and of those to come
        ("id,first_name,last_name,birth_date,birth_time,due_date", Sheet.CHILDREN),
        (f"{WHOSE},start,end,milestone,notes,tags,mood", Sheet.TUMMY),
        (f"{WHOSE},note,time,tags,mood", Sheet.NOTES),
        (f"{WHOSE},start,end,nap,wakeups,notes,tags", Sheet.SLEEP),
        (f"{WHOSE},start,end,activity", None),
    ],
)
def test_columns_tell_the_kind_of_a_file(header, sheet):
    assert sheet_of(read_table(header)) == sheet


def test_children_are_those_with_entries_under_the_names_of_their_own_file():
    assert children_of(read_export(BUDDY)) == [
        Child("1", "Juniper Test", date(2026, 9, 1)),
        Child("2", "Wren Test", date(2024, 2, 10)),
    ]


@pytest.mark.parametrize(
    ("text", "child"),
    [
        (BUDDY_NOTES, Child("1", "Juniper Test")),
        (
            "id,child_first_name,child_last_name,note,time\n1,Ash,,x,2026-10-16",
            Child("Ash", "Ash"),
        ),
        ("child_id,note,time\n7,x,2026-10-16 10:00:00", Child("7", "Child 7")),
        ("id,note,time\n7,x,2026-10-16 10:00:00", Child("", "The only child")),
    ],
)
def test_a_child_without_a_file_of_its_own_has_the_name_of_its_lines(text, child):
    assert children_of(read_export([a_file(text)])) == [child]


def test_a_birth_date_that_is_none_is_not_known():
    files = [
        a_file("id,first_name,last_name,birth_date\n1,Ash,Test,never"),
        a_file(BUDDY_NOTES),
    ]
    assert children_of(read_export(files)) == [Child("1", "Ash Test")]


def test_columns_of_later_versions_are_named():
    text = "child_id,note,time,Mood\n1,a smile,2026-10-16 10:00:00,good\n"
    export = read_export([a_file(text, "Note.csv")])
    assert export.left_out == ["Note.csv: the column “mood” is not read."]
    assert len(export.rows[Sheet.NOTES]) == 1


def test_files_of_other_kinds_and_broken_ones_are_named():
    export = read_export(
        [
            a_file(f"{WHOSE},weight,date,notes,tags", "Weight.csv"),
            a_file('id,note\n"1', "Broken.csv"),
        ]
    )
    assert export.left_out == ["Weight.csv: weights. Smilestone keeps none."]
    (problem,) = export.problems
    assert problem.file == "Broken.csv"
    assert problem.sentence.startswith("Quotation marks from line 2 on")
    assert children_of(export) == []

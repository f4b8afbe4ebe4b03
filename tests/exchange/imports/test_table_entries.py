from datetime import date

import pytest

from clinical.catalog import catalog
from clinical.checklist import Value
from exchange.imports.csv_file import look_at_csv
from exchange.imports.found import Remark
from exchange.imports.guess import guessed_columns, guessed_holds
from exchange.imports.table import read_table
from exchange.imports.table_entries import milestone_of
from milestones.bulk import SaidFirst
from tests.factories import NOW, make_baby
from tests.factories_imports import a_file, make_upload

pytestmark = pytest.mark.django_db


def look(text):
    table = read_table(text)
    holds = guessed_holds(table)
    way = {"encoding": "utf-8", "delimiter": "comma", "holds": holds}
    columns = guessed_columns(table, holds)
    upload = make_upload(
        baby=make_baby(), files=[a_file(text)], way=way, columns=columns
    )
    return look_at_csv(upload, NOW)


@pytest.mark.parametrize(
    "words",
    [
        "cdc-02m-studies-faces",
        "gazes at the face of a  caregiver",
        "Looks at your face",
    ],
)
def test_a_milestone_is_known_by_its_id_its_words_or_words_alike(words):
    found = look(f"Date,Milestone,Answer\n2026-11-05,{words},yes\n")
    (said,) = found.batch.answers.values()
    entry = catalog().by_id["cdc-02m-studies-faces"]
    assert (said.on, said.entry, said.value, said.precision) == (
        date(2026, 11, 5), entry, Value.YES, "day",
    )  # fmt: skip
    assert found.sample == [
        (2, "Gazes at the face of a caregiver", "Yes, 5 November 2026")
    ]


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("Yes", "yes"), ("✓", "yes"), ("TRUE", "yes"), ("not_yet", "not_yet"),
        ("no", "not_yet"), ("0", "not_yet"), ("Not sure", "not_sure"),
        ("?", "not_sure"),
    ],
)  # fmt: skip
def test_answers_in_other_words(word, value):
    found = look(f"Date,Milestone,Answer\n2026-11-05,cdc-02m-studies-faces,{word}\n")
    assert [said.value for said in found.batch.answers.values()] == [value]


@pytest.mark.parametrize(
    ("cells", "column", "sentence"),
    [
        (",cdc-02m-studies-faces,yes", "Date", "The day is missing."),
        ("2026-11-05,,yes", "Milestone", "The milestone is missing."),
        (
            "2026-11-05,Handstand,yes",
            "Milestone",
            "We know no such milestone: “Handstand”",
        ),
        (
            "2026-11-05,cdc-12m-plays-games-with-you,yes",
            "Milestone",
            "We know no such milestone: “cdc-12m-plays-games-with-you”",
        ),
        (
            "2026-11-05,cdc-02m-studies-faces,maybe",
            "Answer",
            "“maybe” is none of: yes, not yet, not sure.",
        ),
    ],
)
def test_a_line_that_is_no_answer_says_why(cells, column, sentence):
    found = look(f"Date,Milestone,Answer\n{cells}\n")
    assert found.problems == [Remark(2, column, sentence)]


def test_a_list_that_is_not_open_yet_is_refused():
    entry = catalog().by_age[12][0]
    found = look(f"Date,Milestone,Answer\n2026-11-05,{entry.id},yes\n")
    (problem,) = found.problems
    assert problem.sentence.startswith("This list opens on ")


def test_our_own_words_are_not_looked_up_among_two_entries_alike():
    assert milestone_of("", "en") is None


def test_a_first_has_a_day_words_and_a_note():
    found = look(
        "Date,Title,Note\n2026-11-05,First\u200b  trip,=sea\n2026-11-06,Swim,\n"
    )
    assert list(found.batch.firsts.values()) == [
        SaidFirst(date(2026, 11, 5), "First trip", "=sea"),
        SaidFirst(date(2026, 11, 6), "Swim", ""),
    ]
    assert found.sample == [
        (2, "5 November 2026", "First trip · =sea"),
        (3, "6 November 2026", "Swim"),
    ]


@pytest.mark.parametrize(
    ("cells", "column", "sentence"),
    [
        ("2026-11-05,", "Title", "Please say what was new."),
        ("2026-11-05,\u200b", "Title", "Please say what was new."),
        ("2026-11-24,x", "Date", "This day or time has not come yet."),
        (
            f"2026-11-05,{'x' * 121}",
            "Title",
            "This has more than 120 characters. The rest can be a note.",
        ),
    ],
)
def test_a_line_that_is_no_first_says_why(cells, column, sentence):
    found = look(f"Date,Title\n{cells}\n")
    assert found.problems == [Remark(2, column, sentence)]

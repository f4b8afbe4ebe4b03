"""Files that cannot be read, and lines and cells that are not well formed."""

import pytest

from clinical.catalog import load_catalog
from tests.clinical.catalog_copy import complaints, copy_of_data, line_of, set_cell

CDC = "cdc_milestones.csv"
COHORT = "smocc_weeks.csv"
SOURCES = "sources.csv"
WHO = "who_motor.csv"


def append(file, text):
    with file.open("a", encoding="utf-8") as opened:
        opened.write(text)


def test_a_missing_file_is_named(tmp_path):
    data = copy_of_data(tmp_path)
    (data / COHORT).unlink()
    assert complaints(data) == ["smocc_weeks.csv line 1: file: is missing"]


def test_text_that_is_not_utf8_is_named_by_line(tmp_path):
    data = copy_of_data(tmp_path)
    content = (data / COHORT).read_bytes().replace(b"term,4,", b"t\xe9rm,4,", 1)
    (data / COHORT).write_bytes(content)
    assert complaints(data) == ["smocc_weeks.csv line 4: file: is not UTF-8"]


def test_a_file_that_begins_with_an_empty_line_is_counted_from_it(tmp_path):
    data = copy_of_data(tmp_path)
    (data / COHORT).write_bytes(b"\n\xe9\n")
    assert complaints(data) == ["smocc_weeks.csv line 2: file: is not UTF-8"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("smiled\n", "laughed\n"),
        ("group,corrected_week", "corrected_week,group"),
        ("group", "\ufeffgroup"),
        ("smiled\n", "smiled\r\n"),
        ("smiled\n", "smiled,\n"),
    ],
)
def test_the_header_is_exact(tmp_path, old, new):
    data = copy_of_data(tmp_path)
    content = (data / COHORT).read_bytes().decode()
    (data / COHORT).write_bytes(content.replace(old, new, 1).encode())
    assert complaints(data) == [
        "smocc_weeks.csv line 1: header: must be group,corrected_week,assessed,smiled"
    ]


def test_an_empty_file_has_no_header(tmp_path):
    data = copy_of_data(tmp_path)
    (data / COHORT).write_text("")
    assert complaints(data) == [
        "smocc_weeks.csv line 1: header: must be group,corrected_week,assessed,smiled"
    ]


def test_a_header_alone_is_no_file(tmp_path):
    data = copy_of_data(tmp_path)
    (data / COHORT).write_text("group,corrected_week,assessed,smiled\n")
    assert complaints(data) == [
        "smocc_weeks.csv line 1: file: has no lines below the header"
    ]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("\n", "is empty"),
        ("term,20,5\n", "has 3 cells, not 4"),
        ("term,20,5,5,5\n", "has 5 cells, not 4"),
        ('term,20,5,"5\n', "cannot be read: unexpected end of data"),
        ('term,20,5,"5"5\n', "cannot be read: ',' expected after '\"'"),
    ],
)
def test_a_broken_line_is_named_and_the_rest_is_read(tmp_path, line, problem):
    data = copy_of_data(tmp_path)
    append(data / COHORT, line + "term,21,5,9\n")
    assert complaints(data) == [
        f"smocc_weeks.csv line 24: line: {problem}",
        "smocc_weeks.csv line 25: smiled: 9 is more than the 5 seen",
    ]


@pytest.mark.parametrize(
    ("file", "start", "change", "problem"),
    [
        (CDC, "cdc-24m-runs", ("Runs about", ""), "summary: is empty"),
        (CDC, "cdc-24m-runs", ("Runs about", "  "), "summary: is empty"),
        (SOURCES, "S10,", ("Albuquerque", " Albuquerque"), "what: {spaces}"),
        (CDC, "cdc-24m-runs", ("Runs about", "Runs  about"), "summary: {spaces}"),
        (CDC, "cdc-24m-runs", ("Runs about", "Runs about "), "summary: {spaces}"),
        (CDC, "cdc-24m-runs", ("Runs about", "Runs\tabout"), "summary: {spaces}"),
        (WHO, "walking-alone", ("no,,", "no, ,"), "why_optional: {spaces}"),
        (COHORT, "term,8", ("698", "six"), "assessed: 'six' is not a whole number"),
        (COHORT, "term,8", ("698", ""), "assessed: '' is not a whole number"),
        (COHORT, "term,8", ("698", "0698"), "assessed: '0698' is not a whole number"),
        (COHORT, "term,8", ("698", "698.0"), "assessed: '698.0' is not a whole number"),
        (COHORT, "term,8", ("698", "٦٩٨"), "assessed: '٦٩٨' is not a whole number"),
        (WHO, "walking-alone", ("8.2", "8"), "p01_months: '8' {decimal}"),
        (WHO, "walking-alone", ("8.2", "8.21"), "p01_months: '8.21' {decimal}"),
        (WHO, "walking-alone", ("8.2", "-8.2"), "p01_months: '-8.2' {decimal}"),
        (WHO, "walking-alone", ("8.2", "nan"), "p01_months: 'nan' {decimal}"),
        (SOURCES, "S10,", ("S10,", "s10,"), "key: 's10' is not well formed"),
        (SOURCES, "S10,", ("S10,", "S-10,"), "key: 'S-10' is not well formed"),
    ],
)
def test_a_bad_cell_is_named(tmp_path, file, start, change, problem):
    data = copy_of_data(tmp_path)
    number = set_cell(data / file, start, *change)
    told = problem.format(
        spaces="has loose spaces or control characters",
        decimal="is not a number with one decimal",
    )
    assert complaints(data) == [f"{file} line {number}: {told}"]


def test_a_name_is_used_once_in_a_file(tmp_path):
    data = copy_of_data(tmp_path)
    append(data / SOURCES, "S10,Again,example.com\n")
    first, last = (
        line_of(data / SOURCES, 'S10,"Alb'),
        line_of(data / SOURCES, "S10,Again"),
    )
    assert complaints(data) == [
        f"sources.csv line {last}: key: 'S10' is already used in "
        f"sources.csv line {first}"
    ]


def test_a_name_is_used_once_in_the_catalog(tmp_path):
    data = copy_of_data(tmp_path)
    standing = line_of(data / WHO, "standing-alone")
    coos = set_cell(data / "smile_ladder.csv", "coos", "coos", "standing-alone")
    assert complaints(data) == [
        f"smile_ladder.csv line {coos}: id: 'standing-alone' is already used in "
        f"who_motor.csv line {standing}"
    ]


def test_an_id_is_lower_case_words_of_at_most_fifty_letters(tmp_path):
    data = copy_of_data(tmp_path)
    ladder = data / "smile_ladder.csv"
    fifty = "c" + "o" * 48 + "s"
    number = set_cell(ladder, "coos", "coos", fifty)
    assert load_catalog(data).by_id[fifty].source_list == "ladder"
    set_cell(ladder, fifty, fifty, fifty + "s")
    assert complaints(data) == [
        f"smile_ladder.csv line {number}: id: '{fifty}s' is not well formed"
    ]
    set_cell(ladder, fifty, fifty + "s", "Coos_")
    assert complaints(data) == [
        f"smile_ladder.csv line {number}: id: 'Coos_' is not well formed"
    ]

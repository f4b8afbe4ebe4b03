"""Reading one field of a case: what is accepted at the edges, and how it is refused."""

from datetime import date

import pytest

from clinical.case_fields import (
    CaseError,
    read_amount,
    read_choice,
    read_date,
    read_date_or_none,
    read_rows,
    read_tick,
    read_whole,
)
from clinical.observations import State

STATES = {member.value: member for member in State}


def refusal(read, *arguments):
    with pytest.raises(CaseError) as refused:
        read(*arguments)
    assert str(refused.value) == f"{refused.value.path}: {refused.value.problem}"
    return str(refused.value)


def as_read(row, path):
    """A row with its path, as they were handed over."""
    return path, row


@pytest.mark.parametrize("text", ["1900-01-01", "2024-02-29", "2200-12-31"])
def test_dates_within_three_centuries_are_read(text):
    assert read_date({"on": text}, "on", "") == date.fromisoformat(text)
    assert read_date_or_none({"on": text}, "on") == date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("1899-12-31", "must lie between 1900 and 2200"),
        ("2201-01-01", "must lie between 1900 and 2200"),
        ("2026-02-29", "is not a day of the calendar"),
        ("2026-2-28", "must be a date written YYYY-MM-DD"),
        (20260228, "must be a date written YYYY-MM-DD"),
        (None, "is required"),
    ],
)
def test_other_dates_are_refused(text, problem):
    assert refusal(read_date, {"on": text}, "on", "row[3].") == f"row[3].on: {problem}"
    if text is not None:
        assert refusal(read_date_or_none, {"on": text}, "on") == f"on: {problem}"


@pytest.mark.parametrize("row", [{}, {"n": None}])
def test_a_missing_field_is_nothing(row):
    assert read_date_or_none(row, "n") is None
    assert read_whole(row, "n") is None
    assert read_amount(row, "n", "") == 0
    assert read_choice(row, "n", STATES, "") is None
    assert read_rows(row, "n", as_read) == ()


def test_whole_numbers_are_read_and_others_refused():
    assert read_whole({"n": -3}, "n") == -3
    others: list[object] = [True, 1.0, "1", []]
    for value in others:
        assert refusal(read_whole, {"n": value}, "n", "a.") == (
            "a.n: must be a whole number"
        )


def test_amounts_from_nothing_to_a_million_are_read():
    for value in (0, 0.5, 300, 1_000_000):
        assert read_amount({"n": value}, "n", "") == value
    for value in (-1, -0.1, 1_000_000.5, float("inf"), float("nan")):
        assert refusal(read_amount, {"n": value}, "n", "a.") == (
            "a.n: must be between 0 and 1000000"
        )
    others: list[object] = ["1", True, []]
    for other in others:
        assert refusal(read_amount, {"n": other}, "n", "a.") == "a.n: must be a number"


def test_one_of_the_named_values_is_read():
    assert read_choice({"n": "awake"}, "n", STATES, "") is State.AWAKE
    for value in ("AWAKE", "", 1, ["awake"], True):
        assert refusal(read_choice, {"n": value}, "n", STATES, "a.") == (
            "a.n: must be one of asleep, drowsy, awake, unsure"
        )


def test_ticks_are_yes_no_or_unsure():
    no = {False: False, None: False, "unsure": False, "no": False}
    answers = {True: True, "yes": True, **no}
    assert {value: read_tick({"n": value}, "n", "") for value in answers} == answers
    for value in ("maybe", 1, 0, ""):
        assert refusal(read_tick, {"n": value}, "n", "a.") == (
            "a.n: must be true, false or unsure"
        )


def test_rows_are_read_with_the_path_that_leads_to_them():
    rows = {"n": [{"a": 1}, {"a": 2}]}
    read = read_rows(rows, "n", as_read)
    assert read == (("n[0].", {"a": 1}), ("n[1].", {"a": 2}))
    assert refusal(read_rows, {"n": {}}, "n", as_read) == "n: must be a list"
    assert refusal(read_rows, {"n": [{}, 3]}, "n", as_read) == (
        "n[1]: must be an object"
    )

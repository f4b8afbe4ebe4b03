import ast
from pathlib import Path

import pytest

from exchange.archive import words
from exchange.archive.placing import Fate
from exchange.archive.words import (
    FAULTS,
    WRONG,
    Counted,
    Said,
    counted_words,
    fault_words,
    names_of,
    new_in,
    remarks,
)
from exchange.jobs import OUR_FAULTS

FOLDER = Path(words.__file__).parent


def codes_raised(name):
    """The first argument of each such exception in the archive's modules."""
    calls = [
        node
        for path in FOLDER.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == name
    ]
    return {
        constant.value
        for call in calls
        for constant in ast.walk(call.args[0])
        if isinstance(constant, ast.Constant)
    }


def test_every_fault_has_a_sentence():
    assert codes_raised("StopError") | set(OUR_FAULTS) == set(FAULTS)
    assert codes_raised("WrongError") | {"bad_json"} == set(WRONG)


def test_a_fault_names_what_it_is_about():
    found = {"name": "README.txt"}
    assert fault_words("changed_file", found) == (
        "“README.txt” does not fit its checksum. Please use the file as it was made."
    )
    assert fault_words("bad_line", {"line": 1}) == (
        "Line 1 of the diary cannot be read."
    )
    assert fault_words("who knows", {}) == fault_words("broken", {})


def test_a_name_with_a_percent_sign_does_no_harm():
    assert "%(line)s" in fault_words("strange_name", {"name": "%(line)s"})


def test_remarks_in_words():
    found = {"remarks": [[3, "on", "before_birth"]]}
    assert remarks(found) == [Said(3, "on", "This day is before the birth.")]
    assert remarks({}) == []


@pytest.mark.parametrize(
    ("fates", "said"),
    [
        ({Fate.NEW: 1}, ("1 new",)),
        ({Fate.SAME: 2}, ("2 are here already",)),
        ({Fate.OTHER: 1}, ("1 says something else here, and stays as it is",)),
        ({Fate.BINNED: 2}, ("2 are in your bin, and stay there",)),
        (
            {Fate.BARRED: 1},
            ("1 left out: something else of yours has its place",),
        ),
        ({Fate.SAME: 1, Fate.NEW: 5}, ("5 new", "1 is here already")),
    ],
)
def test_what_becomes_of_rows_in_words(fates, said):
    assert counted_words({"counts": {"smile": fates}}) == [Counted("Smiles", said)]


def test_kinds_come_in_the_order_of_the_file():
    found = {"counts": {"photo": {"new": 1}, "baby": {"new": 2}}}
    assert [each.words for each in counted_words(found)] == ["Babies", "Photos"]
    assert new_in(found) == 3
    assert new_in({}) == 0


def test_babies_by_name():
    found = {"names": [["Test Fern", True], ["Test Juniper", False]]}
    assert names_of(found) == [
        "Test Fern: a new diary",
        "Test Juniper: already in your care here",
    ]

import pytest

from exchange.cells import as_typed, harmless
from exchange.imports.table import read_table


@pytest.mark.parametrize(
    ("typed", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+49", "'+49"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("'=1", "''=1"),
        ("''@", "'''@"),
        ("'tis a smile", "'tis a smile"),
        ("plain", "plain"),
        ("a=b", "a=b"),
        ("'", "'"),
        ("", ""),
    ],
)
def test_formulas_are_made_harmless_and_come_back_as_typed(typed, cell):
    assert harmless(typed) == cell
    assert as_typed(cell) == typed


def test_what_was_made_harmless_comes_in_as_it_was_typed():
    table = read_table("day,note\n2026-11-20,'=1+1\n2026-11-21,'tis\n")
    assert [line.cells[1] for line in table.lines] == ["=1+1", "'tis"]

"""Each table has a statement, and none tells which baby it counts."""

from clinics.numbers import HEADINGS
from clinics.numbers_sql import statements


def test_every_table_has_a_statement_that_gives_counts_only():
    assert set(statements()) == {heading.name for heading in HEADINGS}
    last_words = [sql.split("SELECT CASE")[-1] for sql in statements().values()]
    assert [sql.count("AS cell, COUNT(*)") for sql in last_words] == [1] * 5
    assert [sql for sql in last_words if not sql.endswith("GROUP BY 1\n")] == []


def test_no_blank_is_left_in_a_statement():
    assert [sql for sql in statements().values() if "{" in sql] == []

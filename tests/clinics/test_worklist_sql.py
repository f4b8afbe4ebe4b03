"""The statements leave no blank, and name as many days as there are time zones."""

import pytest

from clinics.worklist_sql import COUNTS, OVERDUE, ROWS, STATES, ZONES, flags_sql


@pytest.mark.parametrize("zones", [1, 2, 3])
def test_each_zone_has_its_day(zones):
    sql = flags_sql(zones)
    named = [number for number in range(5) if f"%(day{number})s" in sql]
    assert named == list(range(zones))
    assert "{" not in sql


def test_statements_have_no_blanks_but_for_the_limits():
    assert ROWS.count("{") == ROWS.count("{limits}") == 1
    assert [sql for sql in (ZONES, COUNTS, OVERDUE) if "{" in sql] == []


def test_rows_bring_the_count_of_every_state():
    sql = flags_sql(1)
    assert [state for state in STATES if f"THEN 1 END) AS {state}" not in sql] == []
    assert "SELECT counts.*" in ROWS

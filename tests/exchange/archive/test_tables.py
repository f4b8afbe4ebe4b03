import csv
import io

import pytest

from exchange.archive.kinds import BABY, SLEEP, SMILE, STEP, VISIT_NOTES
from exchange.archive.tables import columns, line
from tests.factories import make_user
from tests.factories_archive import archive_of, make_full_diary, part_of


def test_columns_of_a_table():
    assert columns(STEP)[:3] == ["baby", "number", "kind"]
    assert columns(SMILE)[:2] == ["baby", "id"]
    assert columns(SMILE)[-3:] == ["class", "by", "at"]
    assert columns(SLEEP)[2:6] == ["on", "started_at", "ended_at", "note"]
    assert "id" not in columns(VISIT_NOTES)
    assert "birth_on" in columns(BABY)


def test_a_line_keeps_its_line_breaks_in_quotes():
    assert line(["a,b", "c\nd"]) == b'"a,b","c\nd"\r\n'


@pytest.mark.django_db
def test_every_kind_has_a_table_that_programs_read():
    user = make_user()
    make_full_diary(by=user)
    content = archive_of(user)
    table = part_of(content, "csv/smile.csv").decode()
    newest = next(row for row in csv.DictReader(io.StringIO(table)) if row["note"])
    assert newest["baby"] == "Test Juniper"
    assert newest["note"] == "'=a note, with\n“lines”"
    assert (newest["class"], newest["eyes"], newest["trigger"]) == (
        "social",
        "open",
        "face",
    )
    assert (newest["state_is_guess"], newest["together"], newest["by"]) == (
        "no",
        "",
        "me",
    )
    steps = list(csv.reader(io.StringIO(part_of(content, "csv/evening.csv").decode())))
    assert steps[1][steps[0].index("steps")] == "2; 1"

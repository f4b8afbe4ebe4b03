import json

import pytest

from babies.models import Smile
from babies.services import bin_smile
from exchange.archive.kinds import KINDS, SMILE
from exchange.archive.writing import (
    author,
    babies_of,
    baby_row,
    count_rows,
    line_of,
    rows_in,
    with_history,
)
from tests.factories import NOW, make_baby, make_smile, make_user
from tests.factories_archive import (
    archive_of,
    make_full_diary,
    part_of,
    rows_in as rows,
)

pytestmark = pytest.mark.django_db


def test_every_kind_of_row_is_written(user):
    baby = make_full_diary(by=user)
    written = list(rows_in(baby, user))
    assert {kind.name for kind, _row, _found in written} == set(KINDS) - {"baby"}
    assert count_rows(baby) == len(written)


def test_lines_are_the_same_bytes_whatever_the_order():
    assert line_of({"b": "ä", "a": [1, None]}) == '{"a":[1,null],"b":"ä"}'.encode()
    assert line_of({"b": 1, "a": 2}) == line_of({"a": 2, "b": 1})


def test_only_who_asks_is_known(user):
    other = make_user()
    assert author(user.pk, user) == "me"
    assert author(other.pk, user) == author(None, user) == "other"


def test_nobody_is_named_but_who_asks(user):
    baby = make_full_diary(by=user)
    other = baby.caregivers.exclude(user=user).get().user
    diary = part_of(archive_of(user)).decode()
    assert user.email in diary
    assert other.email not in diary
    for_other = part_of(archive_of(other)).decode()
    assert user.email not in for_other


def test_a_smile_brings_its_history(user):
    baby = make_full_diary(by=user)
    smiles = with_history(SMILE, Smile.objects.filter(baby=baby, note__startswith="="))
    smile = smiles.get()
    found = next(row for row in rows(archive_of(user), "smile") if row["note"])
    assert found["id"] == str(smile.pk)
    assert [(each["change"], each["by"]) for each in found["history"]] == [
        ("created", "me"),
        ("changed", "other"),
    ]
    assert found["history"][1]["answers"]["eyes"] == "open"


def test_a_babys_own_row(user):
    baby = make_baby(by=user)
    (there,) = babies_of(user, baby.pk)
    found = baby_row(there, user)
    assert found == {
        "at": "2026-11-23T12:00:00+00:00",
        "birth_is_estimated": False,
        "birth_on": "2026-09-01",
        "by": "me",
        "due_on": None,
        "gestation_days": 0,
        "gestation_weeks": 40,
        "history": found["history"],
        "id": str(baby.pk),
        "name": "Test Juniper",
        "quiet_since": None,
        "row": "baby",
        "time_zone": "Europe/London",
        "visit_on": None,
    }
    assert [each["answers"]["name"] for each in found["history"]] == ["Test Juniper"]


def test_what_is_in_the_bin_stays_there(user):
    baby = make_baby(by=user)
    smile = make_smile(baby=baby)
    bin_smile(smile=smile, by=user, now=NOW)
    assert rows(archive_of(user), "smile") == []


def test_steps_are_numbered_in_their_order(user):
    make_full_diary(by=user)
    content = archive_of(user)
    assert [row["number"] for row in rows(content, "bedtime_step")] == [1, 2]
    assert [row["steps"] for row in rows(content, "evening")] == [[2, 1]]


def test_the_diary_is_one_json_document(user):
    make_full_diary(by=user)
    told = json.loads(part_of(archive_of(user)))
    assert told["about"] == {"app": "smilestone", "exporter": user.email, "format": 1}
    assert [row["row"] for row in told["rows"]][:2] == ["baby", "bedtime_step"]

import pytest

from exchange.archive.checks import profile_from
from exchange.archive.fields import day
from tests.factories import NOW, make_answer, make_baby, make_smile
from tests.factories_archive import (
    DAY,
    archive_of,
    imported,
    make_full_diary,
    rows_in,
    with_rows,
)
from tests.factories_sleep import make_night

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW)]
OTHER = "0b7a0f4e-9d2c-4f0f-8f0a-7f3f8f4b8a11"


@pytest.fixture
def content(user):
    make_full_diary(by=user)
    return archive_of(user)


def remarks(content, rows, user):
    job = imported(with_rows(content, rows), user, kind="check")
    if job.fault:
        assert job.fault == "lines"
    return [(field, code) for _line, field, code in job.found.get("remarks", [])]


def changed(content, kind, **said):
    rows = rows_in(content)
    row = next(row for row in rows if row["row"] == kind)
    row.update(said)
    return rows


@pytest.mark.parametrize(
    ("kind", "said", "remark"),
    [
        ("baby", {"name": " "}, ("name", "missing")),
        ("baby", {"birth_on": "2026-11-24"}, ("birth_on", "to_come")),
        ("baby", {"gestation_weeks": 60}, ("birth_on", "bad_dates")),
        ("baby", {"gestation_weeks": None}, ("birth_on", "bad_dates")),
        ("concern", {"on": "2026-08-31"}, ("on", "before_birth")),
        ("concern", {"on": "2026-11-24"}, ("on", "to_come")),
        ("concern", {"at": "2026-11-24T12:00:00+00:00"}, ("at", "to_come")),
        ("concern", {"baby": OTHER}, ("baby", "unknown_baby")),
        ("smile", {"on": "2026-11-18"}, ("observed_at", "another_day")),
        ("smile", {"precision": "day"}, ("precision", "time_or_day")),
        ("smile", {"observed_at": None}, ("precision", "time_or_day")),
        (
            "smile",
            {"observed_at": "2026-11-23T23:00:00+00:00", "on": "2026-11-23"},
            ("observed_at", "to_come"),
        ),
        ("episode", {"precision": "day"}, ("precision", "time_or_day")),
        ("sleep", {"on": "2026-11-22"}, ("started_at", "another_day")),
        (
            "sleep",
            {"ended_at": "2026-11-23T06:00:00+00:00"},
            ("ended_at", "ends_before"),
        ),
        (
            "sleep",
            {"ended_at": "2026-11-23T16:00:00+00:00"},
            ("ended_at", "ends_before"),
        ),
        ("evening", {"on": "2026-11-19"}, ("in_bed_at", "another_day")),
        ("evening", {"steps": [3]}, ("steps", "unknown_step")),
        ("evening", {"steps": [0]}, ("steps", "unknown_step")),
        ("bedtime_step", {"number": 2}, ("number", "not_in_order")),
        ("review", {"since": "2026-11-25"}, ("since", "to_come")),
        ("answer", {"expectation_id": "fly"}, ("expectation_id", "unknown_word")),
        ("lost_skill", {"skill": "fly"}, ("skill", "unknown_word")),
        ("tip", {"tip": "fly"}, ("tip", "unknown_word")),
        ("photo", {"entry_id": OTHER}, ("entry_id", "unknown_entry")),
        ("visit_notes", {"hearing": "\x00"}, ("hearing", "hidden")),
    ],
)
def test_a_row_that_cannot_be_is_named(content, user, kind, said, remark):
    found = remarks(content, changed(content, kind, **said), user)
    assert remark in found


def test_the_day_alone_is_fine(user):
    baby = make_baby(by=user)
    make_smile(baby=baby, precision="day", observed_at=None)
    make_smile(baby=baby, precision="about")
    make_night(baby=baby, on=DAY)
    content = archive_of(user)
    assert remarks(content, rows_in(content), user) == []


def test_the_same_rows_are_fine(content, user):
    assert remarks(content, rows_in(content), user) == []


def test_an_id_is_there_once(content, user):
    rows = rows_in(content)
    assert remarks(content, [*rows, rows[3]], user) == [("id", "twice")]
    notes = next(row for row in rows if row["row"] == "visit_notes")
    assert remarks(content, [*rows, notes], user) == [("id", "twice")]


def test_an_entry_has_only_so_many_photos(content, user):
    rows = rows_in(content)
    photo = next(row for row in rows if row["row"] == "photo")
    ids = [f"0b7a0f4e-9d2c-4f0f-8f0a-7f3f8f4b8a{number}" for number in range(20, 24)]
    more = [{**photo, "id": pk} for pk in ids]
    assert remarks(content, rows + more, user) == [("entry_id", "too_many_photos")]


def test_a_moment_of_a_history_is_past_as_well(content, user):
    rows = rows_in(content)
    smile = next(row for row in rows if row.get("history") and row["row"] == "smile")
    smile["history"][0]["at"] = "2027-01-01T00:00:00+00:00"
    assert remarks(content, rows, user) == [("at", "to_come")]


def test_only_the_first_lines_are_listed_and_all_are_counted(content, user):
    rows = rows_in(content)
    bad = [{"row": "share"}] * 30
    job = imported(with_rows(content, rows + bad), user, kind="check")
    assert len(job.found["remarks"]) == 20
    assert job.found["wrong"] == 30


def test_what_is_expected_of_babies_is_what_the_database_knows(user):
    answer = make_answer(baby=make_full_diary(by=user), on=day("2026-11-21"))
    answer.expectation.retired_on = day("2026-11-22")
    answer.expectation.save()
    content = archive_of(user)
    assert remarks(content, rows_in(content), user) == []


def test_a_profile_is_what_the_row_says():
    said = {
        "name": "Test Fern",
        "birth_on": day("2026-09-01"),
        "time_zone": "UTC",
        "birth_is_estimated": False,
        "gestation_weeks": 40,
        "gestation_days": 0,
        "due_on": None,
        "visit_on": None,
    }
    assert profile_from({**said, "quiet_since": None}).name == "Test Fern"

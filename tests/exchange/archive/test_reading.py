import json
from io import BytesIO
from typing import Any

import pytest

from exchange.archive import reading
from exchange.archive.kinds import KINDS
from exchange.archive.packing import DIARY, Packer
from exchange.archive.reading import Remark, Row, names_of, rows_of
from exchange.archive.unpacking import opened
from exchange.jobs import StopError
from tests.factories import NOW

HEAD = b'{"about":{"app":"smilestone","format":1},"rows":[\n'
BABY = "6f2c1f6e-3f52-4c2b-9a67-2f3f0c4f9d10"
OWN = "0b7a0f4e-9d2c-4f0f-8f0a-7f3f8f4b8a11"
CONCERN = {
    "row": "concern", "baby": BABY, "id": OWN, "by": "me",
    "at": "2026-11-20T12:00:00+00:00", "on": "2026-11-20", "kind": "worry", "note": "",
}  # fmt: skip
SLEEP: dict[str, Any] = {
    "row": "sleep", "baby": BABY, "id": OWN, "by": "other",
    "at": "2026-11-20T12:00:00+00:00", "on": "2026-11-20",
    "started_at": "2026-11-20T10:00:00+00:00", "ended_at": None, "note": "",
    "time_zone": "UTC", "history": [],
}  # fmt: skip


def read(diary):
    out = BytesIO()
    packer = Packer(out)
    with packer.part(DIARY) as part:
        part.write(diary)
    packer.finish(exporter="a@example.com", now=NOW)
    return list(rows_of(opened(out)))


def of(*rows):
    return HEAD + b",\n".join(json.dumps(row).encode() for row in rows) + b"\n]}\n"


def fault(diary):
    with pytest.raises(StopError) as caught:
        read(diary)
    return caught.value


def test_a_line_becomes_a_row():
    [row] = read(of(CONCERN))
    assert isinstance(row, Row)
    assert (row.line, row.kind.name, row.is_mine) == (2, "concern", True)
    assert (str(row.baby), str(row.key)) == (BABY, OWN)
    assert row.said["kind"] == "worry"
    assert row.history == ()


def test_a_history_is_read_as_it_was_kept():
    past = {
        "answers": {"started_at": "2026-11-20T09:00:00+00:00", "note": "x"},
        "at": "2026-11-20T12:00:00+00:00",
        "by": "me",
    }
    [row] = read(of({**SLEEP, "history": [past]}))
    assert isinstance(row, Row)
    [version] = row.history
    assert (version.answers, version.is_mine, version.change) == (
        past["answers"],
        True,
        "",
    )


@pytest.mark.parametrize(
    ("row", "field", "code"),
    [
        ([], "", "bad_json"),
        ({**CONCERN, "row": "share"}, "row", "unknown_kind"),
        ({**CONCERN, "row": ["x"]}, "row", "unknown_kind"),
        ({**CONCERN, "binned_at": None}, "binned_at", "unknown_field"),
        ({**CONCERN, "\ud800": 1}, "", "unknown_field"),
        ({**CONCERN, "\0": 1}, "", "unknown_field"),
        ({**CONCERN, "kind": "sad"}, "kind", "unknown_word"),
        ({**CONCERN, "by": "a@example.com"}, "by", "unknown_word"),
        ({k: v for k, v in CONCERN.items() if k != "id"}, "id", "missing"),
        ({**SLEEP, "history": {}}, "history", "not_a_list"),
        ({**SLEEP, "history": [1]}, "history answers", "not_a_list"),
        ({**SLEEP, "history": [{"answers": 1}]}, "history answers", "not_a_list"),
        (
            {**SLEEP, "history": [{"answers": {}, "more": 1}]},
            "history more",
            "unknown_field",
        ),
        (
            {
                **SLEEP,
                "history": [{"answers": {"eyes": 1}, "at": SLEEP["at"], "by": "me"}],
            },
            "history eyes",
            "unknown_field",
        ),
        (
            {
                **SLEEP,
                "history": [{"answers": {"note": 1}, "at": SLEEP["at"], "by": "me"}],
            },
            "history note",
            "not_text",
        ),
    ],
)
def test_a_line_that_is_no_row_is_remarked(row, field, code):
    assert read(of(row)) == [Remark(2, field, code)]


@pytest.mark.parametrize(
    "line",
    [b"{", b'{"row": "concern"', b"\xff\xfe", b"", b"[" * 90_000, b"1" * 5000],
)
def test_a_line_that_is_no_json_is_remarked(line):
    assert read(HEAD + line + b"\n]}\n") == [Remark(2, "", "bad_json")]


def test_an_empty_diary_has_no_rows():
    assert read(HEAD + b"]}\n") == []
    assert read(HEAD + b"]}") == []


@pytest.mark.parametrize(
    ("diary", "expected"),
    [
        (b"", "not_ours"),
        (b"[]\n", "not_ours"),
        (b'{"about":{"app":"x","format":1},"rows":[\n]}', "not_ours"),
        (b'{"about":[],"rows":[\n]}', "not_ours"),
        (b'{"about":{,"rows":[\n]}', "bad_line"),
        (b'{"about":\xff,"rows":[\n]}', "bad_line"),
        (b'{"about":{"app":"smilestone","format":2},"rows":[\n]}', "newer"),
        (of(CONCERN).replace(b"\n]}", b""), "cut_off"),
    ],
)
def test_what_is_no_diary_stops_it_all(diary, expected):
    assert fault(diary).fault == expected


def test_a_line_without_an_end_is_not_read_into_memory(monkeypatch):
    monkeypatch.setattr(reading, "LONGEST_LINE", 1000)
    stopped = fault(HEAD + b"a" * 300_000)
    assert (stopped.fault, stopped.found) == ("line_too_long", {"line": 2})


def test_what_a_row_may_say():
    assert names_of(KINDS["concern"]) == set(CONCERN)
    assert names_of(KINDS["sleep"]) == set(SLEEP)
    assert {"number", "baby", "row"} <= names_of(KINDS["bedtime_step"])
    assert "id" not in names_of(KINDS["visit_notes"])

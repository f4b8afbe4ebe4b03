"""manage.py assess: cases in, answers out, without a database."""

import json
import os
import subprocess
import sys
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

ROOT = Path(__file__).parents[4]
CASE = {
    "id": "C",
    "born": "2026-09-01",
    "gestation_weeks": 36,
    "gestation_days": 6,
    "today": "2026-11-19",
}
LINE = json.dumps(CASE)


def answers_of(text):
    return [json.loads(line) for line in text.splitlines()]


def test_cases_from_a_file_are_answered_in_order(tmp_path):
    file = tmp_path / "cases.jsonl"
    file.write_text(f"{LINE}\n\n{LINE.replace('C', 'D')}\n", encoding="utf-8-sig")
    out = StringIO()
    call_command("assess", str(file), stdout=out)
    assert [
        (row["id"], row["smile"]["status"]) for row in answers_of(out.getvalue())
    ] == [
        ("C", "late"),
        ("D", "late"),
    ]


def test_a_bad_line_goes_on_and_ends_with_status_1(tmp_path):
    file = tmp_path / "cases.jsonl"
    file.write_bytes(
        b'{"id": 7}\n' + LINE.encode() + b"\n\xff\xfe\n" + LINE.encode() + b"\n"
    )
    out = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("assess", str(file), stdout=out)
    assert ended.value.code == 1
    answers = answers_of(out.getvalue())
    assert [row["id"] for row in answers] == [7, "C", None, "C"]
    assert [row.get("error") for row in answers] == [
        "today: is required",
        None,
        "case: is not valid JSON",
        None,
    ]


def test_only_a_line_feed_ends_a_line_and_bytes_must_be_utf_8(tmp_path):
    file = tmp_path / "cases.jsonl"
    spoiled = LINE.encode().replace(b'"C"', b'"\xff"')
    file.write_bytes(LINE.replace(",", ",\r").encode() + b"\r\n" + spoiled)
    out = StringIO()
    with pytest.raises(SystemExit):
        call_command("assess", str(file), stdout=out)
    first, second = answers_of(out.getvalue())
    assert (first["id"], first["corrected_age_days"]) == ("C", 57)
    assert second == {"id": None, "error": "case: is not valid JSON"}


def test_a_file_that_is_not_there_is_said_so():
    with pytest.raises(CommandError, match="/no/cases cannot be read: No such file"):
        call_command("assess", "/no/cases")


def test_a_reader_who_has_heard_enough_ends_it_quietly(tmp_path):
    file = tmp_path / "cases.jsonl"
    file.write_text(f"{LINE}\n" * 3)
    reading, writing = os.pipe()
    os.close(reading)
    command = subprocess.run(  # noqa: S603 -- our own command, no shell
        [sys.executable, ROOT / "manage.py", "assess", file],
        stdout=writing,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env={"DJANGO_SETTINGS_MODULE": "tests.settings"},
        check=False,
        text=True,
    )
    os.close(writing)
    assert (command.returncode, command.stderr) == (1, "")


@pytest.mark.parametrize("arguments", [[], ["-"]])
def test_cases_come_from_standard_input_too(monkeypatch, arguments):
    given = TextIOWrapper(BytesIO(f"\ufeff{LINE}\n".encode()))
    monkeypatch.setattr(sys, "stdin", given)
    out = StringIO()
    call_command("assess", *arguments, stdout=out)
    assert [row["id"] for row in answers_of(out.getvalue())] == ["C"]


def test_the_command_line_answers_each_line_as_it_comes():
    """The second case is sent only after the first was answered: it streams."""
    with subprocess.Popen(  # noqa: S603 -- our own command, no shell
        [sys.executable, ROOT / "manage.py", "assess"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env={
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "DATABASE_URL": "sqlite:////nowhere/at/all",
        },
        text=True,
    ) as command:
        assert command.stdin is not None
        assert command.stdout is not None
        command.stdin.write(LINE + "\n")
        command.stdin.flush()
        first = json.loads(command.stdout.readline())
        command.stdin.write('{"id": 7, "born": "2026-02-29"}\n')
        command.stdin.close()
        second = json.loads(command.stdout.readline())
        assert command.wait(timeout=30) == 1
    assert (first["id"], first["corrected_age_days"]) == ("C", 57)
    assert second == {"id": 7, "error": "today: is required"}


class Gone(StringIO):
    """Where nobody listens any more."""

    def write(self, _text):
        raise BrokenPipeError


def test_it_stops_when_nobody_listens_any_more(monkeypatch, tmp_path):
    file = tmp_path / "cases.jsonl"
    file.write_text(f"{LINE}\n")
    monkeypatch.setattr(sys, "stdout", sys.stdout)
    with pytest.raises(SystemExit) as ended:
        call_command("assess", str(file), stdout=Gone())
    assert ended.value.code == 1

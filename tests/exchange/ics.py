"""A small reader of calendars by RFC 5545, which shares no code with their writer."""

import re
from datetime import UTC, date, datetime
from typing import Final, NamedTuple

#: What a letter behind a backslash stands for, if not for itself.
BACK: Final = {"n": "\n", "N": "\n"}


class Line(NamedTuple):
    """One line of a calendar: its name, its parameters, its value."""

    name: str
    parameters: dict[str, str]
    value: str


def unfolded(content: bytes) -> list[str]:
    """The lines, put together again; each ends with CR LF and has at most 75 bytes."""
    raw = content.split(b"\r\n")
    assert raw.pop() == b""
    assert all(len(line) <= 75 and b"\n" not in line for line in raw)
    # Folds may stand inside a letter of several bytes, so bytes are put together.
    return b"\n".join(raw).replace(b"\n ", b"").decode().split("\n")


def parsed(text: str) -> Line:
    """Name, parameters and value of a line."""
    head, _colon, value = text.partition(":")
    name, *rest = head.split(";")
    return Line(name, dict(part.split("=", 1) for part in rest), value)


def events_of(content: bytes) -> list[dict[str, Line]]:
    """The events of a calendar, by the names of their lines."""
    lines = [parsed(text) for text in unfolded(content)]
    assert lines[0] == Line("BEGIN", {}, "VCALENDAR")
    assert lines[-1] == Line("END", {}, "VCALENDAR")
    assert {line.name: line.value for line in lines}["VERSION"] == "2.0"
    found: list[dict[str, Line]] = []
    for line in lines:
        if line == Line("BEGIN", {}, "VEVENT"):
            found.append({})
        elif found and line.name not in {"BEGIN", "END"}:
            assert line.name not in found[-1], f"{line.name} stands twice"
            found[-1][line.name] = line
    return found


def title_of(content: bytes) -> str:
    """What calendar apps call it."""
    (line,) = [
        each for each in map(parsed, unfolded(content)) if each.name == "X-WR-CALNAME"
    ]
    return words_of(line)


def day_of(line: Line) -> date:
    """An all-day value: a date without time or zone."""
    assert line.parameters == {"VALUE": "DATE"}
    return datetime.strptime(line.value, "%Y%m%d").replace(tzinfo=UTC).date()


def words_of(line: Line) -> str:
    """A text, with what was escaped as it was."""
    assert not re.search(r"(?<!\\)(?:\\\\)*[,;]", line.value), "not escaped"
    return re.sub(r"\\(.)", lambda found: BACK.get(found[1], found[1]), line.value)


def days_in(content: bytes) -> list[tuple[date, str]]:
    """Each event's day and words; each lasts that one day."""
    found = []
    for event in events_of(content):
        on = day_of(event["DTSTART"])
        assert (day_of(event["DTEND"]) - on).days == 1
        assert event["DTSTAMP"].value.endswith("Z")
        found.append((on, words_of(event["SUMMARY"])))
    return found

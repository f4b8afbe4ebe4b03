"""The summary that the CDC Milestone Tracker sends by mail, read liberally.

Its layout has changed and mail programs change it again. So only this is relied on: a
line holds one milestone, and its answer stands in the line or in a heading above it.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from clinical.catalog import CHECKLIST_AGES, Expectation
from clinical.checklist import Value
from exchange.imports.cdc_match import meant
from exchange.imports.dates import Order, UnreadableError, day_of

WORDS: Final = r"not\s+yet|not\s+sure|unsure|yes|no"
VALUES: Final = {
    "yes": Value.YES,
    "no": Value.NOT_YET,
    "not yet": Value.NOT_YET,
    "not sure": Value.NOT_SURE,
    "unsure": Value.NOT_SURE,
}
TICKS: Final = {"✓": "yes", "✔": "yes", "☑": "yes", "✅": "yes"}
DASHES: Final = "\u2010\u2013\u2014"
TRIM: Final = f" \t>*•·-{DASHES}|#\u00a0\ufeff"
QUOTES: Final = "\"'\u201c\u201d\u2018\u2019"
HEADING: Final = re.compile(
    rf"(?:(?:milestones?|items?|answered|marked|answers?)\W+)*[{QUOTES}]?({WORDS})[{QUOTES}]?"
    r"(?:\s+(?:milestones?|items?|answers?))?\s*(?:\(?\d+\)?)?\s*[:.]*",
    re.IGNORECASE,
)
BEFORE: Final = re.compile(
    rf"[\[(]?({WORDS})[\])]?\s*[:\-{DASHES}.)\]|]\s*(\S.*)", re.IGNORECASE
)
AFTER: Final = re.compile(
    rf"(.*\S)\s*[:\-{DASHES}(\[=|,?]\s*({WORDS})\s*[)\].]*", re.IGNORECASE
)
AGE: Final = re.compile(
    r"\b([0-9]{1,2})[\s-]*(months?|mos?|years?|yrs?)\b", re.IGNORECASE
)
ABOUT_AGE: Final = re.compile(
    r"\b(checklist|milestones?|age|by|at|summary|list)\b", re.IGNORECASE
)
DAY: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}|"
    r"[A-Za-z]{3,9}\.? [0-9]{1,2},? [0-9]{4}|[0-9]{1,2} [A-Za-z]{3,9} [0-9]{4}"
)
DAY_OF_ANSWERS: Final = re.compile(
    r"\b(date|completed|updated|answered|sent|as of|filled)\b", re.IGNORECASE
)
DAY_OF_BIRTH: Final = re.compile(r"\b(birth\w*|born|dob)\b", re.IGNORECASE)
MOST_AGE_WORDS: Final = 12
MOST_LINES: Final = 1000
MOST_LETTERS: Final = 500


@dataclass(frozen=True, slots=True)
class Answered:
    """One line that was understood."""

    line: int
    text: str
    entry: Expectation
    value: Value


@dataclass(frozen=True, slots=True)
class Unclear:
    """One line that tells something, and what is missing to use it."""

    line: int
    text: str
    has_answer: bool


@dataclass(slots=True)
class Summary:
    """What a mail says."""

    answers: list[Answered] = field(default_factory=list)
    unclear: list[Unclear] = field(default_factory=list)
    ages: list[int] = field(default_factory=list)
    on: date | None = None


def read_summary(text: str, age: int | None = None) -> Summary:
    """Each milestone with its answer; an age given holds where the mail names none."""
    summary = Summary()
    heading: Value | None = None
    for number, raw in enumerate(text.splitlines()[:MOST_LINES], start=1):
        line = " ".join(raw[:MOST_LETTERS].strip(TRIM).split())
        if not line:
            continue
        if found := HEADING.fullmatch(line):
            heading = _value(found[1])
        elif (named := _age_in(line)) is not None:
            age, heading = named, None
            summary.ages.append(named)
        elif _is_day(line, summary):
            continue
        else:
            _take(summary, number, line, (heading, age))
    return summary


def _value(words: str) -> Value:
    return VALUES[" ".join(words.lower().split())]


def _age_in(line: str) -> int | None:
    """The age of a checklist that a heading names."""
    found = AGE.search(line)
    if found is None or len(line.split()) > MOST_AGE_WORDS:
        return None
    is_heading = ABOUT_AGE.search(line) or found[0] == line.rstrip(":")
    months = int(found[1]) * (12 if found[2].lower().startswith("y") else 1)
    return months if is_heading and months in CHECKLIST_AGES else None


def _is_day(line: str, summary: Summary) -> bool:
    """Whether a line only tells a day; the first that is about the answers is kept."""
    found = DAY.search(line)
    if found is None:
        return False
    if DAY_OF_BIRTH.search(line):
        return True
    if DAY_OF_ANSWERS.search(line) and summary.on is None:
        try:
            summary.on = day_of(found[0].replace(".", ""), Order.MONTH_FIRST)
        except UnreadableError:
            return False
    return summary.on is not None


def _take(
    summary: Summary, number: int, line: str, told: tuple[Value | None, int | None]
) -> None:
    heading, age = told
    text, value = _parted(line)
    value = value or heading
    entry = meant(text, age)
    if entry is not None and value is not None:
        summary.answers.append(Answered(number, text, entry, value))
    elif entry is not None or value is not None:
        summary.unclear.append(Unclear(number, text, value is not None))


def _parted(line: str) -> tuple[str, Value | None]:
    """A milestone and the answer in its line, if one is there."""
    for tick, word in TICKS.items():
        line = line.replace(tick, f" {word}: ") if line.startswith(tick) else line
    line = line.strip()
    if found := BEFORE.fullmatch(line):
        return found[2], _value(found[1])
    if found := AFTER.fullmatch(line):
        return found[1], _value(found[2])
    return line, None

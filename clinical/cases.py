"""Cases as JSON: one baby's facts in, one assessment out.

The shape is the one documented in docs/assess.md and never changes within a version.
"""

import json
import math
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from clinical.ages import (
    Birth,
    ImplausibleBirthError,
    birth,
    check_birth_date,
    gestation_from,
)
from clinical.assessment import Assessment, Facts, assess
from clinical.case_fields import (
    CaseError,
    Row,
    read_amount,
    read_choice,
    read_date,
    read_date_or_none,
    read_rows,
    read_tick,
    read_whole,
)
from clinical.catalog import catalog
from clinical.checklist import Answer, Value
from clinical.concerns import Concern, ConcernKind
from clinical.episodes import SMILE_SKILLS
from clinical.observations import (
    NO_TICKS,
    TICKS,
    UNSURE_TRIGGER,
    Directed,
    Eyes,
    Form,
    Kind,
    Observation,
    Repeatable,
    Reporter,
    Responds,
    State,
    Trigger,
)
from clinical.reasons import Reason
from clinical.smiles import Classification

KINDS: Final = {member.value: member for member in Kind}
STATES: Final = {member.value: member for member in State}
EYES: Final = {member.value: member for member in Eyes}
TRIGGERS: Final = {member.value: member for member in Trigger}
DIRECTIONS: Final = {member.value: member for member in Directed}
FORMS: Final = {member.value: member for member in Form}
REPEATABLE: Final = {member.value: member for member in Repeatable}
REPORTERS: Final = {member.value: member for member in Reporter}
RESPONSES: Final = {member.value: member for member in Responds}
VALUES: Final = {member.value: member for member in Value}
CONCERNS: Final = {member.value: member for member in ConcernKind}


def facts_from(case: Row) -> tuple[Facts, date]:
    """The facts of a case and the day to assess them on; CaseError says what is off."""
    today = read_date(case, "today")
    subject, weeks_only = _birth(case, today)
    facts = Facts(
        birth=subject,
        weeks_only=weeks_only,
        observations=read_rows(case, "observations", _observation),
        answers=read_rows(case, "answers", _answer),
        concerns=read_rows(case, "concerns", _concern),
        visit_on=read_date_or_none(case, "visit_on"),
    )
    _refuse_before_birth(facts)
    return facts, today


def _birth(case: Row, today: date) -> tuple[Birth, bool]:
    born_on = read_date(case, "born")
    weeks = read_whole(case, "gestation_weeks")
    days = read_whole(case, "gestation_days")
    due = read_date_or_none(case, "due_date")
    try:
        check_birth_date(born_on, today)
        gestation = gestation_from(born_on, weeks=weeks, days=days, due=due)
    except ImplausibleBirthError as error:
        raise CaseError(error.field, str(error.reason)) from None
    weeks_only = weeks is not None and days is None and due is None
    return birth(born_on, gestation), weeks_only


def _refuse_before_birth(facts: Facts) -> None:
    born_on = facts.birth.born_on
    lists = {
        "observations": [item.on for item in facts.observations],
        "answers": [item.on for item in facts.answers],
        "concerns": [item.on for item in facts.concerns],
    }
    for name, days in lists.items():
        for place, on in enumerate(days):
            if on < born_on:
                raise CaseError(f"{name}[{place}].on", "is before the birth date")
    if facts.visit_on is not None and facts.visit_on < born_on:
        raise CaseError("visit_on", "is before the birth date")


def _observation(row: Row, path: str) -> Observation:
    kind = read_choice(row, "kind", KINDS, path)
    if kind is None:
        raise CaseError(path + "kind", "is required")
    return Observation(
        kind=kind,
        on=read_date(row, "on", path),
        state=read_choice(row, "state", STATES, path) or State.UNSURE,
        eyes=read_choice(row, "eyes", EYES, path) or Eyes.UNSURE,
        trigger=_triggers(row, path),
        directed=read_choice(row, "directed", DIRECTIONS, path) or Directed.UNSURE,
        form=read_choice(row, "form", FORMS, path) or Form.UNSURE,
        repeatable=read_choice(row, "repeatable", REPEATABLE, path)
        or Repeatable.NOT_TRIED,
        reporter=read_choice(row, "reporter", REPORTERS, path) or Reporter.PARENT,
        responds=read_choice(row, "responds", RESPONSES, path) or Responds.UNSURE,
        duration_s=read_amount(row, "duration_s", path),
        count_today=read_whole_count(row, path),
        ticks=_ticks(row, path),
        skill=_skill(row, path),
    )


def read_whole_count(row: Row, path: str) -> int:
    """How often it happened that day; 0 when the field is missing or null."""
    read_amount(row, "count_today", path)
    return read_whole(row, "count_today", path) or 0


def _triggers(row: Row, path: str) -> tuple[Trigger, ...]:
    value = row.get("trigger")
    if not isinstance(value, list):
        given = read_choice(row, "trigger", TRIGGERS, path)
        return UNSURE_TRIGGER if given is None else (given,)
    unknown = [item for item in value if item not in TRIGGERS.values()]
    if unknown:
        raise CaseError(path + "trigger", "must be one of " + ", ".join(TRIGGERS))
    return tuple(TRIGGERS[item] for item in value)


def _ticks(row: Row, path: str) -> frozenset[str]:
    named = TICKS & row.keys()
    if not named:
        return NO_TICKS
    return frozenset(name for name in named if read_tick(row, name, path))


def _skill(row: Row, path: str) -> str:
    value = row.get("skill")
    if value is None:
        return ""
    if not isinstance(value, str) or not (
        value in SMILE_SKILLS or value in catalog().by_id
    ):
        raise CaseError(path + "skill", "must be social_smile or an expectation's id")
    return value


def _answer(row: Row, path: str) -> Answer:
    expectation = row.get("expectation")
    if not isinstance(expectation, str) or expectation not in catalog().by_id:
        raise CaseError(path + "expectation", "must be the id of an expectation")
    value = read_choice(row, "value", VALUES, path)
    if value is None:
        raise CaseError(path + "value", "is required")
    return Answer(expectation, value, read_date(row, "on", path))


def _concern(row: Row, path: str) -> Concern:
    kind = read_choice(row, "kind", CONCERNS, path)
    if kind is None:
        raise CaseError(path + "kind", "is required")
    return Concern(kind, read_date(row, "on", path))


def _class_as_dict(given: Classification | None) -> dict[str, object]:
    """The class of one observation; null for other kinds and for later facts."""
    if given is None:
        return {"class": None, "reasons": []}
    found: dict[str, object] = {
        "class": given.smile_class,
        "reasons": _sentences(given.reasons),
    }
    return {**found, "sub_type": "sleep_laugh"} if given.is_sleep_laugh else found


def as_dict(found: Assessment) -> dict[str, object]:
    """An assessment as plain values, in the documented shape."""
    return {
        "on": found.on.isoformat(),
        "birth_age_days": found.birth_age_days,
        "corrected_age_days": found.corrected_age_days,
        "age_basis": found.age_basis,
        "age_notes": _sentences(found.age_notes),
        "smile": _smile_as_dict(found),
        "observations": [_class_as_dict(given) for given in found.classes],
        "flags": [
            {
                "kind": flag.kind,
                "level": flag.level,
                "when": flag.when,
                "since": flag.since.isoformat(),
                "reasons": _sentences(flag.reasons),
            }
            for flag in found.flags
        ],
        "advice": {"level": found.advice.level, "when": found.advice.when},
        "questions": _sentences(found.questions),
        "rules_version": found.rules_version,
    }


def _smile_as_dict(found: Assessment) -> dict[str, object]:
    window = found.smile.window
    first_on = found.smile.record.first_strong_on
    return {
        "status": found.smile.status,
        "evidence": found.smile.evidence,
        "first_on": None if first_on is None else first_on.isoformat(),
        "window": {
            "zero_day": window.zero_day.isoformat(),
            "opens": window.opens.isoformat(),
            "last_day": window.last_day.isoformat(),
            "late_from": window.late_from.isoformat(),
            "clearly_late_from": window.clearly_late_from.isoformat(),
        },
        "reasons": _sentences(found.smile_reasons),
    }


def _sentences(reasons: Iterable[Reason]) -> list[str]:
    return [str(reason) for reason in reasons]


def _no_constant(name: str) -> float:
    raise ValueError(name)


def _finite(text: str) -> float:
    """A number of JSON; what Python would read as infinite could not be echoed."""
    number = float(text)
    if math.isinf(number):
        raise ValueError(text)
    return number


DECODER: Final = json.JSONDecoder(parse_constant=_no_constant, parse_float=_finite)


def assess_line(line: str) -> tuple[dict[str, object], bool]:
    """The answer to one line of JSON, and whether the line could be read."""
    try:
        line.encode()
        case = DECODER.decode(line)
    except (ValueError, RecursionError):
        return {"id": None, "error": "case: is not valid JSON"}, False
    if not isinstance(case, dict):
        return {"id": None, "error": "case: must be a JSON object"}, False
    try:
        facts, today = facts_from(case)
    except CaseError as error:
        return {"id": case.get("id"), "error": str(error)}, False
    return {"id": case.get("id"), **as_dict(assess(facts, today))}, True


def assess_lines(lines: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """One line of JSON for each line that is not blank, in order, as they come."""
    for line in lines:
        if line.strip():
            answer, readable = assess_line(line)
            yield json.dumps(answer), readable

"""Checklist answers: which items are not met yet, and what that asks for.

Source: clinical rules D.1 and D.2 (the lists), E.2 (when several is several).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from clinical.advice import Flag, FlagKind, Level, When
from clinical.ages import Birth, add_months, corrected_age_days
from clinical.catalog import (
    CHECKLIST_AGES,
    Expectation,
    catalog,
    fact_id,
)
from clinical.numbers import CHECKLIST_OPENS_DAYS_BEFORE, SEVERAL_ITEMS
from clinical.reasons import Reason, gettext_noop as _


class Value(StrEnum):
    """What a family answered to an expectation."""

    YES = "yes"
    NOT_YET = "not_yet"
    NOT_SURE = "not_sure"


@dataclass(frozen=True, slots=True)
class Answer:
    """A dated answer to an expectation."""

    expectation: str
    value: Value
    on: date


@dataclass(frozen=True, slots=True)
class Unmet:
    """An item whose current answer is "not yet", given on or after its due date."""

    expectation: Expectation
    since: date
    newest_on: date
    again_since: date | None


NO_ANSWERS: Final[Sequence[Answer]] = ()


def due_date(subject: Birth, age_months: int) -> date:
    """The day a checklist is due: the zero day plus its months (C.2)."""
    return add_months(subject.zero_on, age_months)


def opens_on(subject: Birth, age_months: int) -> date:
    """The first day a checklist may be answered (D.1)."""
    early = timedelta(days=CHECKLIST_OPENS_DAYS_BEFORE)
    return due_date(subject, age_months) - early


def by_expectation(answers: Iterable[Answer], today: date) -> dict[str, list[Answer]]:
    """Yes and not-yet answers up to today, oldest first; the later line wins a day.

    "Not sure" changes nothing and is left out. Answers to the item about smiling back
    are answers about the social smile: one fact under two names.
    """
    found: dict[str, list[Answer]] = {}
    for answer in answers:
        if answer.value is not Value.NOT_SURE and answer.on <= today:
            found.setdefault(fact_id(answer.expectation), []).append(answer)
    for given in found.values():
        given.sort(key=_day)
    return found


def _day(answer: Answer) -> date:
    return answer.on


def not_yet_run(answers: Sequence[Answer]) -> list[Answer]:
    """The not-yet answers since the last yes; empty when the current answer is yes."""
    run: list[Answer] = []
    for answer in answers:
        if answer.value is Value.NOT_YET:
            run.append(answer)
        else:
            run.clear()
    return run


def unmet_items(
    subject: Birth, answers: Mapping[str, Sequence[Answer]]
) -> tuple[Unmet, ...]:
    """CDC items not met on or after their due date; the smile item is never one."""
    found = []
    for key, given in answers.items():
        expectation = catalog().by_id.get(key)
        if expectation is None or expectation.age_months is None:
            continue
        counted = _counted(subject, expectation.age_months, not_yet_run(given))
        if counted:
            again = _again_since(subject, expectation.age_months, counted)
            found.append(Unmet(expectation, counted[0], counted[-1], again))
    return tuple(sorted(found, key=_since))


def _counted(subject: Birth, age_months: int, run: Sequence[Answer]) -> list[date]:
    """The days of a run of not-yet answers that count: those from the due date on."""
    due = due_date(subject, age_months)
    return [answer.on for answer in run if answer.on >= due]


def _again_since(
    subject: Birth, age_months: int, counted: Sequence[date]
) -> date | None:
    """The first day the item was still not met at the next checklist (E.2)."""
    later = next_checklist(age_months)
    if later is None:
        return None
    next_due = due_date(subject, later)
    return min((on for on in counted if on >= next_due), default=None)


def _since(item: Unmet) -> tuple[date, str]:
    return item.since, item.expectation.id


def next_checklist(age_months: int) -> int | None:
    """The age of the checklist after this one, in months."""
    place = CHECKLIST_AGES.index(age_months) + 1
    return CHECKLIST_AGES[place] if place < len(CHECKLIST_AGES) else None


def are_several(items: Sequence[Unmet]) -> bool:
    """Two or more at one checklist, or items in two or more domains (E.2)."""
    if len(items) < SEVERAL_ITEMS:
        return False
    ages = [item.expectation.age_months for item in items]
    domains = {item.expectation.domain for item in items}
    return len(set(ages)) < len(ages) or len(domains) >= SEVERAL_ITEMS


def checklist_flags(items: Sequence[Unmet]) -> list[Flag]:
    """The flag that unmet items raise: several of them, or one (E.2)."""
    if not items:
        return []
    newest = max(item.newest_on for item in items)
    reasons = tuple(map(_item_reason, items))
    if are_several(items):
        since = _several_since(items)
        kind, when = FlagKind.SEVERAL_NOT_YET, When.THIS_WEEK
        reasons = (*reasons, SEVERAL)
    else:
        since = items[0].since
        again = any(item.again_since is not None for item in items)
        kind = FlagKind.MILESTONE_NOT_YET
        when = When.THIS_WEEK if again else When.NEXT_VISIT
        reasons = (*reasons, STILL_NOT_YET if again else ONE_ITEM)
    return [Flag(kind, Level.TALK, when, since, reasons, newest, len(items))]


def _several_since(items: Sequence[Unmet]) -> date:
    for count in range(SEVERAL_ITEMS, len(items)):
        if are_several(items[:count]):
            return items[count - 1].since
    return items[-1].since


def _item_reason(item: Unmet) -> Reason:
    return Reason(
        "item_not_yet",
        _("“%(summary)s” was answered “not yet” on %(on)s."),
        {
            "summary": item.expectation.summary,
            "on": item.newest_on,
            "expectation": item.expectation.id,
        },
    )


def beyond_window_flags(
    subject: Birth, answers: Mapping[str, Sequence[Answer]], today: date
) -> list[Flag]:
    """Flags for motor milestones past the WHO 99th percentile and not met (D.2).

    Silence never flags; optional milestones never flag.
    """
    flags = []
    for window in catalog().windows:
        run = not_yet_run(answers.get(window.id, NO_ANSWERS))
        past = corrected_age_days(subject, today) > window.p99_days
        if window.is_optional or not run or not past:
            continue
        first_past = subject.zero_on + timedelta(days=window.p99_days + 1)
        reason = Reason(
            "beyond_window",
            _(
                "“%(summary)s” was answered “not yet” on %(on)s. "
                "Almost all babies in the WHO study did it by day %(days)s."
            ),
            {
                "summary": window.criterion,
                "on": run[-1].on,
                "days": window.p99_days,
                "expectation": window.id,
            },
        )
        since = max(first_past, run[0].on)
        flags.append(
            Flag(
                FlagKind.BEYOND_WINDOW,
                Level.TALK,
                When.WITHIN_2_WEEKS,
                since,
                (reason,),
                run[-1].on,
            )
        )
    return flags


ONE_ITEM: Final = Reason(
    "one_item", _("Ask about it at the next visit, and about a full check.")
)
STILL_NOT_YET: Final = Reason(
    "still_not_yet", _("It was still “not yet” when the next list was due.")
)
SEVERAL: Final = Reason(
    "several", _("There is more than one. It is best to talk about them together.")
)

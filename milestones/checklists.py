"""Checklists as pages show them: the list for an age, what was answered, what is open."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from clinical.ages import Birth
from clinical.assessment import Assessment, Facts
from clinical.catalog import (
    CHECKLIST_AGES,
    DOMAIN_LABELS,
    SOCIAL_SMILE,
    Domain,
    Expectation,
    MotorWindow,
    catalog,
    fact_id,
)
from clinical.checklist import opens_on
from milestones.models import Answer, ValueChoice
from milestones.refusals import opening_day


@dataclass(frozen=True, slots=True)
class Item:
    """An expectation as one baby stands to it; `opens` is None once it is open."""

    entry: Expectation
    slug: str
    summary: str
    answer: Answer | None
    opens: date | None
    window: MotorWindow | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a list has been answered; `opens` is None once it is open."""

    age: int
    answered: int
    total: int
    opens: date | None


def age_now(subject: Birth, today: date) -> int:
    """The age of the newest list that is open, or of the first list."""
    opened = [age for age in CHECKLIST_AGES if opens_on(subject, age) <= today]
    return opened[-1] if opened else CHECKLIST_AGES[0]


def progress(facts: Facts, found: Assessment) -> Progress:
    """How far the list for now has been answered; a logged smile is an answer."""
    today = found.on
    age = age_now(facts.birth, today)
    opens = opens_on(facts.birth, age)
    known = {fact_id(answer.expectation) for answer in facts.answers}
    if found.smile.record.first_strong_on is not None:
        known.add(SOCIAL_SMILE)
    entries = catalog().by_age[age]
    return Progress(
        age,
        sum(fact_id(entry.id) in known for entry in entries),
        len(entries),
        opens if today < opens else None,
    )


def current_answers(rows: Iterable[Answer]) -> dict[str, Answer]:
    """The answer that holds for each fact, from rows with the oldest first.

    The latest yes or not yet holds; "not sure" changes neither of them.
    """
    held: dict[str, Answer] = {}
    for row in rows:
        key = fact_id(row.expectation_id)
        if row.value != ValueChoice.NOT_SURE or _is_unsure(held.get(key)):
            held[key] = row
    return held


def _is_unsure(answer: Answer | None) -> bool:
    return answer is None or answer.value == ValueChoice.NOT_SURE


def item_of(
    entry: Expectation, held: Mapping[str, Answer], subject: Birth, today: date
) -> Item:
    """One expectation with its current answer."""
    opens = opening_day(entry, subject)
    slug = fact_id(entry.id)
    window = catalog().window_by_id.get(entry.id)
    return Item(
        entry=entry,
        slug=slug,
        summary=gettext(window.criterion if window else entry.summary),
        answer=held.get(slug),
        opens=opens if opens is not None and today < opens else None,
        window=window,
    )


def by_domain(items: Sequence[Item]) -> list[tuple[str, list[Item]]]:
    """Items under the names of their domains."""
    return [
        (gettext(DOMAIN_LABELS[domain]), found)
        for domain in Domain
        if (found := [item for item in items if item.entry.domain is domain])
    ]

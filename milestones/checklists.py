"""Checklists as pages show them: the list for an age, what was answered, what is open."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol, TypeVar

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
    SourceList,
    catalog,
    fact_id,
)
from clinical.checklist import opens_on
from milestones.models import ValueChoice
from milestones.refusals import opening_day


class Answered(Protocol):
    """An answer, as a row of the database or as a few of its columns."""

    @property
    def expectation_id(self) -> str:
        """What was asked."""

    @property
    def value(self) -> str:
        """What was answered."""

    @property
    def on(self) -> date:
        """The day it is about."""

    @property
    def precision(self) -> str:
        """How well that day is known."""


AnyAnswer = TypeVar("AnyAnswer", bound=Answered)


class Told(NamedTuple):
    """The columns of an answer that a list shows; cheaper than whole rows."""

    expectation_id: str
    value: str
    on: date
    precision: str


@dataclass(frozen=True, slots=True)
class Item:
    """An expectation as one baby stands to it; `opens` is None once it is open."""

    entry: Expectation
    slug: str
    summary: str
    answer: Answered | None
    opens: date | None
    window: MotorWindow | None = None

    @property
    def is_yes(self) -> bool:
        """Whether the answer that holds is yes."""
        return self.answer is not None and self.answer.value == ValueChoice.YES


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


def current_answers(rows: Iterable[AnyAnswer]) -> dict[str, AnyAnswer]:
    """The answer that holds for each fact, from rows with the oldest first.

    The latest yes or not yet holds; "not sure" changes neither of them.
    """
    held: dict[str, AnyAnswer] = {}
    for row in rows:
        key = fact_id(row.expectation_id)
        if row.value != ValueChoice.NOT_SURE or _is_unsure(held.get(key)):
            held[key] = row
    return held


def _is_unsure(answer: Answered | None) -> bool:
    return answer is None or answer.value == ValueChoice.NOT_SURE


def item_of(
    entry: Expectation, held: Mapping[str, Answered], subject: Birth, today: date
) -> Item:
    """One expectation with its current answer."""
    opens = opening_day(entry, subject)
    slug = fact_id(entry.id)
    window = catalog().window_by_id.get(entry.id)
    return Item(
        entry=entry,
        slug=slug,
        summary=name_of(entry.id),
        answer=held.get(slug),
        opens=opens if opens is not None and today < opens else None,
        window=window,
    )


def answered_entry(slug: str) -> Expectation | None:
    """A catalog entry that families can answer; one fact has one entry."""
    entry = catalog().by_id.get(fact_id(slug))
    if entry is None or entry.id == SOCIAL_SMILE:
        return entry
    return None if entry.source_list is SourceList.LADDER else entry


def name_of(expectation: str) -> str:
    """What an expectation is called; motor milestones by what the study asked for."""
    window = catalog().window_by_id.get(expectation)
    return gettext(window.criterion if window else catalog().by_id[expectation].summary)


def by_domain(items: Sequence[Item]) -> list[tuple[str, list[Item]]]:
    """Items under the names of their domains."""
    return [
        (gettext(DOMAIN_LABELS[domain]), found)
        for domain in Domain
        if (found := [item for item in items if item.entry.domain is domain])
    ]

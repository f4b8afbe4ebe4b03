"""The milestones of a baby at a glance: for now, still open, celebrated, later."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from babies.age_words import week_line
from babies.choices import Precision
from clinical.ages import Birth
from clinical.catalog import CHECKLIST_AGES, SOCIAL_SMILE, Expectation, catalog
from clinical.checklist import due_date, next_checklist, opens_on
from milestones.checklists import (
    Answered,
    Item,
    Told,
    age_now,
    current_answers,
    item_of,
    name_of,
)
from milestones.models import ValueChoice

#: How many things of earlier lists stand with their buttons; the rest is a link away.
OPEN_SHOWN: Final = 8


@dataclass(frozen=True, slots=True)
class Celebrated:
    """Something a baby does, and in words the day it was seen with the age then."""

    slug: str
    summary: str
    on: date
    seen: str


@dataclass(frozen=True, slots=True)
class Rest:
    """How much of an earlier list is open beside what is shown."""

    age: int
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """A baby's milestones on a day, by what a family does with them.

    `opens` is None once the list for now is open; `later_opens` is when the next one
    does. Nothing stands in two places.
    """

    age: int
    due: date
    opens: date | None
    now: list[Item]
    still_open: list[Item]
    rest: list[Rest]
    celebrated: list[Celebrated]
    later: list[Item]
    later_age: int | None
    later_opens: date | None
    motor_seen: int


def overview(
    birth: Birth, answers: Iterable[Told], smile_on: date | None, today: date
) -> Overview:
    """Every list on a day; `smile_on` is the first smile at someone, if known."""
    held = current_answers(answers)
    age = age_now(birth, today)
    opens, later = opens_on(birth, age), next_checklist(age)

    def undone(months: int) -> list[Item]:
        """What of a list is not there yet, or not known."""
        items = _items(catalog().by_age[months], held, birth, today)
        return [item for item in items if not _is_done(item, smile_on)]

    earlier = [month for month in reversed(CHECKLIST_AGES) if month < age]
    waiting = [item for months in earlier for item in undone(months)]
    windows = {window.id for window in catalog().windows}
    celebrated = _celebrated(held, birth, smile_on)
    return Overview(
        age=age,
        due=due_date(birth, age),
        opens=opens if today < opens else None,
        now=undone(age),
        still_open=waiting[:OPEN_SHOWN],
        rest=_rest(waiting[OPEN_SHOWN:]),
        celebrated=celebrated,
        later=undone(later) if later else [],
        later_age=later,
        later_opens=opens_on(birth, later) if later else None,
        motor_seen=sum(each.slug in windows for each in celebrated),
    )


def _items(
    entries: Sequence[Expectation],
    held: Mapping[str, Answered],
    birth: Birth,
    today: date,
) -> list[Item]:
    return [item_of(entry, held, birth, today) for entry in entries]


def _is_done(item: Item, smile_on: date | None) -> bool:
    return item.is_yes or (item.slug == SOCIAL_SMILE and smile_on is not None)


def _rest(waiting: Iterable[Item]) -> list[Rest]:
    lists = groupby(item.entry.age_months or 0 for item in waiting)
    return [Rest(age, len(list(same))) for age, same in lists]


def _celebrated(
    held: Mapping[str, Told], birth: Birth, smile_on: date | None
) -> list[Celebrated]:
    """What is there, the newest first; a logged smile needs no answer."""
    days = {
        slug: (told.on, told.precision == Precision.ABOUT)
        for slug, told in held.items()
        if told.value == ValueChoice.YES
    }
    if smile_on is not None:
        days[SOCIAL_SMILE] = (smile_on, False)
    found = [
        Celebrated(slug, name_of(slug), on, _seen(birth, on, is_about=is_about))
        for slug, (on, is_about) in days.items()
    ]
    return sorted(found, key=_newest_first)


def _seen(birth: Birth, on: date, *, is_about: bool) -> str:
    sentence = _("Around %(on)s · %(age)s") if is_about else _("%(on)s · %(age)s")
    return sentence % {"on": date_format(on), "age": week_line(birth, on)}


def _newest_first(each: Celebrated) -> tuple[int, str]:
    return -each.on.toordinal(), each.summary

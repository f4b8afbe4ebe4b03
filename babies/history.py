"""The history of an entry: who did what, when, and which answers changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _, gettext_lazy

from accounts.models import User
from babies.age_words import in_weeks
from babies.choices import Change
from babies.family import naming
from babies.homes import wall_time
from babies.models import BabyVersion, Smile, SmileVersion
from babies.said import seen_of
from babies.smile_words import LABELS, said_in_words, seen_from


@dataclass(frozen=True, slots=True)
class Difference:
    """One answer before and after a change."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to an entry; `at` is the time at the baby's home."""

    what: str
    who: str
    at: datetime
    differences: tuple[Difference, ...]
    # Of the answers to go back to, where they are not those of now.
    version: int | None = None


def history_of(
    smile: Smile, versions: Iterable[SmileVersion], viewer: User
) -> list[Event]:
    """What happened to a smile, the newest first; versions come oldest first."""
    events, before = [], None
    now = said_in_words(seen_of(smile))
    versions = list(versions)
    by = [version.by for version in versions] or [smile.logged_by]
    name_of = naming(by, babies=[smile.baby_id], viewer=viewer)
    if not versions:
        # Until it is changed, an entry is its own first version.
        at = wall_time(smile.logged_at, smile.time_zone)
        who = name_of(smile.logged_by)
        return [Event(str(Change.CREATED.label), who, at, ())]
    for version in versions:
        after = said_in_words(seen_from(version.answers))
        events.append(
            Event(
                _happened(version),
                name_of(version.by),
                wall_time(version.at, smile.time_zone),
                differences(before or after, after),
                None if after == now else version.pk,
            )
        )
        before = after
    return events[::-1]


BESIDE: Final = {
    "merged": gettext_lazy("The same smile, logged twice, was put with this one"),
    "parted": gettext_lazy("The other entry was taken out again"),
}


def _happened(version: SmileVersion) -> str:
    """What was done to an entry, or beside it."""
    beside = [words for name, words in BESIDE.items() if name in version.answers]
    return str(beside[0]) if beside else version.get_change_display()


def differences(
    before: dict[str, str], after: dict[str, str]
) -> tuple[Difference, ...]:
    """The answers that are not the same, in words."""
    unknown = _("not known")
    return tuple(
        Difference(str(label), before.get(name, unknown), after.get(name, unknown))
        for name, label in LABELS.items()
        if before.get(name) != after.get(name)
    )


@dataclass(frozen=True, slots=True)
class DatesEvent:
    """What was said of a baby's dates, by whom, and when."""

    said: str
    who: str
    at: datetime


def dates_history(
    versions: Iterable[BabyVersion], *, zone: str, viewer: User
) -> list[DatesEvent]:
    """What was said of a baby's dates over time, in the order given."""
    versions = list(versions)
    name_of = naming(
        [version.by for version in versions],
        babies=[version.baby_id for version in versions],
        viewer=viewer,
    )
    return [
        DatesEvent(
            _dates_in_words(version.answers),
            name_of(version.by),
            wall_time(version.at, zone),
        )
        for version in versions
    ]


def _dates_in_words(answers: Mapping[str, Any]) -> str:
    said = {
        "name": answers["name"],
        "born": date_format(date.fromisoformat(answers["birth_on"])),
    }
    if answers["birth_is_estimated"]:
        return _("%(name)s: born on about %(born)s, an estimate") % said
    if answers["gestation_weeks"] is None:
        return _("%(name)s: born on %(born)s, weeks at birth not known") % said
    total = 7 * answers["gestation_weeks"] + (answers["gestation_days"] or 0)
    return _("%(name)s: born on %(born)s at %(weeks)s") % {
        **said,
        "weeks": in_weeks(total),
    }

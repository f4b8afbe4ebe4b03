"""The history of an entry: who did what, when, and which answers changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from accounts.models import User
from babies.homes import wall_time
from babies.models import Smile, SmileVersion
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


def history_of(
    smile: Smile, versions: Iterable[SmileVersion], viewer: User
) -> list[Event]:
    """What happened to a smile, the newest first; versions come oldest first."""
    events, before = [], None
    for version in versions:
        after = said_in_words(seen_from(version.answers))
        events.append(
            Event(
                version.get_change_display(),
                _name_of(version.by, viewer),
                wall_time(version.at, smile.time_zone),
                _differences(before or after, after),
            )
        )
        before = after
    return events[::-1]


def _name_of(person: User | None, viewer: User) -> str:
    if person is None:
        return _("Somebody who has left")
    return _("You") if person == viewer else person.email


def _differences(
    before: dict[str, str], after: dict[str, str]
) -> tuple[Difference, ...]:
    unknown = _("not known")
    return tuple(
        Difference(str(label), before.get(name, unknown), after.get(name, unknown))
        for name, label in LABELS.items()
        if before.get(name) != after.get(name)
    )

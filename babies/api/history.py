"""What happened to an entry, version after version, for programs."""

from collections.abc import Sequence
from typing import Final

from django.db.models import Q, QuerySet

from accounts.models import User
from babies.api.entries import Shown
from babies.api.smiles import at_home
from babies.choices import Change
from babies.history import Event, dates_history, history_of
from babies.models import Baby, BabyVersion, Sleep, SleepVersion, Smile, SmileVersion
from babies.said import Seen, seen_of
from babies.sleep_words import earlier_times
from babies.smile_words import seen_from

#: What is said of a smile, as the API names it.
ANSWERS: Final = (
    "kind", "state", "eyes", "trigger", "directed", "form", "repeatable", "reporter",
    "note", "precision", "state_is_guess",
)  # fmt: skip
NEWEST_FIRST: Final = ("-at", "-id")
#: The names of the API, where a profile has others.
NAMES: Final = {"birth_on": "birth_date", "due_on": "due_date"}


def smile_history(
    smile: Smile,
    page: Sequence[SmileVersion],
    rows: QuerySet[SmileVersion],
    viewer: User,
) -> list[Shown]:
    """A part of what happened to a smile, the newest first, out of all its rows."""
    zone = smile.time_zone
    if not page:
        # Until it is changed, an entry is its own first version.
        event = history_of(smile, (), viewer)[0]
        said = _said(event, Change.CREATED, seen_of(smile))
        return [{**said, "at": at_home(smile.logged_at, zone)}]
    last = page[-1]
    older = rows.filter(Q(at__lt=last.at) | Q(at=last.at, pk__lt=last.pk))
    before = older.select_related("by").order_by(*NEWEST_FIRST)[:1]
    events = history_of(smile, [*before, *reversed(page)], viewer)
    return [
        {
            **_said(event, version.change, seen_from(version.answers)),
            "at": at_home(version.at, zone),
        }
        for event, version in zip(events, page, strict=False)
    ]


def _said(event: Event, change: str, seen: Seen) -> Shown:
    """What happened, in words and as what was answered then."""
    return {
        "version": event.version,
        "change": str(change),
        "what": event.what,
        "who": event.who,
        "answers": {
            **{name: getattr(seen, name) for name in ANSWERS},
            "trigger": list(seen.trigger),
            "on": seen.on.isoformat(),
            "observed_at": at_home(seen.observed_at, seen.time_zone),
            "time_zone": seen.time_zone,
        },
        "differences": [
            {"what": each.label, "before": each.before, "after": each.after}
            for each in event.differences
        ],
    }


def sleep_history(
    sleep: Sleep, page: Sequence[SleepVersion], viewer: User
) -> list[Shown]:
    """A part of what a sleep said before each change, in the order given."""
    told = earlier_times(sleep, page, viewer)
    return [
        {
            "started_at": version.answers["started_at"],
            "ended_at": version.answers["ended_at"],
            "note": version.answers["note"],
            "who": each.who,
            "at": at_home(version.at, sleep.time_zone),
        }
        for each, version in zip(told, page, strict=True)
    ]


def dates_told(baby: Baby, page: Sequence[BabyVersion], viewer: User) -> list[Shown]:
    """A part of what was said of a baby over time, in the order given."""
    told = dates_history(page, zone=baby.time_zone, viewer=viewer)
    return [
        {
            "what": each.said,
            "who": each.who,
            "at": at_home(version.at, baby.time_zone),
            **{NAMES.get(name, name): said for name, said in version.answers.items()},
        }
        for each, version in zip(told, page, strict=True)
    ]

"""Odd laughs and spells: what a family says of one, how it is kept, what it counts.

A laugh logged here is a laugh: it counts among the smiles of its day, too.
"""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction

from accounts.models import User
from babies.choices import (
    DirectedChoice,
    EpisodeKind,
    Precision,
    RespondsChoice,
    StateChoice,
)
from babies.homes import today_at_home
from babies.models import Baby, Episode
from babies.watch import facts_changed
from clinical.ages import Birth, corrected_age_days
from clinical.assessment import count
from clinical.observations import (
    UNSURE_TRIGGER,
    Directed,
    Kind,
    Observation,
    Responds,
    State,
    Trigger,
)
from clinical.smiles import classify
from clinical.window import DayTally

# A retry of one form comes soon; the same answers later are another episode.
RETRY_WITHIN: Final = timedelta(minutes=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a person says about an odd laugh or spell (clinical rules F.2)."""

    kind: str
    on: date
    time_zone: str
    observed_at: datetime | None = None
    precision: str = Precision.EXACT
    state: str = StateChoice.UNSURE
    duration_s: int | None = None
    count_today: int | None = None
    trigger: tuple[str, ...] = ()
    directed: str = DirectedChoice.UNSURE
    responds: str = RespondsChoice.UNSURE
    ticks: tuple[str, ...] = ()
    note: str = ""


def told_of(row: Episode) -> Told:
    """What was said about an episode."""
    said = {name: getattr(row, name) for name in Told.__slots__}
    return Told(**{**said, "trigger": tuple(row.trigger), "ticks": tuple(row.ticks)})


def told_now(baby: Baby, kind: EpisodeKind, now: datetime) -> Told:
    """An episode of this moment of which nothing else is said yet."""
    return Told(
        kind=kind.value,
        on=today_at_home(baby, now),
        time_zone=baby.time_zone,
        observed_at=now,
    )


def observation_from(row: Episode | Told) -> Observation:
    """An episode as the rules see it; what was not said stays unsure."""
    return Observation(
        kind=Kind(row.kind),
        on=row.on,
        state=State(row.state),
        trigger=tuple(map(Trigger, row.trigger)) or UNSURE_TRIGGER,
        directed=Directed(row.directed),
        responds=Responds(row.responds),
        duration_s=row.duration_s or 0,
        count_today=row.count_today or 0,
        ticks=frozenset(row.ticks),
    )


def with_laughs(
    days: Sequence[DayTally], episodes: Iterable[Observation], subject: Birth
) -> list[DayTally]:
    """Days of smiles, and on them the laughs that were logged as odd."""
    by_day = {day.on: day for day in days}
    for seen in episodes:
        if seen.kind is Kind.LAUGH:
            given = classify(seen, corrected_age_days(subject, seen.on))
            day = by_day.setdefault(seen.on, DayTally(seen.on))
            count(day, given, seen.reporter)
    return [by_day[on] for on in sorted(by_day)]


@transaction.atomic
def log_episode(
    *, key: uuid.UUID, baby: Baby, told: Told, by: User, now: datetime
) -> Episode:
    """A new episode; the same form sent twice is one, an id in use gets another.

    An id in use leads to the same other id each time, so a double tap is one row there
    too. The caller holds the baby.
    """
    said = {**asdict(told), "baby": baby, "logged_by": by, "logged_at": now}
    while True:
        row, is_new = Episode.objects.get_or_create(pk=key, defaults=said)
        if is_new:
            facts_changed(baby)
        if is_new or _is_retry(row, baby, told):
            return row
        words = sorted((name, str(value)) for name, value in _timeless(told).items())
        key = uuid.uuid5(key, f"{baby.pk} {by.pk} {words} {now:%F %H:%M}")


def change_episode(*, row: Episode, told: Told) -> Episode:
    """Other answers about an episode; the caller holds its baby."""
    for name, value in asdict(told).items():
        setattr(row, name, value)
    row.save()
    facts_changed(row.baby)
    return row


def _is_retry(row: Episode, baby: Baby, told: Told) -> bool:
    """Whether a row says just this, give or take the moment.

    What was put into the bin is said anew.
    """
    before = told_of(row)
    if row.binned_at is not None or row.baby_id != baby.pk:
        return False
    if _timeless(before) != _timeless(told):
        return False
    if before.observed_at is None or told.observed_at is None:
        return before.observed_at == told.observed_at
    return abs(before.observed_at - told.observed_at) <= RETRY_WITHIN


def _timeless(told: Told) -> dict[str, object]:
    return {
        name: value for name, value in asdict(told).items() if name != "observed_at"
    }

"""What a row must be beside the other rows.

After the birth, not to come, and pointing to what is there.
"""

import uuid
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any, Final

from babies.choices import Precision
from babies.forms.smile import CLOCK_SKEW
from babies.homes import wall_time
from babies.photos import MOST
from babies.said import Profile
from clinical.ages import ImplausibleBirthError, gestation_from
from clinical.catalog import SOCIAL_SMILE
from clinical.library import library
from clinical.sleep import evening_of
from exchange.archive.fields import WrongError
from exchange.archive.kinds import BABY, PICTURED
from exchange.archive.reading import Row
from milestones.models import Expectation


@dataclass(slots=True)
class Seen:
    """What of an archive was read so far."""

    now: datetime
    babies: dict[uuid.UUID, Mapping[str, Any]] = field(default_factory=dict)
    steps: dict[uuid.UUID, int] = field(default_factory=Counter)
    #: The ids of all rows, and of those that photos can belong to.
    keys: set[tuple[str, uuid.UUID]] = field(default_factory=set)
    photos: Counter[uuid.UUID] = field(default_factory=Counter)
    skills: frozenset[str] = field(default_factory=frozenset)

    def check(self, row: Row) -> None:
        """Refuse a row that cannot be. Raises WrongError."""
        self._check_new(row)
        self._check_past(row)
        if row.kind is BABY:
            _check_baby(row.said, self._today(row.said["time_zone"]))
            self.babies[row.baby] = row.said
            return
        if row.baby not in self.babies:
            raise WrongError("unknown_baby", "baby")
        self._check_day(row)
        also = ALSO.get(row.kind.name)
        if also is not None:
            also(self, row)

    def _check_new(self, row: Row) -> None:
        """Ids are there once; notes for a visit are there once for each baby."""
        own = row.baby if row.key is None else row.key
        if row.kind.name == "bedtime_step":
            return
        if (row.kind.name, own) in self.keys:
            raise WrongError("twice", "id")
        self.keys.add((row.kind.name, own))

    def _check_past(self, row: Row) -> None:
        moments = [row.at, *(version.at for version in row.history)]
        if any(at is not None and at > self.now + CLOCK_SKEW for at in moments):
            raise WrongError("to_come", "at")

    def _check_day(self, row: Row) -> None:
        on: date | None = row.said.get("on")
        if on is None:
            return
        if on < self.babies[row.baby]["birth_on"]:
            raise WrongError("before_birth", "on")
        home = row.said.get("time_zone") or self.babies[row.baby]["time_zone"]
        if on > self._today(home):
            raise WrongError("to_come", "on")

    def _today(self, zone: str) -> date:
        return wall_time(self.now, zone).date()

    def check_moment(self, row: Row) -> None:
        """A time of day is on its day, or there is none when only the day is known."""
        at, on = row.said["observed_at"], row.said["on"]
        if (at is None) != (row.said["precision"] == Precision.DAY):
            raise WrongError("time_or_day", "precision")
        if at is not None:
            self._check_on(at, on, row.said["time_zone"], "observed_at")

    def check_sleep(self, row: Row) -> None:
        """A sleep begins on its day and ends after it began."""
        start, end = row.said["started_at"], row.said["ended_at"]
        self._check_on(start, row.said["on"], row.said["time_zone"], "started_at")
        if end is not None and not start < end <= self.now + CLOCK_SKEW:
            raise WrongError("ends_before", "ended_at")

    def check_evening(self, row: Row) -> None:
        """An evening is that of its bedtime, and its steps are there."""
        in_bed = row.said["in_bed_at"]
        if in_bed is not None:
            on = evening_of(wall_time(in_bed, row.said["time_zone"]))
            if on != row.said["on"] or in_bed > self.now + CLOCK_SKEW:
                raise WrongError("another_day", "in_bed_at")
        if any(not 1 <= each <= self.steps[row.baby] for each in row.said["steps"]):
            raise WrongError("unknown_step", "steps")

    def check_step(self, row: Row) -> None:
        """Steps are numbered in their order."""
        self.steps[row.baby] += 1
        if row.said["number"] != self.steps[row.baby]:
            raise WrongError("not_in_order", "number")

    def check_review(self, row: Row) -> None:
        """What was done about a flag rests on days that have been."""
        if max(row.said["newest_on"], row.said["since"]) > self._today(
            "Pacific/Kiritimati"
        ):
            raise WrongError("to_come", "since")

    def check_photo(self, row: Row) -> None:
        """A photo is one of few of an entry that is there."""
        entry = row.said["entry_id"]
        if (PICTURED[row.said["entry_kind"]], entry) not in self.keys:
            raise WrongError("unknown_entry", "entry_id")
        self.photos[entry] += 1
        if self.photos[entry] > MOST:
            raise WrongError("too_many_photos", "entry_id")

    def check_answer(self, row: Row) -> None:
        """An answer is to something that is asked."""
        if row.said["expectation_id"] not in self.skills:
            raise WrongError("unknown_word", "expectation_id")

    def check_skill(self, row: Row) -> None:
        """A lost skill is one that is asked for."""
        if row.said["skill"] not in self.skills:
            raise WrongError("unknown_word", "skill")

    def check_tip(self, row: Row) -> None:
        """A tip is one of ours."""
        if row.said["tip"] not in _tips():
            raise WrongError("unknown_word", "tip")

    def _check_on(self, at: datetime, on: date, zone: str, name: str) -> None:
        if wall_time(at, zone).date() != on:
            raise WrongError("another_day", name)
        if at > self.now + CLOCK_SKEW:
            raise WrongError("to_come", name)


ALSO: Final[Mapping[str, Callable[[Seen, Row], None]]] = {
    "smile": Seen.check_moment,
    "episode": Seen.check_moment,
    "sleep": Seen.check_sleep,
    "evening": Seen.check_evening,
    "bedtime_step": Seen.check_step,
    "review": Seen.check_review,
    "photo": Seen.check_photo,
    "answer": Seen.check_answer,
    "lost_skill": Seen.check_skill,
    "tip": Seen.check_tip,
}


def nothing_seen(now: datetime) -> Seen:
    """The beginning of a reading."""
    asked = Expectation.objects.values_list("pk", flat=True)
    return Seen(now, skills=frozenset({SOCIAL_SMILE, *asked}))


@cache
def _tips() -> frozenset[str]:
    return frozenset(tip.id for tip in library().tips)


def _check_baby(said: Mapping[str, Any], today: date) -> None:
    if not said["name"].strip():
        raise WrongError("missing", "name")
    if said["birth_on"] > today:
        raise WrongError("to_come", "birth_on")
    try:
        gestation_from(
            said["birth_on"],
            weeks=said["gestation_weeks"],
            days=said["gestation_days"],
            due=said["due_on"],
        )
    except ImplausibleBirthError as error:
        raise WrongError("bad_dates", "birth_on") from error


def profile_from(said: Mapping[str, Any]) -> Profile:
    """What a row says about a baby."""
    return Profile(**{name: said[name] for name in Profile.__slots__})

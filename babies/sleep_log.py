"""Writing sleeps: the timer, times given by hand, the history and the bin.

Views hold the baby while they call these, so that two phones take turns.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime

from accounts.models import User
from babies.homes import wall_time
from babies.models import Baby, Sleep, SleepVersion
from babies.services import BeforeBirthError
from babies.sleep_now import running_sleep
from babies.sleeps import MINUTE, Span, open_end, overlapping


class OverlapError(Exception):
    """Two sleeps would share time; `other` is the one that is in the way."""

    def __init__(self, other: Sleep) -> None:
        super().__init__(f"overlaps sleep {other.pk}")
        self.other = other


@dataclass(frozen=True, slots=True)
class Times:
    """When a sleep began and ended, to the minute; no end while it runs."""

    started_at: datetime
    ended_at: datetime | None
    note: str = ""


def to_the_minute(moment: datetime) -> datetime:
    """The minute a clock shows: sleeps are kept by it, so that sums agree."""
    return moment.replace(second=0, microsecond=0)


def times_of(sleep: Sleep) -> Times:
    """What a sleep says now."""
    return Times(sleep.started_at, sleep.ended_at, sleep.note)


def start_sleep(*, key: uuid.UUID, baby: Baby, by: User, now: datetime) -> Sleep:
    """Start the timer; a sleep that runs already is the answer, and stays as it is."""
    running = running_sleep(baby)
    if running is not None:
        return running
    ends = Sleep.objects.filter(baby=baby, binned_at__isnull=True, ended_at__gt=now)
    last = ends.order_by("ended_at").last()
    # The sleep before may have lasted less than the minute it was given.
    start = (last and last.ended_at) or to_the_minute(now)
    return log_sleep(key=key, baby=baby, times=Times(start, None), by=by, now=now)


def stop_sleep(*, sleep: Sleep, now: datetime) -> Sleep:
    """Stop the timer now; every sleep lasts a minute at least."""
    if sleep.ended_at is None:
        sleep.ended_at = max(to_the_minute(now), sleep.started_at + MINUTE)
        sleep.save(update_fields=["ended_at"])
    return sleep


def resume_sleep(*, sleep: Sleep, now: datetime) -> Sleep:
    """Let the timer run on, as if it had not been stopped; raises OverlapError."""
    if sleep.ended_at is not None:
        _refuse_overlap(sleep, Times(sleep.started_at, None), now)
        sleep.ended_at = None
        sleep.save(update_fields=["ended_at"])
    return sleep


def log_sleep(
    *, key: uuid.UUID, baby: Baby, times: Times, by: User, now: datetime
) -> Sleep:
    """A new sleep; the same times under the same id again are the same sleep."""
    known = Sleep.objects.filter(pk=key).first()
    if known is not None and is_again(known, baby, times):
        return known
    key = uuid.uuid4() if known else key
    sleep = new_sleep(key=key, baby=baby, times=times, by=by, now=now)
    sleep.save(force_insert=True)
    return sleep


def new_sleep(
    *, key: uuid.UUID, baby: Baby, times: Times, by: User, now: datetime
) -> Sleep:
    """A sleep of some times, not stored yet."""
    sleep = Sleep(pk=key, baby=baby, logged_by=by, logged_at=now)
    sleep.time_zone = baby.time_zone
    _set(sleep, times)
    return sleep


def is_again(known: Sleep, baby: Baby, times: Times) -> bool:
    """Whether a form that is sent says what is stored already."""
    is_kept = known.binned_at is None and known.baby_id == baby.pk
    return is_kept and times_of(known) == times


def change_sleep(*, sleep: Sleep, times: Times, by: User, now: datetime) -> Sleep:
    """Other times or another note; what was said before is kept."""
    if times_of(sleep) == times:
        return sleep
    _remember(sleep, by, now)
    _set(sleep, times)
    sleep.save()
    return sleep


def bin_sleep(*, sleep: Sleep, now: datetime) -> None:
    """Put a sleep into the bin; its timer, if it ran, is off."""
    if sleep.binned_at is None:
        sleep.binned_at = now
        sleep.save(update_fields=["binned_at"])


def restore_sleep(*, sleep: Sleep, now: datetime) -> None:
    """Take a sleep back; raises OverlapError where another has taken its time."""
    if sleep.binned_at is None:
        return
    if sleep.on < sleep.baby.birth_on:
        raise BeforeBirthError
    _refuse_overlap(sleep, times_of(sleep), now)
    sleep.binned_at = None
    sleep.save(update_fields=["binned_at"])


def _refuse_overlap(sleep: Sleep, times: Times, now: datetime) -> None:
    end = times.ended_at or open_end(times.started_at, now)
    others = overlapping(sleep.baby, Span(times.started_at, end), but=sleep)
    if others:
        raise OverlapError(others[0])


def _set(sleep: Sleep, times: Times) -> None:
    sleep.started_at, sleep.ended_at = times.started_at, times.ended_at
    sleep.note = times.note
    sleep.on = wall_time(times.started_at, sleep.time_zone).date()


def _remember(sleep: Sleep, by: User, now: datetime) -> None:
    said = times_of(sleep)
    answers = {
        "started_at": said.started_at.isoformat(),
        "ended_at": said.ended_at and said.ended_at.isoformat(),
        "note": said.note,
    }
    SleepVersion.objects.create(
        sleep=sleep, baby_id=sleep.baby_id, answers=answers, by=by, at=now
    )

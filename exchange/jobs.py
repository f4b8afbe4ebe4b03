"""Work in the background, from asking for it to forgetting it with its file."""

import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final, TypeVar

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy

from accounts.models import User
from babies.models import Baby
from babies.services import IdTakenError
from exchange.models import Job, JobKind, JobState
from exchange.progress import forget_note, look_up, tell

KEPT: Final = timedelta(days=7)
#: So many of a person that have ended; with another the oldest goes, before its time.
MOST_KEPT: Final = 20
BUSY: Final = (JobState.WAITING, JobState.RUNNING)
#: Whoever reads the page sees a step at least so often.
A_STEP: Final = 500
PLACE: Final = "jobs"
BUSY_WORDS: Final = gettext_lazy(
    "We are at work on something else of yours. Please ask again when it is done."
)
#: Faults that say nothing against the file or the person.
OUR_FAULTS: Final = ("broken", "lost")
Each = TypeVar("Each")


class BusyError(Exception):
    """Something else that a person asked for is not done yet: `job`."""

    def __init__(self, job: Job) -> None:
        super().__init__(job.pk)
        self.job = job


class StopError(Exception):
    """The work cannot be done, for a reason its page has a sentence for."""

    def __init__(self, fault: str, **found: Any) -> None:
        super().__init__(fault)
        self.fault = fault
        self.found = found


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for: the id its form chose, the kind, by whom, about which baby."""

    key: uuid.UUID
    kind: str
    who: User
    baby: Baby | None = None
    more: Mapping[str, Any] = field(default_factory=dict)
    #: Whether an id in use is refused, whosever it is.
    is_strict: bool = False


def add_job(asked: Asked, *, now: datetime, file: File[bytes] | None = None) -> Job:
    """The job for a form; the same form sent twice is one job.

    The caller starts it with `exchange.tasks.start`. Called in a transaction.
    Raises BusyError, and IdTakenError.
    """
    known = Job.objects.filter(pk=asked.key).first()
    if known is not None and asked.is_strict:
        raise IdTakenError
    if known is not None and known.who_id == asked.who.pk:
        return known
    _check_free(asked.who, now)
    job = Job(
        # An id in use is somebody else's.
        pk=asked.key if known is None else uuid.uuid4(),
        kind=asked.kind,
        who=asked.who,
        baby=asked.baby,
        asked=dict(asked.more),
        made_at=now,
        expires_at=now + KEPT,
    )
    if file is not None:
        job.file.save("", file, save=False)
    job.save(force_insert=True)
    _forget_oldest(asked.who)
    return job


def hold(who: User) -> None:
    """Let a person ask for one thing after the other, also at the same moment."""
    User.objects.select_for_update(no_key=True).get(pk=who.pk)


def _check_free(who: User, now: datetime) -> None:
    """One thing at a time for each person, so that the worker's line is fair."""
    hold(who)
    busy = Job.objects.filter(who=who).under_way(now).order_by("made_at").first()
    if busy is not None:
        raise BusyError(busy)


def _forget_oldest(who: User) -> None:
    """A disk holds only so many files of everybody."""
    ended = Job.objects.filter(who=who).exclude(state__in=BUSY)
    oldest = ended.order_by("-made_at", "pk")[MOST_KEPT:]
    forget(Job.objects.filter(pk__in=[job.pk for job in oldest.only("pk")]))


def claim(pk: uuid.UUID, *, now: datetime) -> Job | None:
    """The job to be done now; None when it is gone or somebody else's turn."""
    waiting = Job.objects.filter(pk=pk, state=JobState.WAITING)
    if not waiting.update(state=JobState.RUNNING, started_at=now):
        return None
    return Job.objects.select_related("who", "baby").get(pk=pk)


def end(job: Job, *, fault: str, found: Mapping[str, Any], now: datetime) -> None:
    """Note what came of a job; without a fault it is done."""
    Job.objects.filter(pk=job.pk).update(
        state=JobState.STOPPED if fault else JobState.DONE,
        fault=fault,
        found=dict(found),
        file=str(job.file),
        done=job.done,
        total=job.total,
        ended_at=now,
    )
    forget_note(job)


def expect(job: Job, total: int) -> None:
    """Say how many steps there are, of which some may be done."""
    job.total = total
    tell(job)


def counted(job: Job, steps: Iterable[Each]) -> Iterator[Each]:
    """The steps as they are taken, with a note of how far it is now and then."""
    for step in steps:
        yield step
        job.done += 1
        if job.done % A_STEP == 0:
            tell(job)


def as_it_is(job: Job, *, now: datetime) -> Job:
    """A job with how far it is now; one that is lost is shown as stopped."""
    if job.is_lost(now):
        job.state, job.fault = JobState.STOPPED, "lost"
    elif job.state == JobState.RUNNING:
        look_up(job)
    return job


def may_be_tried_again(job: Job) -> bool:
    """Whether the same might work another time; tables begin at their preview."""
    return job.fault in OUR_FAULTS and job.kind != JobKind.TABLE


def again(job: Job, kind: str, *, now: datetime) -> None:
    """Ask for the next part of a job, or for the same once more, with the same file.

    Called in a transaction. Raises BusyError.
    """
    _check_free(job.who, now)
    job.kind, job.state, job.fault = kind, JobState.WAITING, ""
    job.done = job.total = 0
    job.expires_at = now + KEPT
    job.save(update_fields=["kind", "state", "fault", "done", "total", "expires_at"])


def forget(jobs: QuerySet[Job]) -> int:
    """Delete jobs with their files; how many."""
    places = [str(job.file) for job in jobs if job.file]
    gone, _kinds = jobs.delete()
    transaction.on_commit(lambda: _delete_files(places))
    return gone


def jobs_with(baby: Baby) -> QuerySet[Job]:
    """The jobs whose file holds something of a baby, also among other babies."""
    wide = Job.objects.filter(baby__isnull=True).only("pk", "found")
    holding = [job.pk for job in wide if str(baby.pk) in job.found.get("babies", [])]
    return Job.objects.filter(Q(baby=baby) | Q(pk__in=holding))


def purge_jobs(*, now: datetime) -> int:
    """Forget what has run out, and files that no job holds any more; how many jobs."""
    gone = forget(Job.objects.filter(expires_at__lte=now))
    known = {str(job.file) for job in Job.objects.exclude(file="")}
    lying = {f"{PLACE}/{name}" for name in _names()}
    transaction.on_commit(lambda: _delete_files(lying - known))
    return gone


def _names() -> list[str]:
    if not default_storage.exists(PLACE):
        return []
    return default_storage.listdir(PLACE)[1]


def _delete_files(places: Iterable[str]) -> None:
    for place in places:
        default_storage.delete(place)


Work = Callable[[Job, datetime], Mapping[str, Any]]

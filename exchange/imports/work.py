"""A large import, done in the background: all of it or nothing."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any, Final

from django.db import transaction
from django.urls import reverse

from babies.models import Baby
from babies.services import held
from exchange.imports.sources import look, still
from exchange.imports.writing import write
from exchange.jobs import Asked, StopError, add_job, again, as_it_is, counted, expect
from exchange.models import Job, JobKind, JobState, Upload

#: Up to so many new entries nobody waits for a worker.
AT_ONCE: Final = 1000


def job_for(upload: Upload, picks: Mapping[str, str], *, now: datetime) -> Job:
    """The job that adds what was confirmed, under the id that the import will have.

    One that was stopped is asked for again. Raises BusyError.
    """
    asked = Asked(
        key=upload.pk,
        kind=JobKind.TABLE,
        who=upload.by,
        baby=upload.baby,
        more={"picks": dict(picks)},
    )
    job = as_it_is(add_job(asked, now=now), now=now)
    if job.state == JobState.STOPPED:
        again(job, JobKind.TABLE, now=now)
    return job


def add_table(job: Job, now: datetime) -> Mapping[str, Any]:
    """Add what was brought; stops with "gone" where that or the right to it is gone."""
    picks = job.asked["picks"]
    upload = _brought(job)
    watch = partial(counted, job)
    # Each line is read, and then added.
    expect(job, 2 * sum(file["text"].count("\n") for file in upload.files))
    # Others can write while it is read.
    found = look(upload, picks, now, watch)
    with transaction.atomic():
        upload = _brought(job)
        upload.baby = held(Baby.objects.all()).get(pk=upload.baby_id)
        found = still(found, upload, picks, now)
        expect(job, job.done + found.new)
        done = write(found.looked.batch, upload=upload, now=now, watch=watch)
    there = reverse("exchange:imported", args=[done.baby_id, done.pk])
    return {"added": sum(map(len, done.rows.values())), "to": there}


def _brought(job: Job) -> Upload:
    mine = Upload.objects.visible_to(job.who)
    upload = mine.filter(pk=job.pk).select_related("baby", "by").first()
    if upload is None:
        raise StopError("gone")
    return upload

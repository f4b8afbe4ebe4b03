"""What the worker does: one job, from beginning to end."""

import uuid
from collections.abc import Mapping
from typing import Any, Final

from django.utils import timezone
from django_tasks import task

from exchange.archive.export import export
from exchange.archive.restore import check, restore
from exchange.imports.work import add_table
from exchange.jobs import StopError, Work, claim, end
from exchange.models import Job, JobKind

#: What is done for each kind of job. It returns what came of it, or raises StopError.
WORK: Final[Mapping[str, Work]] = {
    JobKind.EXPORT: export,
    JobKind.CHECK: check,
    JobKind.RESTORE: restore,
    JobKind.TABLE: add_table,
}


def start(job: Job) -> None:
    """Ask the worker for a job; in a transaction, from when it ends well."""
    work_on.enqueue(str(job.pk))


@task()
def work_on(pk: str) -> None:
    """Do one job, unless it is gone or done; whatever happens, it says how it ended."""
    job = claim(uuid.UUID(pk), now=timezone.now())
    if job is None:
        return
    fault = "broken"
    found: Mapping[str, Any] = {}
    try:
        found = WORK[job.kind](job, timezone.now())
        fault = ""
    except StopError as error:
        fault, found = error.fault, error.found
    finally:
        end(job, fault=fault, found=found, now=timezone.now())

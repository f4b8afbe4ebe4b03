"""Jobs for tests."""

from datetime import datetime
from typing import Any

from django.core.files.base import ContentFile

from accounts.models import User
from babies.models import Baby
from exchange.jobs import KEPT, end
from exchange.models import Job, JobKind
from tests.factories import NOW


def make_job(
    *,
    who: User,
    baby: Baby | None = None,
    kind: str = JobKind.EXPORT,
    file: bytes | None = None,
    now: datetime = NOW,
    **more: Any,
) -> Job:
    """A job that waits, beside others; keywords are what it is asked."""
    job = Job(
        kind=kind, who=who, baby=baby, asked=more, made_at=now, expires_at=now + KEPT
    )
    if file is not None:
        job.file.save("", ContentFile(file), save=False)
    job.save(force_insert=True)
    return job


def make_ended_job(*, fault: str = "", found: Any = None, **given: Any) -> Job:
    """A job that is done, or stopped for a reason."""
    job = make_job(**given)
    end(job, fault=fault, found=found or {}, now=given.get("now", NOW))
    job.refresh_from_db()
    return job

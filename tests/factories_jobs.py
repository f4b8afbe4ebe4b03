"""Jobs for tests."""

import uuid
from datetime import datetime
from typing import Any

from django.core.files.base import ContentFile

from accounts.models import User
from babies.models import Baby
from exchange.jobs import Asked, add_job, end
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
    """A job that waits; keywords are what it is asked."""
    asked = Asked(key=uuid.uuid4(), kind=kind, who=who, baby=baby, more=more)
    content = None if file is None else ContentFile(file)
    return add_job(asked, now=now, file=content)


def make_ended_job(*, fault: str = "", found: Any = None, **given: Any) -> Job:
    """A job that is done, or stopped for a reason."""
    job = make_job(**given)
    end(job, fault=fault, found=found or {}, now=given.get("now", NOW))
    job.refresh_from_db()
    return job

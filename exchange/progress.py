"""How far work in the background is, told while its rows are not yet there for others.

It writes in one transaction, which nobody sees into; on SQLite nobody else may even
write. So how far it is stands in a small file beside the job's own.
"""

import json
from typing import Final

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from exchange.models import Job

#: More is no note of ours.
LONGEST: Final = 100


def place_of(job: Job) -> str:
    """Where the note of a job lies."""
    return f"jobs/{job.pk}.count"


def tell(job: Job) -> None:
    """Note how far a job is now."""
    place = place_of(job)
    default_storage.delete(place)
    default_storage.save(place, ContentFile(json.dumps([job.done, job.total]).encode()))


def look_up(job: Job) -> None:
    """See how far a job is; without a note it is as its row says."""
    try:
        with default_storage.open(place_of(job)) as note:
            done, total = json.loads(note.read(LONGEST))
    except (OSError, TypeError, ValueError):
        # There is none, or it is being written just now.
        return
    job.done, job.total = done, total


def forget_note(job: Job) -> None:
    """Take the note away; the work has ended."""
    default_storage.delete(place_of(job))

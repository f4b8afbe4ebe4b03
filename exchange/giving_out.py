"""Giving out a file that was made: whole, in part, or not again (RFC 9110)."""

import re
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from typing import Final
from uuid import UUID

from django.core.files.base import File
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotModified,
    StreamingHttpResponse,
)
from django.utils.http import content_disposition_header, parse_etags
from django.utils.text import slugify

from babies.models import Baby, Viewer
from exchange.models import Job, JobKind, JobState

ZIP: Final = "application/zip"
A_PIECE: Final = 64 * 1024
#: One part; who asks for several at once gets the whole file, as is allowed.
PART: Final = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")


def file_of(who: Viewer, pk: UUID, *, now: datetime) -> Job | None:
    """A job with its file, for who asked for it and still may have all that is in it."""
    ready = Job.objects.kept_for(who, now).filter(
        pk=pk, kind=JobKind.EXPORT, state=JobState.DONE
    )
    job = ready.exclude(file="").select_related("baby").first()
    if job is None:
        return None
    held = job.found["babies"]
    babies = Baby.objects.editable_by(who).filter(pk__in=held)
    return job if babies.count() == len(held) else None


def name_of(job: Job) -> str:
    """What the file is called where it is saved."""
    named = slugify(job.baby.name) if job.baby else ""
    parts = ("smilestone", named, f"{job.made_at:%Y-%m-%d}")
    return f"{'-'.join(filter(None, parts))}.zip"


def give_out(request: HttpRequest, job: Job) -> HttpResponseBase:
    """The file of a job, as much of it as is asked for."""
    size = job.file.size
    etag = f'"{sha256(f"{job.pk} {job.ended_at} {size}".encode()).hexdigest()[:24]}"'
    headers = {
        "ETag": etag,
        "Accept-Ranges": "bytes",
        "Content-Disposition": content_disposition_header(
            as_attachment=True, filename=name_of(job)
        ),
        # It is packed already; packed once more, its parts would not fit together.
        "Content-Encoding": "identity",
    }
    if etag in parse_etags(request.headers.get("If-None-Match", "")):
        return HttpResponseNotModified(headers=headers)
    first, last = _part_asked(request, size, etag)
    if first > last:
        told = {**headers, "Content-Range": f"bytes */{size}"}
        return HttpResponse(status=416, headers=told)
    is_whole = last - first + 1 == size
    told = {**headers, "Content-Length": str(last - first + 1)}
    if not is_whole:
        told["Content-Range"] = f"bytes {first}-{last}/{size}"
    return StreamingHttpResponse(
        _pieces(job.file.open("rb"), first, last - first + 1),
        content_type=ZIP,
        status=200 if is_whole else 206,
        headers=told,
    )


def _part_asked(request: HttpRequest, size: int, etag: str) -> tuple[int, int]:
    """The first and the last byte; what cannot be read as a part is the whole."""
    found = PART.fullmatch(request.headers.get("Range", ""))
    is_same = request.headers.get("If-Range", etag) == etag
    if found is None or not is_same or not (found[1] or found[2]):
        return 0, size - 1
    if not found[1]:
        return max(0, size - int(found[2])), size - 1
    first, last = int(found[1]), int(found[2] or size - 1)
    if found[2] and last < first:
        return 0, size - 1
    return first, min(last, size - 1)


def _pieces(file: File[bytes], first: int, length: int) -> Iterator[bytes]:
    with file:
        file.seek(first)
        while piece := file.read(min(A_PIECE, length)):
            length -= len(piece)
            yield piece

"""Archives for programs: asked for, fetched, brought back; and the work on them."""

import uuid
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final

from django.core.files.base import File
from django.db import transaction
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.addresses import public_address
from accounts.api.fields import read
from accounts.api.problems import ConflictError
from accounts.api.views import ApiViewSet
from babies.api.entries import Shown
from babies.models import Baby
from babies.services import IdTakenError
from clinics.api.family import checked
from exchange.api.job_serializers import (
    ArchiveSerializer,
    ExportSerializer,
    JobSerializer,
)
from exchange.archive.words import fault_words, new_in, remarks
from exchange.fhir.codes import PLACE
from exchange.forms_archive import ArchiveForm
from exchange.giving_out import ZIP, file_of, give_out
from exchange.jobs import (
    BUSY_WORDS,
    Asked,
    BusyError,
    add_job,
    again,
    as_it_is,
    forget,
    hold,
    may_be_tried_again,
)
from exchange.models import Job, JobKind, JobState
from exchange.tasks import start

#: An archive that was looked through becomes one that is added, under the same id.
SAME_WISH: Final[Mapping[str, set[JobKind]]] = {
    JobKind.EXPORT: {JobKind.EXPORT},
    JobKind.CHECK: {JobKind.CHECK, JobKind.RESTORE},
}


class _OfJobs(ApiViewSet):
    """One's own work in the background."""

    serializer_class = JobSerializer

    def jobs(self, request: Request, now: datetime) -> Any:
        """Those that have not run out."""
        user: Any = request.user
        return Job.objects.kept_for(user, now).select_related("baby", "who")

    def held(self, request: Request, pk: uuid.UUID, now: datetime) -> Job:
        """One of them, held while it is changed."""
        rows = self.jobs(request, now).select_for_update(of=("self",))
        return as_it_is(get_object_or_404(rows, pk=pk), now=now)


class JobViewSet(_OfJobs):
    """Work in the background: how far it is, and what came of it."""

    ordering = ("-made_at", "id")

    def list(self, request: Request) -> Response:
        """The newest first; each is kept for seven days."""
        now = timezone.now()
        page = self.paginate_queryset(self.filter_queryset(self.jobs(request, now)))
        shown = [shown_job(request, as_it_is(row, now=now)) for row in page or []]
        return self.get_paginated_response(shown)

    def retrieve(self, request: Request, job: uuid.UUID) -> Response:
        """One piece of work."""
        now = timezone.now()
        row = get_object_or_404(self.jobs(request, now), pk=job)
        return Response(shown_job(request, as_it_is(row, now=now)))

    def destroy(self, request: Request, job: uuid.UUID) -> Response:
        """Forgotten with its file, wherever it is."""
        with transaction.atomic():
            now = timezone.now()
            here = self.held(request, job, now)
            forget(self.jobs(request, now).filter(pk=here.pk))
        return Response(status=204)

    @extend_schema(responses={200: JobSerializer, 202: JobSerializer})
    def try_again(self, request: Request, job: uuid.UUID) -> Response:
        """What went wrong on our side is done again; other work stays as it is."""
        with transaction.atomic():
            now = timezone.now()
            here = self.held(request, job, now)
            if not may_be_tried_again(here):
                return Response(shown_job(request, here))
            return _asked_again(request, here, here.kind, now)


class ZipRenderer(JSONRenderer):
    """Lets programs ask for a zip file; the file itself is streamed."""

    media_type = ZIP
    format = "zip"


class JobFileViewSet(ApiViewSet):
    """The zip file of an export."""

    renderer_classes = (ZipRenderer, JSONRenderer)

    @extend_schema(
        parameters=[
            OpenApiParameter(
                "Range",
                OpenApiTypes.STR,
                OpenApiParameter.HEADER,
                description="One part of the file, such as `bytes=0-999`.",
            )
        ],
        responses={
            (200, ZIP): OpenApiTypes.BINARY,
            (206, ZIP): OpenApiTypes.BINARY,
            304: None,
            416: None,
        },
    )
    def retrieve(self, request: Request, job: uuid.UUID) -> HttpResponseBase:
        """The file, or the part of it that `Range` names."""
        user: Any = request.user
        here = file_of(user, job, now=timezone.now())
        if here is None:
            raise Http404
        return give_out(request._request, here)  # noqa: SLF001 -- as the framework's own code does


class ExportViewSet(_OfJobs):
    """An archive of a diary, or of all of one's diaries."""

    for_all_babies = frozenset({"create"})

    @extend_schema(
        request=ExportSerializer, responses={200: JobSerializer, 202: JobSerializer}
    )
    def create(self, request: Request) -> Response:
        """An archive of all babies one logs for."""
        return self.ask(request, lambda: None)

    @extend_schema(
        request=ExportSerializer, responses={200: JobSerializer, 202: JobSerializer}
    )
    def of_one(self, request: Request, baby: uuid.UUID) -> Response:
        """An archive of one baby."""
        user: Any = request.user
        mine = Baby.objects.editable_by(user)
        return self.ask(request, lambda: get_object_or_404(mine, pk=baby))

    def ask(self, request: Request, whose: Callable[[], Baby | None]) -> Response:
        """The job; the same under the same id is the one that is there."""
        sent = read(ExportSerializer, request.data)
        with transaction.atomic():
            asked = _asked(request, sent, JobKind.EXPORT, whose())
            return _added(request, asked)


class ArchiveViewSet(_OfJobs):
    """A diary that Smilestone wrote, brought back: looked through first, then added."""

    for_all_babies = frozenset({"create", "confirm"})
    parser_classes = (MultiPartParser,)

    @extend_schema(
        request=ArchiveSerializer, responses={200: JobSerializer, 202: JobSerializer}
    )
    def create(self, request: Request) -> Response:
        """A file to look through; nothing of it is in a diary yet."""
        sent = read(ArchiveSerializer, request.data)
        form = checked(ArchiveForm({}, MultiValueDict({"file": [sent["file"]]})), {})
        with transaction.atomic():
            asked = _asked(request, sent, JobKind.CHECK, None)
            return _added(request, asked, form.cleaned_data["file"])

    @extend_schema(request=None, responses={200: JobSerializer, 202: JobSerializer})
    def confirm(self, request: Request, pk: uuid.UUID) -> Response:
        """What was looked through is added, all that is new of it or nothing."""
        with transaction.atomic():
            now = timezone.now()
            here = self.held(request, pk, now)
            if here.kind == JobKind.RESTORE:
                return Response(shown_job(request, here))
            if (here.kind, here.state) != (JobKind.CHECK, JobState.DONE):
                raise ConflictError(_("Nothing here waits to be added."))
            return _asked_again(request, here, JobKind.RESTORE, now)


def _asked(
    request: Request, sent: dict[str, Any], kind: JobKind, baby: Baby | None
) -> Asked:
    user: Any = request.user
    codes = public_address(request._request, PLACE)  # noqa: SLF001 -- as the framework's own code does
    return Asked(
        key=sent.get("id") or uuid.uuid4(),
        kind=kind,
        who=user,
        baby=baby,
        more={"codes": codes} if kind == JobKind.EXPORT else {},
        is_strict=True,
    )


def _added(request: Request, asked: Asked, file: File[bytes] | None = None) -> Response:
    """The work that is asked for, or is there already. Raises ConflictError."""
    now = timezone.now()
    # The same sent twice at once is one wish, not something else to wait for.
    hold(asked.who)
    mine = Job.objects.visible_to(asked.who).select_related("baby", "who")
    known = mine.filter(pk=asked.key).first()
    if known is not None:
        if known.baby != asked.baby or known.kind not in SAME_WISH[asked.kind]:
            raise ConflictError
        return Response(shown_job(request, as_it_is(known, now=now)))
    try:
        job = add_job(asked, now=now, file=file)
    except BusyError as error:
        raise ConflictError(str(BUSY_WORDS)) from error
    except IdTakenError as error:
        raise Http404 from error
    return _started(request, job)


def _asked_again(request: Request, job: Job, kind: str, now: datetime) -> Response:
    try:
        again(job, kind, now=now)
    except BusyError as error:
        raise ConflictError(str(BUSY_WORDS)) from error
    return _started(request, job)


def _started(request: Request, job: Job) -> Response:
    start(job)
    job.refresh_from_db()
    return Response(shown_job(request, job), status=202)


def shown_job(request: Request, job: Job) -> Shown:
    """A piece of work as the API shows it."""
    found, asked = job.found, request._request  # noqa: SLF001 -- as the framework's own code does
    has_file = job.kind == JobKind.EXPORT and job.state == JobState.DONE
    path = reverse("v1:job_file", args=[job.pk])
    return {
        "id": str(job.pk),
        "kind": job.kind,
        "state": job.state,
        "baby": job.baby_id and str(job.baby_id),
        "done": job.done,
        "total": job.total,
        "fault": job.fault,
        "detail": _detail(job),
        "made_at": job.made_at.isoformat(),
        "ended_at": job.ended_at and job.ended_at.isoformat(),
        "expires_at": job.expires_at.isoformat(),
        "bytes": found.get("bytes"),
        "file": public_address(asked, path) if has_file else None,
        "babies": [
            {"name": name, "is_new": is_new} for name, is_new in found.get("names", [])
        ],
        "counts": found.get("counts", {}),
        "new": found.get("added", new_in(found)),
        "wrong": found.get("wrong", 0),
        "remarks": [
            {"line": each.line, "field": each.field, "message": each.sentence}
            for each in remarks(found)
        ],
    }


def _detail(job: Job) -> str:
    """Why it stopped, as its page says it."""
    if job.fault and job.kind == JobKind.TABLE:
        return _("Something went wrong. Nothing was added.")
    return fault_words(job.fault, job.found) if job.fault else ""

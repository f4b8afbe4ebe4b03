"""Taking the data along: asking for a file, and fetching it."""

import uuid
from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.addresses import public_address
from babies.models import Baby
from babies.page import FamilyRequest, baby_page
from babies.views.posts import at_once, key_from, reach
from exchange.fhir.codes import PLACE
from exchange.giving_out import file_of, give_out
from exchange.jobs import Asked, BusyError, add_job, as_it_is
from exchange.models import Job, JobKind
from exchange.tasks import start
from exchange.views.jobs import to_what_is_at_work

SHOWN = 5


@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def baby_data(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """One baby's diary as a file."""
    baby = reach(request, Baby.objects.editable_by(request.user), pk)
    now = timezone.now()
    if request.method == "POST":
        return _ask(request, baby, now)
    context = baby_page(request, baby, now=now, tab="more")
    return render(request, "exchange/data.html", context | _files(request, baby, now))


@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def all_data(request: FamilyRequest) -> HttpResponse:
    """The diaries of all babies of a person as one file."""
    now = timezone.now()
    if request.method == "POST":
        return _ask(request, None, now)
    babies = Baby.objects.editable_by(request.user).order_by("name", "pk")
    context = {"babies": list(babies), "new_key": uuid.uuid4()}
    return render(request, "exchange/data.html", context | _files(request, None, now))


def _ask(request: FamilyRequest, baby: Baby | None, now: datetime) -> HttpResponse:
    asked = Asked(
        key=key_from(request.POST),
        kind=JobKind.EXPORT,
        who=request.user,
        baby=baby,
        more={"codes": public_address(request, PLACE)},
    )
    try:
        new = add_job(asked, now=now)
    except BusyError as busy:
        return to_what_is_at_work(request, busy)
    start(new)
    return redirect("exchange:job", new.pk)


def _files(request: FamilyRequest, baby: Baby | None, now: datetime) -> dict[str, Any]:
    """The files that were made before and can still be fetched."""
    mine = Job.objects.kept_for(request.user, now)
    files = mine.filter(kind=JobKind.EXPORT, baby=baby)
    newest = files.order_by("-made_at", "pk")[:SHOWN]
    return {"files": [as_it_is(job, now=now) for job in newest]}


@require_safe
def job_file(request: FamilyRequest, job: uuid.UUID) -> HttpResponseBase:
    """An export, for who asked for it and still may."""
    here = file_of(request.user, job, now=timezone.now())
    if here is None:
        raise Http404
    return give_out(request, here)

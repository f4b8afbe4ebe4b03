"""What is done in the background: how far it is, what came of it, and what next."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from babies.models import Baby
from babies.page import FamilyRequest
from babies.views.posts import at_once, key_from
from exchange.archive.words import (
    counted_words,
    fault_words,
    names_of,
    new_in,
    remarks,
)
from exchange.forms_archive import ArchiveForm
from exchange.jobs import (
    BUSY_WORDS,
    Asked,
    BusyError,
    add_job,
    again,
    as_it_is,
    forget,
    may_be_tried_again,
)
from exchange.models import Job, JobKind, JobState
from exchange.tasks import start


@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def bring_back(request: FamilyRequest) -> HttpResponse:
    """A diary that Smilestone wrote, to be looked through."""
    form = ArchiveForm()
    if request.method == "POST":
        form = ArchiveForm(request.POST, request.FILES)
        if form.is_valid():
            asked = Asked(
                key=key_from(request.POST), kind=JobKind.CHECK, who=request.user
            )
            return _asked(request, asked, form.cleaned_data["file"])
    context = {"form": form, "new_key": uuid.uuid4()}
    return render(request, "exchange/bring_back.html", context)


def _asked(request: FamilyRequest, asked: Asked, file: Any) -> HttpResponse:
    try:
        new = add_job(asked, now=timezone.now(), file=file)
    except BusyError as busy:
        return to_what_is_at_work(request, busy)
    start(new)
    return redirect("exchange:job", new.pk)


def to_what_is_at_work(request: FamilyRequest, busy: BusyError) -> HttpResponse:
    """The page of what must be done first."""
    messages.warning(request, str(BUSY_WORDS))
    return redirect("exchange:job", busy.job.pk)


@require_safe
def job_page(request: FamilyRequest, job: uuid.UUID) -> HttpResponse:
    """How far a job is; once it has ended, what came of it."""
    here = _mine(request, job)
    can_try = may_be_tried_again(here)
    if here.state == JobState.STOPPED and here.kind == JobKind.CHECK and not can_try:
        return _refused(request, here)
    baby_of = Baby.objects.visible_to(request.user)
    context = {
        "job": here,
        "can_try": can_try,
        "fault": fault_words(here.fault, here.found) if here.fault else "",
        "names": names_of(here.found),
        "counts": counted_words(here.found),
        "new": new_in(here.found),
        "first": baby_of.filter(pk=here.found.get("first") or uuid.uuid4()).first(),
    }
    return render(request, "exchange/job.html", context)


def _refused(request: FamilyRequest, here: Job) -> HttpResponse:
    """The form again, with what is wrong beside the field."""
    form = ArchiveForm.refused(fault_words(here.fault, here.found))
    context = {
        "form": form,
        "new_key": uuid.uuid4(),
        "remarks": remarks(here.found),
        "wrong": here.found.get("wrong", 0),
    }
    return render(request, "exchange/bring_back.html", context)


@require_http_methods(["POST"])
@at_once
def job_confirm(request: FamilyRequest, job: uuid.UUID) -> HttpResponse:
    """Add what was looked through; a second tap finds it on its way."""
    here = _mine(request, job)
    if here.kind == JobKind.CHECK and here.state == JobState.DONE:
        return _again(request, here, JobKind.RESTORE)
    return redirect("exchange:job", job)


@require_http_methods(["POST"])
@at_once
def job_again(request: FamilyRequest, job: uuid.UUID) -> HttpResponse:
    """Do again what went wrong on our side."""
    here = _mine(request, job)
    if may_be_tried_again(here):
        return _again(request, here, here.kind)
    return redirect("exchange:job", job)


def _again(request: FamilyRequest, here: Job, kind: str) -> HttpResponse:
    try:
        again(here, kind, now=timezone.now())
    except BusyError as busy:
        return to_what_is_at_work(request, busy)
    start(here)
    return redirect("exchange:job", here.pk)


@require_http_methods(["POST"])
@at_once
def job_forget(request: FamilyRequest, job: uuid.UUID) -> HttpResponse:
    """Delete a job with its file, wherever it is."""
    here = _mine(request, job)
    forget(Job.objects.visible_to(request.user).filter(pk=here.pk))
    messages.success(request, _("The file is deleted here."))
    if here.baby is not None:
        return redirect("exchange:data", here.baby.pk)
    return redirect("exchange:all_data")


def _mine(request: FamilyRequest, pk: uuid.UUID) -> Job:
    now = timezone.now()
    jobs = Job.objects.kept_for(request.user, now)
    door = jobs.select_for_update(of=("self",)) if request.method == "POST" else jobs
    found = get_object_or_404(door.select_related("baby", "who"), pk=pk)
    return as_it_is(found, now=now)

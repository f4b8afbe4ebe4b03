"""What is done in the background: how far it is, what came of it, and what next."""

import uuid

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
from exchange.jobs import Asked, add_job, again, forget
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
            new = add_job(asked, now=timezone.now(), file=form.cleaned_data["file"])
            start(new)
            return redirect("exchange:job", new.pk)
    context = {"form": form, "new_key": uuid.uuid4()}
    return render(request, "exchange/bring_back.html", context)


@require_safe
def job_page(request: FamilyRequest, job: uuid.UUID) -> HttpResponse:
    """How far a job is; once it has ended, what came of it."""
    here = _mine(request, job)
    if here.state == JobState.STOPPED and here.kind == JobKind.CHECK:
        return _refused(request, here)
    baby_of = Baby.objects.visible_to(request.user)
    context = {
        "job": here,
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
        again(here, JobKind.RESTORE, now=timezone.now())
        start(here)
    return redirect("exchange:job", job)


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
    jobs = Job.objects.kept_for(request.user, timezone.now())
    door = jobs.select_for_update(of=("self",)) if request.method == "POST" else jobs
    return get_object_or_404(door.select_related("baby"), pk=pk)

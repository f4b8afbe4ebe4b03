"""The family's own firsts: memories that no rule reads and nothing flags."""

import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.kept import kept_post, takes_back_posts
from babies.choices import PhotoOf
from babies.models import First
from babies.page import FamilyRequest
from babies.photos import Pictured
from babies.views.photos import photo_part
from babies.views.posts import at_once
from milestones.forms import FirstForm
from milestones.services import change_first, record_first
from milestones.views.scope import visit

A_PAGE = 25


@require_safe
def firsts(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """All of them, the newest first."""
    here = visit(request, pk)
    rows = First.objects.visible_to(request.user).filter(baby=here.baby)
    pages = Paginator(rows.order_by("-on", "-logged_at", "pk"), A_PAGE)
    context = here.page("milestones")
    context["page"] = pages.get_page(request.GET.get("page"))
    return render(request, "milestones/firsts.html", context)


@takes_back_posts
@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def first_new(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """Add one."""
    here = visit(request, pk)
    shell = here.page("milestones")
    if not shell["may_edit"]:
        raise Http404
    typed = request.POST if request.method == "POST" else kept_post(request)
    form = FirstForm(baby=here.baby, today=here.today, data=typed)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        row = record_first(here.line(said), title=said["title"], note=said["note"])
        undo = reverse("milestones:remove", args=[here.baby.pk, "firsts", row.pk])
        messages.success(request, _("This first is kept."), extra_tags=undo)
        return redirect("milestones:list", here.baby.pk)
    return render(request, "milestones/first_form.html", {**shell, "form": form})


@takes_back_posts
@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def first_edit(
    request: FamilyRequest, pk: uuid.UUID, first_pk: uuid.UUID
) -> HttpResponse:
    """Change what one says, or its day."""
    here = visit(request, pk)
    rows = First.objects.editable_by(request.user).filter(baby=here.baby)
    row = get_object_or_404(rows, pk=first_pk)
    typed = request.POST if request.method == "POST" else kept_post(request)
    form = FirstForm(baby=here.baby, today=here.today, data=typed, row=row)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        change_first(row, on=said["on"], title=said["title"], note=said["note"])
        messages.success(request, _("Your changes are saved."))
        return redirect("milestones:list", here.baby.pk)
    photos = photo_part(Pictured(here.baby, PhotoOf.FIRST, row.pk, row.on))
    context = {**here.page("milestones"), **photos, "form": form, "first": row}
    return render(request, "milestones/first_form.html", context)

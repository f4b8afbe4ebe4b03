"""Who cares for a baby: the list, roles, removing somebody, leaving."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.kept import kept_post, takes_back_posts
from babies.choices import Role
from babies.family import (
    LastParentError,
    change_role,
    is_last_parent,
    only_parent,
    part,
    person,
)
from babies.forms.family import RoleForm
from babies.homes import wall_time
from babies.models import Invitation
from babies.page import FamilyRequest
from babies.views.circle import circle
from babies.views.posts import at_once


@require_safe
def family(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """Everybody who cares for a baby; for parents, the links that are open too."""
    here = circle(request, pk)
    links = Invitation.objects.visible_to(request.user).filter(baby=here.baby)
    rows = (
        links.open_at(here.now).select_related("made_by").order_by("expires_at", "pk")
    )
    context = here.page() | {
        "people": [person(row, here.baby, request.user) for row in here.people],
        "links": [
            (row, wall_time(row.expires_at, here.baby.time_zone))
            for row in (rows if here.me.role == Role.PARENT else ())
        ],
    }
    return render(request, "babies/family.html", context)


@takes_back_posts
@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def family_person(request: FamilyRequest, pk: uuid.UUID, who: str) -> HttpResponse:
    """Another role for somebody, decided by a parent."""
    here = circle(request, pk, manages=True)
    row = here.named(who)
    data = request.POST if request.method == "POST" else kept_post(request)
    form = RoleForm(data, initial={"role": row.role})
    if request.method == "POST" and form.is_valid():
        try:
            change_role(caregiver=row, role=form.cleaned_data["role"])
        except LastParentError:
            form.add_error("role", only_parent(is_alone=len(here.people) == 1))
        else:
            messages.success(request, _("The role is changed."))
            return redirect("babies:family", pk)
    shown = person(row, here.baby, request.user)
    context = here.page() | {"form": form, "person": shown}
    return render(request, "babies/family_person.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def family_remove(request: FamilyRequest, pk: uuid.UUID, who: str) -> HttpResponse:
    """Somebody is no longer to care for a baby; asks first."""
    here = circle(request, pk, manages=True)
    row = here.named(who)
    if row == here.me:
        return redirect("babies:family_leave", pk)
    shown = person(row, here.baby, request.user)
    if request.method == "POST":
        part(caregiver=row)
        text = _("%(name)s can no longer see the diary.") % {"name": shown.name}
        messages.success(request, text)
        return redirect("babies:family", pk)
    context = here.page() | {"person": shown}
    return render(request, "babies/family_remove.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def family_leave(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """Leave a baby's family; the last parent is told what to do first."""
    here = circle(request, pk)
    refusal = (
        only_parent(is_alone=len(here.people) == 1) if is_last_parent(here.me) else ""
    )
    if request.method == "POST" and not refusal:
        part(caregiver=here.me)
        text = _("You left the family of %(name)s.") % {"name": here.baby.name}
        messages.success(request, text)
        return redirect("babies:home")
    context = here.page() | {"refusal": refusal, "is_alone": len(here.people) == 1}
    return render(request, "babies/family_leave.html", context)

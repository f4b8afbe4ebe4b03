"""Inviting somebody by a link, taking a link back, and following one."""

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.addresses import public_address
from accounts.kept import kept_post, sign_in_address, takes_back_posts
from accounts.qr import qr
from babies.choices import Role
from babies.family import ROLE_SENTENCES
from babies.forms.family import RoleForm
from babies.homes import wall_time
from babies.invitations import (
    ClosedInvitationError,
    TooManyInvitationsError,
    accept,
    invitation_of,
    invite,
    used_by,
)
from babies.models import Caregiver, Invitation
from babies.page import FamilyRequest
from babies.services import IdTakenError
from babies.views.circle import Circle, circle
from babies.views.posts import at_once, key_from


@takes_back_posts
@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def family_invite(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """Choose what somebody may do; the answer is a link, shown this once."""
    here = circle(request, pk, manages=True)
    data = request.POST if request.method == "POST" else kept_post(request)
    form = RoleForm(data, initial={"role": Role.CAREGIVER})
    if request.method == "POST" and form.is_valid():
        try:
            return _show_once(here, form.cleaned_data["role"])
        except TooManyInvitationsError:
            form.add_error("role", _("Many links are open. Take one back first."))
        except IdTakenError:
            messages.info(request, _("That link was used. Make a new one here."))
            return redirect("babies:family_invite", pk)
    context = here.page() | {"form": form}
    return render(request, "babies/family_invite.html", context)


def _show_once(here: Circle, role: str) -> HttpResponse:
    """A new link and its code; only this one answer ever holds them."""
    request = here.request
    made, secret = invite(
        key=key_from(request.POST),
        baby=here.baby,
        role=role,
        by=request.user,
        now=here.now,
    )
    address = public_address(request, reverse("join", args=[secret]))
    context = here.page() | {
        "address": address,
        "code": qr(address),
        "role": Role(role).label,
        "may": ROLE_SENTENCES[role],
        "until": wall_time(made.expires_at, here.baby.time_zone),
    }
    return render(request, "babies/family_link.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def invitation_revoke(
    request: FamilyRequest, pk: uuid.UUID, invitation: uuid.UUID
) -> HttpResponse:
    """Take a link back: it opens nothing any more."""
    here = circle(request, pk, manages=True)
    mine = Invitation.objects.visible_to(request.user).filter(baby=here.baby)
    row = get_object_or_404(mine, pk=invitation)
    if request.method == "POST" and row.used_at is None:
        row.revoked_at = row.revoked_at or here.now
        row.save(update_fields=["revoked_at"])
        messages.success(request, _("The link is taken back. It no longer works."))
    elif request.method == "POST":
        messages.info(request, _("This link was used before."))
    return redirect("babies:family", pk)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, secret: str) -> HttpResponse:
    """Follow a link: say what it is for, and join by a tap.

    Signed out, one learns who invites to what, but not the baby's name. A link that
    does not work answers alike, whatever the reason.
    """
    now = timezone.now()
    try:
        if request.method == "POST":
            return _join(request, secret)
        found = invitation_of(secret, now=now)
    except ClosedInvitationError:
        return _closed(request, secret)
    context = {
        "invitation": found,
        "role": Role(found.role).label,
        "may": ROLE_SENTENCES[found.role],
        "until": wall_time(found.expires_at, found.baby.time_zone),
        "is_here": Caregiver.objects.visible_to(request.user)
        .filter(baby=found.baby)
        .exists(),
    }
    return render(request, "babies/join.html", context)


def _join(request: HttpRequest, secret: str) -> HttpResponse:
    if not request.user.is_authenticated:
        return redirect(sign_in_address(request.path))
    caregiver, is_new = accept(secret=secret, by=request.user, now=timezone.now())
    name = {"name": caregiver.baby.name}
    if is_new:
        messages.success(request, _("Welcome. You can now see %(name)s.") % name)
    else:
        messages.info(request, _("You already cared for %(name)s.") % name)
    return redirect("milestones:today", caregiver.baby_id)


def _closed(request: HttpRequest, secret: str) -> HttpResponse:
    """One answer for a link that is unknown, used, taken back or too old.

    Only whoever joined by it is led on.
    """
    if request.user.is_authenticated:
        known = used_by(request.user, secret=secret)
        if known is not None:
            return redirect("milestones:today", known.baby_id)
    return render(request, "babies/join_closed.html", status=404)

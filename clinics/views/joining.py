"""Inviting staff by a link, taking a link back, and following one."""

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
from accounts.kept import keep_and_ask, kept_post, takes_back_posts
from accounts.qr import qr
from babies.homes import wall_time
from babies.invitations import ClosedInvitationError, TooManyInvitationsError
from babies.services import IdTakenError
from babies.views.posts import at_once, key_from
from clinics.choices import TEAM_ROLES, StaffRole
from clinics.forms.team import StaffNameForm, StaffRoleForm
from clinics.models import Staff, StaffInvitation
from clinics.team import ROLE_SENTENCES, invitation_of, invite, join, place_behind
from clinics.views.scope import CHOSEN, StaffRequest, clinic_page, for_staff, home_of
from clinics.views.team import Team, team_of


@takes_back_posts
@require_http_methods(["GET", "HEAD", "POST"])
@for_staff(TEAM_ROLES)
@at_once
def team_invite(request: StaffRequest) -> HttpResponse:
    """Choose what somebody may do; the answer is a link, shown this once."""
    here = team_of(request, runs_it=True)
    data = request.POST if request.method == "POST" else kept_post(request)
    form = StaffRoleForm(data, by=here.me, role=StaffRole.NURSE)
    if request.method == "POST" and form.is_valid():
        try:
            return _show_once(here, form.cleaned_data["role"])
        except TooManyInvitationsError:
            form.add_error("role", _("Many links are open. Take one back first."))
        except IdTakenError:
            messages.info(request, _("That link was used. Make a new one here."))
            return redirect("clinics:team_invite")
    context = clinic_page(request, tab="team") | {"form": form, "new_key": uuid.uuid4()}
    return render(request, "clinics/team_invite.html", context)


def _show_once(here: Team, role: str) -> HttpResponse:
    """A new link and its code; only this one answer ever holds them."""
    request = here.request
    key, now = key_from(request.POST), request.now
    made, secret = invite(key=key, by=here.me, role=role, now=now)
    address = public_address(request, reverse("clinics:join", args=[secret]))
    context = clinic_page(request, tab="team") | {
        "address": address,
        "code": qr(address),
        "role": StaffRole(role).label,
        "may": ROLE_SENTENCES[role],
        "until": wall_time(made.expires_at, request.staff.clinic.time_zone),
    }
    return render(request, "clinics/team_link.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff(TEAM_ROLES)
@at_once
def team_revoke(request: StaffRequest, staff_link: uuid.UUID) -> HttpResponse:
    """Take a link back: it opens nothing any more."""
    here = team_of(request, runs_it=True)
    row = get_object_or_404(StaffInvitation.objects.at_clinic(here.me), pk=staff_link)
    if request.method == "POST" and row.used_at is None:
        row.revoked_at = row.revoked_at or request.now
        row.save(update_fields=["revoked_at"])
        messages.success(request, _("The link is taken back. It no longer works."))
    elif request.method == "POST":
        messages.info(request, _("This link was used before."))
    return redirect("clinics:team")


@takes_back_posts
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def team_join(request: HttpRequest, token: str) -> HttpResponse:
    """Follow a link: say what it is for, and join under a name.

    A link that does not work answers alike, whatever the reason.
    """
    if request.method == "POST":
        return _joining(request, token)
    return _join_page(request, token, StaffNameForm(kept_post(request)))


def _joining(request: HttpRequest, token: str) -> HttpResponse:
    form = StaffNameForm(request.POST)
    if not request.user.is_authenticated:
        return keep_and_ask(request, team_join)
    if not form.is_valid():
        return _join_page(request, token, form)
    name, now = form.cleaned_data["name"], timezone.now()
    try:
        staff, is_new = join(secret=token, name=name, by=request.user, now=now)
    except ClosedInvitationError:
        return _closed(request, token)
    clinic = {"clinic": staff.clinic.name}
    if is_new:
        messages.success(request, _("Welcome to %(clinic)s.") % clinic)
    else:
        messages.info(request, _("You already work at %(clinic)s.") % clinic)
    request.session[CHOSEN] = str(staff.clinic_id)
    return redirect(home_of(staff))


def _join_page(request: HttpRequest, token: str, form: StaffNameForm) -> HttpResponse:
    try:
        found = invitation_of(token, now=timezone.now())
    except ClosedInvitationError:
        return _closed(request, token)
    zone = found.clinic.time_zone
    context = {
        "form": form,
        "invitation": found,
        "role": StaffRole(found.role).label,
        "may": ROLE_SENTENCES[found.role],
        "until": wall_time(found.expires_at, zone),
        "place": Staff.objects.of(request.user).filter(clinic=found.clinic_id).first(),
    }
    return render(request, "clinics/join.html", context)


def _closed(request: HttpRequest, token: str) -> HttpResponse:
    """One answer for a link that is unknown, used, taken back or too old.

    Only who works there is led on.
    """
    if request.user.is_authenticated:
        place = place_behind(token, by=request.user)
        if place is not None:
            return redirect(home_of(place))
    return render(request, "clinics/join_closed.html", status=404)

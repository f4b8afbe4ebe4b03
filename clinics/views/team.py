"""Who works at a clinic: the list, roles, one's own name, letting go."""

import uuid
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.addresses import public_address
from accounts.kept import kept_post, takes_back_posts
from accounts.qr import qr
from babies.homes import wall_time
from babies.views.posts import at_once
from clinics.choices import CARING_ROLES, TEAM_ROLES
from clinics.forms.team import HandOverForm, StaffNameForm, StaffRoleForm
from clinics.models import Staff, StaffInvitation
from clinics.team import (
    ONLY_LEAD,
    LastLeadError,
    OpenCasesError,
    change_role,
    colleagues_of,
    hold_clinic,
    is_last_lead,
    let_go,
    open_cases,
)
from clinics.views.scope import StaffRequest, clinic_page, for_staff


@dataclass(frozen=True, slots=True)
class Team:
    """A clinic's people, as one of them looks at or changes them."""

    request: StaffRequest
    people: list[Staff]
    me: Staff

    @property
    def runs_it(self) -> bool:
        """Whether who asks invites and lets go."""
        return self.me.role in TEAM_ROLES

    def member(self, pk: uuid.UUID) -> Staff:
        """Somebody of an address: oneself, or for those who run the team anybody."""
        for person in self.people:
            if person.pk == pk and (self.runs_it or person == self.me):
                return person
        raise Http404


def team_of(request: StaffRequest, *, runs_it: bool = False) -> Team:
    """The people of the clinic; held while a post about them is checked and stored."""
    if request.method == "POST":
        hold_clinic(request.staff)
    rows = Staff.objects.at_clinic(request.staff).working().select_related("user")
    people = list(rows.order_by("name", "pk"))
    # Read after the clinic is held: a role may have ended while this post waited.
    me = next((row for row in people if row.pk == request.staff.pk), None)
    if me is None or (runs_it and me.role not in TEAM_ROLES):
        raise Http404
    return Team(request, people, me)


@require_safe
@for_staff()
def team(request: StaffRequest) -> HttpResponse:
    """Everybody who works here; for those who run the team, the open links too."""
    here, zone = team_of(request), request.staff.clinic.time_zone
    links: list[StaffInvitation] = []
    if here.runs_it:
        rows = StaffInvitation.objects.at_clinic(here.me).open_at(request.now)
        links = list(rows.select_related("made_by").order_by("expires_at", "pk"))
    arrive = reverse("clinics:arrive", args=[request.staff.clinic.code])
    context = clinic_page(request, tab="team") | {
        "qr": qr(public_address(request, arrive)),
        "people": [(row, wall_time(row.since_at, zone).date()) for row in here.people],
        "me": here.me,
        "runs_it": here.runs_it,
        "links": [(row, wall_time(row.expires_at, zone)) for row in links],
    }
    return render(request, "clinics/team.html", context)


@takes_back_posts
@require_http_methods(["GET", "HEAD", "POST"])
@for_staff()
@at_once
def member(request: StaffRequest, staff: uuid.UUID) -> HttpResponse:
    """One's own name, or somebody's role."""
    here = team_of(request)
    person = here.member(staff)
    if person == here.me:
        return _own_name(here)
    data = request.POST if request.method == "POST" else kept_post(request)
    form = StaffRoleForm(data, by=here.me, role=person.role)
    waits = open_cases(person)
    over = HandOverForm(data, colleagues=colleagues_of(person))
    if request.method == "POST" and form.is_valid():
        try:
            _change(here, person, form, over)
        except LastLeadError:
            form.add_error("role", str(ONLY_LEAD))
        except OpenCasesError:
            form.add_error("role", _("First choose who takes over what is open."))
        else:
            messages.success(request, _("The role is changed."))
            return redirect("clinics:team")
    said = {"form": form, "over": over, "waits": waits, "person": person}
    return render(
        request, "clinics/member.html", clinic_page(request, tab="team") | said
    )


def _change(here: Team, person: Staff, form: StaffRoleForm, over: HandOverForm) -> None:
    role = form.cleaned_data["role"]
    # Only a role without babies leaves the cases of somebody without anyone.
    moves = role not in CARING_ROLES and over.is_valid()
    change_role(
        member=person,
        role=role,
        by=here.me,
        over=over.hand_over() if moves else None,
        now=here.request.now,
    )


def _own_name(here: Team) -> HttpResponse:
    request = here.request
    data = request.POST if request.method == "POST" else kept_post(request)
    form = StaffNameForm(data, initial={"name": here.me.name})
    if request.method == "POST" and form.is_valid():
        here.me.name = form.cleaned_data["name"]
        here.me.save(update_fields=["name"])
        messages.success(request, _("Saved."))
        return redirect("clinics:team")
    context = clinic_page(request, tab="team") | {"form": form, "person": here.me}
    return render(request, "clinics/own_name.html", context)


@takes_back_posts
@require_http_methods(["GET", "HEAD", "POST"])
@for_staff()
@at_once
def member_go(request: StaffRequest, staff: uuid.UUID) -> HttpResponse:
    """Somebody is no longer to work here, or leaves; asks first, and who takes over."""
    here = team_of(request)
    person = here.member(staff)
    waits = open_cases(person)
    data = request.POST if request.method == "POST" else kept_post(request)
    over = HandOverForm(data, colleagues=colleagues_of(person)) if waits else None
    refusal = str(ONLY_LEAD) if is_last_lead(person) else ""
    ready = not refusal and (over is None or over.is_valid())
    if request.method == "POST" and ready:
        given = over.hand_over() if over else None
        let_go(member=person, by=here.me, over=given, now=request.now)
        text = _("%(name)s does not work here any more.") % {"name": person.name}
        messages.success(request, text)
        return redirect("babies:home" if person == here.me else "clinics:team")
    context = clinic_page(request, tab="team") | {
        "over": over,
        "waits": waits,
        "person": person,
        "is_me": person == here.me,
        "refusal": refusal,
    }
    return render(request, "clinics/member_go.html", context)

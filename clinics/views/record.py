"""The record of one baby, as far as its family shares it."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.kept import kept_post, takes_back_posts
from babies.homes import today_at_home, wall_time
from babies.views.posts import at_once, key_from
from clinics.choices import CARING_ROLES, Audience, Part
from clinics.forms.note import NoteForm
from clinics.looks import FIRST_PAGE, record_look
from clinics.models import Note, Share, StaffAdvice
from clinics.notes import Noted, keep_note
from clinics.observations import Sight, Sighting, log_sighting
from clinics.record import PARTS, first_page
from clinics.roster import roster, shown
from clinics.views.scope import StaffRequest, clinic_page, for_staff


@require_safe
@for_staff(CARING_ROLES)
def record(request: StaffRequest, share: uuid.UUID) -> HttpResponse:
    """The first page of a record; looking at it is one line in the log."""
    row = get_object_or_404(roster(request.staff, request.now), pk=share)
    return _shown(request, row, NoteForm())


@takes_back_posts
@require_http_methods(["GET", "HEAD", "POST"])
@for_staff(CARING_ROLES)
@at_once
def note(request: StaffRequest, share: uuid.UUID) -> HttpResponse:
    """A note, for the family or for the team."""
    row = get_object_or_404(roster(request.staff, request.now), pk=share)
    form = NoteForm(request.POST if request.method == "POST" else kept_post(request))
    if request.method != "POST" or not form.is_valid():
        return _shown(request, row, form)
    audience, words = form.cleaned_data["audience"], form.cleaned_data["words"]
    said = Noted(
        baby=row.baby,
        audience=Audience(audience),
        words=words,
        by=request.staff,
        now=request.now,
        # Of the share and the words, so that other words are another note.
        key=uuid.uuid5(row.pk, f"{key_from(request.POST)} {audience} {words}"),
    )
    keep_note(said)
    messages.success(request, _("The note is saved."))
    return redirect("clinics:record", share)


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff(CARING_ROLES)
@at_once
def sighting(request: StaffRequest, share: uuid.UUID) -> HttpResponse:
    """What staff saw here, as an entry of their own; a form sent twice is one."""
    row = get_object_or_404(roster(request.staff, request.now), pk=share)
    if Part.SMILES not in row.parts:
        raise Http404
    seen = request.POST.get("seen", "")
    if seen in set(Sight):
        said = Sighting(
            baby=row.baby,
            sight=Sight(seen),
            by=request.staff,
            now=request.now,
            today=today_at_home(row.baby, request.now),
            # Of the share, too, so that no form names an entry elsewhere.
            key=uuid.uuid5(row.pk, str(key_from(request.POST))),
        )
        log_sighting(said)
        messages.success(request, _("Kept as seen by staff. The family sees it."))
    return redirect("clinics:part", share, Part.SMILES)


def _shown(request: StaffRequest, row: Share, form: NoteForm) -> HttpResponse:
    """The record; showing it is one line in the log."""
    record_look(share=row, staff=request.staff, part=FIRST_PAGE, now=request.now)
    return render(request, "clinics/record.html", _page(request, row, form))


def _page(request: StaffRequest, row: Share, form: NoteForm) -> dict[str, Any]:
    today = today_at_home(row.baby, request.now)
    zone = request.staff.clinic.time_zone
    advice = StaffAdvice.objects.at_clinic(request.staff).filter(baby=row.baby_id)
    notes = Note.objects.at_clinic(request.staff).filter(baby=row.baby_id)
    return clinic_page(request, tab="babies") | {
        "row": shown(row, request.staff, request.now),
        "first": first_page(row, today),
        "parts": [(part, part.label) for part in PARTS if part.value in row.parts],
        "advice": [
            (each, wall_time(each.at, zone))
            for each in advice.select_related("by").order_by("-at", "pk")[:10]
        ],
        "notes": [
            (each, wall_time(each.at, zone))
            for each in notes.select_related("by").order_by("-at", "pk")[:25]
        ],
        "form": form,
        "key": key_from(request.POST),
    }

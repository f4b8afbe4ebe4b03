"""The letter of a referral: drafted from what is shared, then the clinic's own words."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.kept import kept_post, takes_back_posts
from babies.homes import today_at_home
from babies.views.posts import at_once
from clinics.choices import CARING_ROLES
from clinics.forms.letter import LetterForm
from clinics.letters import draft_letter, letter_sheet, write_letter
from clinics.look_words import LETTER
from clinics.looks import record_look
from clinics.models import Referral
from clinics.roster import share_behind
from clinics.views.referrals import reachable
from clinics.views.scope import StaffRequest, clinic_page, for_staff


@takes_back_posts
@require_http_methods(["GET", "HEAD", "POST"])
@for_staff(CARING_ROLES)
@at_once
def letter(request: StaffRequest, referral: uuid.UUID) -> HttpResponse:
    """Write the letter, and see it as it will be printed."""
    rows = reachable(request).select_related("baby", "clinic")
    if request.method == "POST":
        rows = rows.select_for_update(of=("self",))
    row = get_object_or_404(rows, pk=referral)
    typed = request.POST if request.method == "POST" else kept_post(request)
    draft = _draft(request, row) if typed is None else ""
    form = LetterForm(typed, saved=row.letter, draft=draft)
    if request.method == "POST" and form.is_valid():
        write_letter(row, form.cleaned_data["letter"])
        messages.success(request, _("The letter is saved."))
        return redirect("clinics:letter", referral)
    context = clinic_page(request, tab="referrals") | {
        "referral": row,
        "form": form,
        "sheet": letter_sheet(row) if row.letter else None,
    }
    return render(request, "clinics/letter.html", context)


def _draft(request: StaffRequest, row: Referral) -> str:
    """What is suggested while nothing is written: reading it is a look at the record."""
    if row.letter:
        return ""
    share = share_behind(row, request.staff, request.now)
    record_look(share=share, staff=request.staff, part=LETTER, now=request.now)
    today = today_at_home(row.baby, request.now)
    return draft_letter(row, share, by=request.staff, today=today)

"""The worklist: who needs somebody, the most urgent first."""

import uuid
from datetime import date
from typing import Final
from urllib.parse import urlencode

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from babies.homes import wall_time
from clinics.choices import CARING_ROLES
from clinics.forms.worklist import STATES, FilterForm, ViewForm
from clinics.models import SavedView, Staff
from clinics.views.scope import StaffRequest, clinic_page, for_staff
from clinics.worklist import Place, Worklist

# Another one than of the places that carried more.
SALT: Final = "worklist place"
FILTERS = ("state", "by", "language", "age", "waits")


@require_safe
@for_staff(CARING_ROLES)
def worklist(request: StaffRequest) -> HttpResponse:
    """Watched babies with a reason that nobody has dealt with."""
    staff, now = request.staff, request.now
    colleagues = Staff.objects.at_clinic(staff).working().order_by("name")
    form = FilterForm(request.GET, staff=staff, colleagues=colleagues)
    today = wall_time(now, staff.clinic.time_zone).date()
    worklist = Worklist(staff.clinic, now).brought_up_to_date()
    wanted = form.wanted(today)
    page = worklist.page(wanted, place_from(request.GET.get("after", "")))
    chosen = {name: request.GET[name] for name in FILTERS if request.GET.get(name)}
    context = clinic_page(request, tab="worklist") | {
        "form": form,
        "rows": page.rows,
        "counts": [
            (words, page.counts[state]) for state, words in STATES if page.counts[state]
        ],
        "overdue": worklist.overdue(today),
        "state": wanted.state,
        "watched": bool(worklist.days),
        "is_filtered": bool(set(chosen) - {"state"}),
        "next": page.after
        and "?" + urlencode({**chosen, "after": text_of(page.after)}),
        "is_first": "after" not in request.GET,
        "views": SavedView.objects.of(staff),
        "view_form": ViewForm(),
        "query": urlencode(chosen),
    }
    return render(request, "clinics/worklist.html", context)


def text_of(place: Place) -> str:
    """A place as the address carries it, signed so that nobody makes one up."""
    said = [place.rank, place.since.isoformat(), str(place.share_id)]
    return signing.dumps(said, salt=SALT)


def place_from(text: str) -> Place | None:
    """The place an address carries; the start for any other text."""
    try:
        rank, since, share = signing.loads(text, salt=SALT)
    except signing.BadSignature:
        return None
    return Place(rank, date.fromisoformat(since), uuid.UUID(share))


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff(CARING_ROLES)
def keep_view(request: StaffRequest) -> HttpResponse:
    """Keep the filters that are on under a name; the same name takes their place."""
    if request.method != "POST":
        return redirect("clinics:worklist")
    form = ViewForm(request.POST)
    # No database takes that letter.
    query = request.POST.get("query", "").replace("\0", "")[:500]
    if form.is_valid():
        name = form.cleaned_data["name"]
        kept, _new = SavedView.objects.of(request.staff).update_or_create(
            staff=request.staff, name=name, defaults={"query": query}
        )
        messages.success(request, _("“%(name)s” is kept.") % {"name": kept.name})
    else:
        messages.warning(request, str(form.errors["name"][0]))
    return redirect(f"{reverse('clinics:worklist')}?{query}")


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff(CARING_ROLES)
def drop_view(request: StaffRequest, view: uuid.UUID) -> HttpResponse:
    """Forget a view."""
    row = get_object_or_404(SavedView.objects.of(request.staff), pk=view)
    if request.method != "POST":
        return redirect("clinics:worklist")
    row.delete()
    messages.success(request, _("The view is gone."))
    return redirect("clinics:worklist")

"""The page to hand over at a visit: on screen, as a PDF, and the family's own words."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.kept import kept_post, takes_back_posts
from babies.models import Baby
from babies.page import FamilyRequest, baby_page
from babies.views.posts import at_once, reach
from exchange.forms import VisitNotesForm
from exchange.handed_over import visit_pdf
from exchange.notes import notes_of, save_notes
from exchange.visit import visit_sheet
from milestones.views.scope import visit


@require_safe
def visit_page(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """The page for the visit on screen."""
    here = visit(request, pk)
    sheet = visit_sheet(here.baby, today=here.today)
    context = {
        **here.page("more"),
        "sheet": sheet,
        # With a code it is shown once, by `visit_link`.
        "code": None,
    }
    return render(request, "exchange/visit.html", context)


@require_safe
def visit_file(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """The same as a tagged PDF to save or print."""
    here = visit(request, pk)
    made = visit_pdf(visit_sheet(here.baby, today=here.today), get_language() or "")
    return HttpResponse(
        made,
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'attachment; filename="visit-{here.today}.pdf"'
        },
    )


@takes_back_posts
@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def visit_notes(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """What the family wants to tell, in its own words."""
    baby = reach(request, Baby.objects.editable_by(request.user), pk)
    now = timezone.now()
    typed = request.POST if request.method == "POST" else kept_post(request)
    form = VisitNotesForm(notes=notes_of(baby), name=baby.name, data=typed)
    if request.method == "POST" and form.is_valid():
        save_notes(baby=baby, said=form.cleaned_data, by=request.user, now=now)
        messages.success(request, _("Your notes are saved."))
        return redirect("exchange:visit", baby.pk)
    context = {**baby_page(request, baby, now=now, tab="more"), "form": form}
    return render(request, "exchange/visit_notes.html", context)

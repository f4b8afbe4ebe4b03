"""The page for the visit with a link that opens the diary: shown this once."""

import uuid
from datetime import timedelta
from typing import Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_http_methods

from accounts.addresses import public_address
from accounts.qr import qr
from babies.homes import today_at_home, wall_time
from babies.models import Baby
from babies.page import FamilyRequest, baby_page
from babies.services import IdTakenError
from babies.views.posts import at_once, key_from, reach
from clinics.forms.sharing import AT_FIRST
from clinics.models import Share
from clinics.sharing import Link, Offer, share_by_link, token_hash
from exchange.handed_over import share_words, visit_pdf
from exchange.visit import visit_sheet

OPEN_FOR: Final = timedelta(days=7)


@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def visit_link(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """Make a link for the visit; or, with its token, the page with it as a PDF."""
    baby = reach(request, Baby.objects.managed_by(request.user), pk)
    if request.method != "POST":
        return redirect("exchange:visit", baby.pk)
    if "token" in request.POST:
        return _file(request, baby, request.POST["token"])
    now = timezone.now()
    offer = Offer(
        baby=baby,
        parts=AT_FIRST,
        until_at=now + OPEN_FOR,
        by=request.user,
        now=now,
        key=key_from(request.POST),
    )
    try:
        made = share_by_link(offer=offer)
    except IdTakenError:
        messages.info(request, _("This link was made already. It is shown only once."))
        return redirect("clinics:sharing", baby.pk)
    return _page(request, made)


def _page(request: FamilyRequest, made: Link) -> HttpResponse:
    baby, now = made.share.baby, made.share.made_at
    address = _address(request, made.token)
    context = {
        **baby_page(request, baby, now=now, tab="more"),
        "sheet": visit_sheet(baby, today=today_at_home(baby, now)),
        "made": made,
        "address": address,
        "until": wall_time(made.share.until_at, baby.time_zone),
        "code": qr(address),
        "share_words": share_words(),
    }
    return render(request, "exchange/visit.html", context)


def _address(request: FamilyRequest, token: str) -> str:
    return public_address(request, reverse("clinics:link", args=[token]))


def _file(request: FamilyRequest, baby: Baby, token: str) -> HttpResponse:
    """The PDF with the code of a link that this baby's family made and has not ended."""
    now = timezone.now()
    links = Share.objects.managed_by(request.user).open_at(now).filter(baby=baby)
    if not links.filter(secret_hash=token_hash(token)).exists():
        raise Http404
    today, address = today_at_home(baby, now), _address(request, token)
    sheet = visit_sheet(baby, today=today, share_address=address)
    return HttpResponse(
        visit_pdf(sheet, get_language() or ""),
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="visit-{today}.pdf"'},
    )

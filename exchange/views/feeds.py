"""The page that makes a calendar's address, and the calendar itself."""

import time
import uuid
from typing import Final

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.addresses import public_address
from accounts.api.throttles import Counter
from accounts.qr import qr
from babies.homes import wall_time
from babies.models import Baby
from babies.page import FamilyRequest, baby_page
from babies.views.posts import at_once, reach
from exchange.feeds import calendar_file, feed_of, make_feed, stop_feed
from exchange.forms_feeds import CalendarForm
from exchange.models import Feed

#: Calendars ask a few times a day; a household has a few of them.
MOST_A_MINUTE: Final = 30
COUNTER: Final = Counter()


@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def calendar(request: FamilyRequest, pk: uuid.UUID) -> HttpResponse:
    """Make, renew or stop one's own calendar of a baby; its address is shown once."""
    baby = reach(request, Baby.objects.visible_to(request.user), pk)
    now = timezone.now()
    feed = Feed.objects.visible_to(request.user).filter(baby=baby).first()
    shown = None if feed is None else {"is_private": feed.is_private}
    form = CalendarForm(request.POST or None, initial=shown)
    context = baby_page(request, baby, now=now, tab="more") | {"form": form}
    if "stop" in request.POST:
        stop_feed(baby=baby, by=request.user)
        messages.success(request, _("The calendar has stopped."))
        return redirect("exchange:calendar", baby.pk)
    if request.method == "POST":
        is_private = form.is_valid() and form.cleaned_data["is_private"]
        made = make_feed(baby=baby, by=request.user, is_private=is_private, now=now)
        path = reverse("exchange:calendar_file", args=[made])
        address = public_address(request, path)
        context |= {"address": address, "code": qr(address)}
        return render(request, "exchange/calendar_made.html", context)
    if feed is not None:
        context |= {"feed": feed, "since": wall_time(feed.made_at, baby.time_zone)}
    return render(request, "exchange/calendar.html", context)


@login_not_required
@require_safe
def calendar_ics(request: HttpRequest, secret: str) -> HttpResponse:
    """A calendar for whoever knows its address; programs cannot sign in."""
    feed = feed_of(secret)
    # Guesses are counted by where they come from, readings by what they read.
    who = f"feed:{feed.pk}" if feed else f"guess:{get_adapter().get_client_ip(request)}"
    rate = COUNTER.add(f"calendar:{who}", limit=MOST_A_MINUTE, at=time.time())
    if rate.used > rate.limit:
        headers = {"Retry-After": str(rate.reset_s)}
        return HttpResponse(status=429, headers=headers)
    if feed is None:
        raise Http404
    return HttpResponse(
        calendar_file(feed, now=timezone.now()),
        content_type="text/calendar; charset=utf-8",
        headers={
            "Cache-Control": "no-store",
            "Content-Disposition": 'inline; filename="smilestone.ics"',
        },
    )

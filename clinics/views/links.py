"""A share by link: for somebody without an account, behind a passcode."""

import uuid
from typing import Final

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods

from babies.homes import today_at_home
from clinics.forms.sharing import PasscodeForm
from clinics.looks import FIRST_PAGE, record_look
from clinics.record import record_of
from clinics.sharing import open_link, opened_link

OPENED: Final = "opened_links"


# Whoever opened it is not signed in, so nothing else keeps it off the disk.
@cache_control(private=True, no_store=True)
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, token: str) -> HttpResponse:
    """The passcode first, then the record; nothing tells whether a link was real."""
    now = timezone.now()
    form = PasscodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data["passcode"]
        share = open_link(token=token, passcode=typed, now=now)
        if share is not None:
            opened = [*request.session.get(OPENED, []), str(share.pk)]
            request.session[OPENED] = opened[-5:]
            return redirect("clinics:link", token)
        text = _("This does not open. Check the passcode, or ask for a new link.")
        form.add_error("passcode", text)
    keys = [uuid.UUID(key) for key in request.session.get(OPENED, [])]
    share = opened_link(token=token, keys=keys, now=now)
    if share is None or request.method == "POST":
        return render(request, "clinics/link.html", {"form": form})
    record_look(share=share, staff=None, part=FIRST_PAGE, now=now)
    record = record_of(share, today_at_home(share.baby, now))
    return render(request, "clinics/link_record.html", {"record": record})

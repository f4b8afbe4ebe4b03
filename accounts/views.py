"""The front door, one's own settings and devices, the theme and the language."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _, ngettext, override
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts.devices import devices_of, end_devices
from accounts.forms import PreferencesForm
from accounts.kept import kept_post, takes_back_posts
from accounts.languages import YEAR, remember_language
from accounts.models import User
from accounts.themes import THEMES


class PersonRequest(HttpRequest):
    """A request of somebody signed in, which the sign-in check has made sure of."""

    user: User


@login_not_required
@require_safe
def landing(request: HttpRequest) -> HttpResponse:
    """The promise, for those who are not signed in yet."""
    if request.user.is_authenticated:
        return redirect("babies:home")
    return render(request, "accounts/landing.html")


@takes_back_posts
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: PersonRequest) -> HttpResponse:
    """Settings: language and units are saved here, the rest is a link away."""
    data = request.POST if request.method == "POST" else kept_post(request)
    # Its own row: a refused choice must not be what the page is written in.
    person = User.objects.get(pk=request.user.pk) if data else request.user
    form = PreferencesForm(data, instance=person)
    if request.method == "POST" and form.is_valid():
        person.save(update_fields=["language", "units"])
        response = redirect("accounts:account")
        remember_language(response, person.language)
        with override(person.language or None):
            messages.success(request, _("Saved."))
        return response
    return render(request, "accounts/account.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def devices(request: PersonRequest) -> HttpResponse:
    """Where one is signed in; sign out one place, or all but this."""
    here = request.session.session_key
    if request.method == "POST":
        ended = end_devices(request.user, here=here, tag=request.POST.get("device", ""))
        if ended:
            text = ngettext(
                "%(count)d device is signed out.",
                "%(count)d devices are signed out.",
                ended,
            )
            messages.success(request, text % {"count": ended})
        return redirect("accounts:devices")
    rows = devices_of(request.user, here=here, now=timezone.now())
    return render(request, "accounts/devices.html", {"devices": rows})


@login_not_required
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Remember a theme, and go back to where it was chosen."""
    response = HttpResponseRedirect(_back(request))
    if request.POST.get("theme") in THEMES:
        response.set_cookie(
            "theme",
            request.POST["theme"],
            max_age=YEAR,
            secure=request.is_secure(),
            httponly=True,
            samesite="Lax",
        )
    return response


@login_not_required
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Remember a language on this device, and go back to where it was chosen."""
    response = HttpResponseRedirect(_back(request))
    remember_language(response, request.POST.get("language", ""))
    return response


def _back(request: HttpRequest) -> str:
    """Where a choice was made, if that is a page of ours."""
    back = request.POST.get("next", "")
    # Not redirect(), which takes a word for the name of a page.
    is_ours = back.startswith("/") and url_has_allowed_host_and_scheme(back, None)
    return back if is_ours else reverse("accounts:landing")

"""The front door, one's own account, and the theme."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from accounts.themes import THEMES

YEAR = 365 * 24 * 60 * 60


@login_not_required
@require_safe
def landing(request: HttpRequest) -> HttpResponse:
    """The promise, for those who are not signed in yet."""
    if request.user.is_authenticated:
        return redirect("babies:home")
    return render(request, "accounts/landing.html")


@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """One's own account: password, theme, sign out."""
    return render(request, "accounts/account.html")


@login_not_required
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Remember a theme, and go back to where it was chosen."""
    back = request.POST.get("next", "")
    # Not redirect(), which takes a word for the name of a page.
    is_ours = back.startswith("/") and url_has_allowed_host_and_scheme(back, None)
    response = HttpResponseRedirect(back if is_ours else reverse("accounts:landing"))
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

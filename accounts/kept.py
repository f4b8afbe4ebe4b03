"""A form sent after the session ended is kept until its writer signs in again."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, resolve_url
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

SESSION_NAME = "kept_post"
MAX_BYTES = 64 * 1024
MAX_SECONDS = 30 * 60
ELSEWHERE = ("/accounts/", "/admin/", "/api/")

View = Callable[..., HttpResponseBase]


@dataclass(frozen=True, slots=True)
class KeptForm:
    """What was sent after the session ended, and when."""

    form: QueryDict
    at: datetime


class KeptPostMiddleware:
    """Stands before the sign-in check and keeps what it would drop."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Nothing on the way in: the view must be known first."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, _args: object, _kwargs: object
    ) -> HttpResponse | None:
        """Keep the form and send its writer to sign in."""
        if (
            not getattr(view, "login_required", True)
            or request.path.startswith(ELSEWHERE)
            or request.user.is_authenticated
        ):
            return None
        if request.method == "POST":
            return keep_and_ask(request)
        if is_for_a_fragment(request):
            here = urlsplit(request.headers.get("HX-Current-URL", "/")).path
            return HttpResponseClientRedirect(sign_in_address(here))
        return None


def keep_and_ask(request: HttpRequest) -> HttpResponse:
    """Keep what was typed, if it can be, and lead to sign-in and back."""
    if keep(request):
        messages.info(request, _("You were signed out. What you typed is kept."))
    else:
        messages.info(request, _("You were signed out. Please sign in again."))
    address = sign_in_address(request.get_full_path())
    if request.headers.get("HX-Request"):
        return HttpResponseClientRedirect(address)
    return redirect(address)


def is_for_a_fragment(request: HttpRequest) -> bool:
    """Asked for by htmx to fill part of a page, where a sign-in form is no use."""
    return "HX-Request" in request.headers and "HX-Boosted" not in request.headers


def sign_in_address(back: str) -> str:
    """Sign-in, leading back to a page of ours."""
    return f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': back})}"


def keep(request: HttpRequest) -> bool:
    """Store the form in the session; whether it was small and plain enough."""
    form = request.POST.copy()
    form.pop("csrfmiddlewaretoken", None)
    encoded = form.urlencode()
    if request.FILES or not encoded or len(encoded) > MAX_BYTES:
        return False
    request.session[SESSION_NAME] = {
        "path": request.path,
        "form": encoded,
        "at": int(time.time()),
    }
    # Sign-in gives the session its usual length again.
    request.session.set_expiry(MAX_SECONDS)
    return True


def kept_post(request: HttpRequest) -> QueryDict | None:
    """What was typed into this page before the session ended, once."""
    kept = kept_form(request)
    return kept.form if kept else None


def kept_form(request: HttpRequest) -> KeptForm | None:
    """The same, with the moment it was sent."""
    kept = request.session.get(SESSION_NAME)
    if kept is None or kept["path"] != request.path:
        return None
    del request.session[SESSION_NAME]
    if time.time() - kept["at"] > MAX_SECONDS:
        return None
    at = datetime.fromtimestamp(kept["at"], UTC)
    return KeptForm(QueryDict(kept["form"]), at)

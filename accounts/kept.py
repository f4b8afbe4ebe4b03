"""A form sent after the session ended is kept until its writer signs in again."""

import time
from collections.abc import Callable
from urllib.parse import urlencode

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
            request.method != "POST"
            or request.user.is_authenticated
            or request.path.startswith(ELSEWHERE)
            or not getattr(view, "login_required", True)
        ):
            return None
        if keep(request):
            messages.info(request, _("You were signed out. What you typed is kept."))
        else:
            messages.info(request, _("You were signed out. Please sign in again."))
        query = urlencode({"next": request.get_full_path()})
        address = f"{resolve_url(settings.LOGIN_URL)}?{query}"
        if request.headers.get("HX-Request"):
            return HttpResponseClientRedirect(address)
        return redirect(address)


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
    kept = request.session.get(SESSION_NAME)
    if kept is None or kept["path"] != request.path:
        return None
    del request.session[SESSION_NAME]
    if time.time() - kept["at"] > MAX_SECONDS:
        return None
    return QueryDict(kept["form"])

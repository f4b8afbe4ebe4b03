"""A form sent after the session ended is kept until its writer signs in again."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, resolve_url
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

SESSION_NAME = "kept_post"
MAX_BYTES = 64 * 1024
MAX_SECONDS = 30 * 60
ELSEWHERE = ("/accounts/", "/admin/", "/api/")

# Who signed in last on this device; outlives sign-out, and names nobody.
PERSON_COOKIE = "person"
PERSON_SECONDS = 365 * 24 * 60 * 60

View = Callable[..., HttpResponseBase]
V = TypeVar("V", bound=View)


@dataclass(frozen=True, slots=True)
class KeptForm:
    """What was sent after the session ended, and when."""

    form: QueryDict
    at: datetime


def takes_back_posts(view: V) -> V:
    """Mark a view that shows again what was typed, with `kept_post`."""
    view.__dict__["takes_back_posts"] = True
    return view


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
            return keep_and_ask(request, view)
        if is_for_a_fragment(request):
            return HttpResponseClientRedirect(sign_in_address(page_around(request)))
        return None


def keep_and_ask(request: HttpRequest, view: View) -> HttpResponse:
    """Keep what was typed, if it can be, and lead to sign-in and back."""
    if getattr(view, "takes_back_posts", False) and keep(request):
        messages.info(request, _("You were signed out. What you typed is kept."))
    else:
        messages.info(request, _("You were signed out. Please do it again."))
    address = sign_in_address(request.get_full_path())
    if request.headers.get("HX-Request"):
        return HttpResponseClientRedirect(address)
    return redirect(address)


def is_for_a_fragment(request: HttpRequest) -> bool:
    """Asked for by htmx to fill part of a page, where a sign-in form is no use."""
    return "HX-Request" in request.headers and "HX-Boosted" not in request.headers


def page_around(request: HttpRequest) -> str:
    """The page of ours that holds the fragment, as far as htmx tells."""
    try:
        path = urlsplit(request.headers.get("HX-Current-URL", "")).path
    except ValueError:
        path = ""
    return path if path.startswith("/") else "/"


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
        "person": request.COOKIES.get(PERSON_COOKIE, ""),
    }
    # welcome_back() gives the session its usual length again.
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


def welcome_back(request: HttpRequest, user: AbstractBaseUser) -> None:
    """After signing in: a full session, and nothing that somebody else typed.

    Without the cookie nobody was signed in on this device, so no page of anybody
    can have been left open on it.
    """
    kept = request.session.get(SESSION_NAME)
    if kept is None:
        return
    request.session.set_expiry(None)
    if kept["person"] not in {"", person_tag(user)}:
        del request.session[SESSION_NAME]


def remember_person(response: HttpResponse, user: AbstractBaseUser) -> None:
    """Leave a note on the device of who signed in on it last."""
    response.set_cookie(
        PERSON_COOKIE,
        person_tag(user),
        max_age=PERSON_SECONDS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def person_tag(user: AbstractBaseUser) -> str:
    """Stable, meaningless, and only this server can make it."""
    return salted_hmac("smilestone.person", str(user.pk)).hexdigest()[:16]

"""What a family reads stays on no disk, and leaves the browser at sign-out."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponseBase


def person_of(request: HttpRequest) -> str | None:
    """Whose session it is, if anything asked; without asking the database."""
    session = getattr(request, "session", None)
    if session is None or not session.accessed:
        return None
    person: str | None = session.get(SESSION_KEY)
    return person


class PrivateAnswersMiddleware:
    """Stands outside the sessions, to see when one is ended."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Tell caches to keep nothing that depends on who is signed in."""
        response = self.get_response(request)
        if person_of(request) is not None:
            response["Cache-Control"] = "private, no-store"
        cookie = response.cookies.get(settings.SESSION_COOKIE_NAME)
        if cookie is not None and cookie["max-age"] == 0:
            response["Clear-Site-Data"] = '"cache"'
        return response

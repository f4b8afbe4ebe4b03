"""Which language the pages speak: the person's own, else the cookie, else the browser's."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import translation

YEAR = 365 * 24 * 60 * 60


class LanguageMiddleware:
    """Speaks to people signed in as they chose, whatever device they hold.

    Django's own, before it, has followed the cookie and the browser.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Nothing on the way in: open pages must not ask who it is."""
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponseBase],
        _args: object,
        _kwargs: object,
    ) -> None:
        """Change the language where the sign-in check reads the person anyway."""
        if getattr(view, "login_required", True) and request.user.is_authenticated:
            chosen = request.user.language
            if chosen in dict(settings.LANGUAGES):
                translation.activate(chosen)
                request.LANGUAGE_CODE = chosen


def remember_language(response: HttpResponse, language: str) -> None:
    """Keep a choice on the device, for open pages; none follows the browser again."""
    name = settings.LANGUAGE_COOKIE_NAME
    if language not in dict(settings.LANGUAGES):
        response.delete_cookie(name, samesite="Lax")
        return
    response.set_cookie(
        name,
        language,
        max_age=YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )

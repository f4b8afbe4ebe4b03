"""Forms come in UTF-8, which is all that browsers send; other codecs crash Django."""

from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponseBase
from django.utils.http import parse_header_parameters

UTF_8 = {"utf-8", "utf8"}
# Of another kind, and harmless: the middleware refuses it with a page.
REFUSED = "text/plain; charset=latin-1"
Application = Callable[[dict[str, Any], Any], Iterable[bytes]]


def with_harmless_charset(application: Application) -> Application:
    """Around Django, which uses the codec before its first middleware."""

    def guarded(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if not is_utf8(environ.get("CONTENT_TYPE", "")):
            environ["CONTENT_TYPE"] = REFUSED
        return application(environ, start_response)

    return guarded


def is_utf8(content_type: str) -> bool:
    """Whether a Content-Type names UTF-8, or no charset at all."""
    try:
        _kind, parameters = parse_header_parameters(content_type)
    except ValueError:
        return False
    return parameters.get("charset", "utf-8").lower() in UTF_8


class UTF8Middleware:
    """Stands before the first reader of a form."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Refuse a body in any other encoding."""
        if not is_utf8(request.META.get("CONTENT_TYPE", "")):
            raise BadRequest
        return self.get_response(request)

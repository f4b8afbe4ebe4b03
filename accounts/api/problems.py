"""Every refusal of the API in one shape: a problem document (RFC 9457)."""

from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy as _
from rest_framework.exceptions import (
    APIException,
    ErrorDetail,
    NotAuthenticated,
    NotFound,
    PermissionDenied as Forbidden,
    ValidationError,
)
from rest_framework.response import Response

MEDIA_TYPE: Final = "application/problem+json"
#: What a problem is called; the same sentence for every problem of a kind.
KINDS: Final[Mapping[int, tuple[str, str | Promise]]] = {
    400: ("invalid", _("The request cannot be understood")),
    401: ("not-signed-in", _("A token is needed")),
    403: ("not-allowed", _("The token may not do this")),
    404: ("not-found", _("Nothing is here")),
    405: ("method-not-allowed", _("This cannot be done here")),
    406: ("not-acceptable", _("The API answers in JSON")),
    409: ("conflict", _("This is not what is stored")),
    412: ("changed", _("It has changed since it was read")),
    413: ("too-large", _("The request is too large")),
    415: ("not-json", _("The API reads JSON")),
    429: ("too-many-requests", _("Too many requests")),
    500: ("error", _("Something went wrong here")),
}
Errors = list[dict[str, str]]


class ConflictError(APIException):
    """The id stands for something else, or the state forbids it."""

    status_code = HTTPStatus.CONFLICT
    default_detail = _("This id stands for another entry.")


class AskedFirstError(ConflictError):
    """What it would change has to be seen first; `told` goes along with the problem."""

    default_detail = _("Look at the effect of these dates, and send its confirm.")

    def __init__(self, **told: Any) -> None:
        super().__init__()
        self.told = told


class StaleError(APIException):
    """Somebody changed it since the client read it."""

    status_code = HTTPStatus.PRECONDITION_FAILED
    default_detail = _("It has changed since you read it. Please read it again.")


class TooLargeError(APIException):
    """More than the API reads at once."""

    status_code = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    default_detail = _("This is more than the API reads at once.")

    def __init__(self, sentence: str | None = None, *, field: str = "") -> None:
        super().__init__(sentence)
        # What is too large; empty for the whole body.
        self.field = field


class InvalidError(ValidationError):
    """One field that cannot be so, with its sentence."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__({field: [sentence]})


def problem(status: int, detail: str, errors: Errors | None = None) -> dict[str, Any]:
    """The document of a problem."""
    kind, title = KINDS.get(status, KINDS[500 if status >= 500 else 400])
    return {
        "type": f"urn:smilestone:problem:{kind}",
        "title": str(title),
        "status": status,
        "detail": detail,
        "errors": errors or [],
    }


def problem_page(status: int, detail: str) -> JsonResponse:
    """A problem where the framework of the API was never reached."""
    return JsonResponse(problem(status, detail), status=status, content_type=MEDIA_TYPE)


def problem_handler(error: Exception, _context: Mapping[str, Any]) -> Response | None:
    """The answer to a refusal; None leaves what is broken to be logged as such."""
    if isinstance(error, Http404):
        error = NotFound()
    elif isinstance(error, PermissionDenied):
        error = Forbidden()
    if not isinstance(error, APIException):
        return None
    if isinstance(error, NotAuthenticated):
        # Not the framework's words: these say how.
        error.detail = ErrorDetail(
            gettext("Send a header: Authorization: Token smile_…")
        )
    # Set by the framework: what a sign-in needs, and how long to wait.
    more = error.__dict__
    headers = {}
    if more.get("auth_header"):
        headers["WWW-Authenticate"] = more["auth_header"]
    if more.get("wait"):
        headers["Retry-After"] = str(int(more["wait"]))
    errors = _errors(error)
    said = gettext("Some fields cannot be so.") if errors else str(error.detail)
    body = problem(error.status_code, said, errors)
    if isinstance(error, AskedFirstError):
        body |= error.told
    return Response(
        body, status=error.status_code, headers=headers, content_type=MEDIA_TYPE
    )


def _errors(error: APIException) -> Errors:
    if isinstance(error, TooLargeError) and error.field:
        return [{"field": error.field, "message": str(error.detail)}]
    if not isinstance(error, ValidationError):
        return []
    return [
        {"field": field, "message": message}
        for field, message in _flat(error.detail, "")
    ]


def _flat(detail: Any, path: str) -> Iterator[tuple[str, str]]:
    """Each sentence with the way to its field: `trigger[2]`, `window.opens`."""
    if isinstance(detail, Mapping):
        for name, inner in detail.items():
            if isinstance(name, int):
                step = f"{path}[{name}]"
            elif name == "non_field_errors":
                step = path
            else:
                step = f"{path}.{name}" if path else name
            yield from _flat(inner, step)
    elif isinstance(detail, list):
        for place, inner in enumerate(detail):
            is_deep = isinstance(inner, Mapping | list)
            yield from _flat(inner, f"{path}[{place}]" if is_deep else path)
    else:
        yield path, str(detail)

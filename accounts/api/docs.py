"""The description of the API: as a document, and as a page to read and to try."""

import json
from collections.abc import Callable
from functools import cache, wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _, override
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from drf_spectacular.generators import SchemaGenerator

from accounts.addresses import public_address
from accounts.api.problems import problem_page

SAFE_METHODS = ("GET", "HEAD")
View = Callable[[HttpRequest], HttpResponse]


def reads_only(view: View) -> View:
    """A page under the API's addresses, which refuses all else as the API does."""

    @wraps(view)
    def inner(request: HttpRequest) -> HttpResponse:
        if request.method in SAFE_METHODS:
            return view(request)
        refused = problem_page(405, _("This can only be read."))
        refused["Allow"] = "GET, HEAD"
        return refused

    # Nothing is written here: a post gets the refusal above, not the page about forms.
    return login_not_required(csrf_exempt(inner))


@reads_only
@cache_control(public=True, max_age=3600)
def schema(_request: HttpRequest) -> HttpResponse:
    """The OpenAPI document; the same for everybody until the next release."""
    return HttpResponse(
        _as_json(), content_type="application/vnd.oai.openapi+json;version=3.1"
    )


@cache
def _as_json() -> bytes:
    return json.dumps(document()).encode()


def document() -> dict[str, Any]:
    """All operations, described in English."""
    with override("en"):
        made: dict[str, Any] = _plain(
            SchemaGenerator().get_schema(request=None, public=True)  # type: ignore[no-untyped-call]  # it has no hints
        )
        return made


def _plain(part: Any) -> Any:
    """Without what the library notes for itself."""
    if isinstance(part, dict):
        return {
            name: _plain(value)
            for name, value in part.items()
            if name != "x-spec-enum-id"
        }
    return [_plain(each) for each in part] if isinstance(part, list) else part


@reads_only
def docs(request: HttpRequest) -> HttpResponse:
    """The page, which reads the document and can try every operation."""
    context = {
        "schema": reverse("v1:schema"),
        "babies": public_address(request, reverse("v1:babies")),
    }
    return render(request, "accounts/api_docs.html", context)

"""What forms carry beside their fields: an id chosen by the page, and a way back."""

import uuid

from django.http import HttpRequest, QueryDict
from django.utils.http import url_has_allowed_host_and_scheme


def key_from(sent: QueryDict) -> uuid.UUID:
    """The id the page chose for the new entry; any other when there is none."""
    try:
        return uuid.UUID(sent.get("key", ""))
    except ValueError:
        return uuid.uuid4()


def way_back(request: HttpRequest, otherwise: str) -> str:
    """Where the form says to go afterwards, if that is a page of ours."""
    back = request.POST.get("next", request.GET.get("next", ""))
    if url_has_allowed_host_and_scheme(
        back, {request.get_host()}, require_https=request.is_secure()
    ):
        return back
    return otherwise

"""What forms carry beside their fields: an id chosen by the page, and a way back."""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.utils.http import url_has_allowed_host_and_scheme

from babies.models import Baby
from babies.page import FamilyRequest
from babies.services import held

Rest = ParamSpec("Rest")
Asked = TypeVar("Asked", bound=HttpRequest)


def at_once(
    view: Callable[Concatenate[Asked, Rest], HttpResponse],
) -> Callable[Concatenate[Asked, Rest], HttpResponse]:
    """Let a post be checked and stored in one transaction; a GET needs none."""

    @wraps(view)
    def inner(
        request: Asked, /, *args: Rest.args, **kwargs: Rest.kwargs
    ) -> HttpResponse:
        if request.method != "POST":
            return view(request, *args, **kwargs)
        with transaction.atomic():
            return view(request, *args, **kwargs)

    return inner


def reach(request: FamilyRequest, babies: QuerySet[Baby], pk: uuid.UUID) -> Baby:
    """The baby of an address; held while a post about it is checked and stored."""
    door = held(babies) if request.method == "POST" else babies
    return get_object_or_404(door, pk=pk)


def key_from(sent: QueryDict) -> uuid.UUID:
    """The id the page chose for the new entry; any other when there is none."""
    try:
        return uuid.UUID(sent.get("key", ""))
    except ValueError:
        return uuid.uuid4()


def way_back(request: HttpRequest, otherwise: str) -> str:
    """Where the form says to go afterwards, if that is a page of ours."""
    back = request.POST.get("next", request.GET.get("next", ""))
    if back.startswith("/") and url_has_allowed_host_and_scheme(
        back, {request.get_host()}, require_https=request.is_secure()
    ):
        return back
    return otherwise

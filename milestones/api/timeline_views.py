"""The timeline for programs: entries of every kind, the newest first."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

from accounts.api.fields import read
from accounts.api.paging import CURSOR, SIZE, size_asked
from accounts.api.problems import InvalidError
from accounts.api.views import ApiViewSet
from babies.api.entries import Shown
from babies.api.smiles import at_home
from babies.bedtime import is_logged
from babies.models import Baby, BedtimeNight, Photo
from babies.photos import photos_by_entry
from milestones.api.look_serializers import (
    KIND_OF,
    TimelineEntrySerializer,
    TimelineFilterSerializer,
)
from milestones.timeline import (
    KINDS,
    NoSuchPlaceError,
    Place,
    Wanted,
    page_of,
    place_from,
)
from milestones.timeline_words import LINES

MANY: Final = ("kind", "class")
DAYS: Final = ("since", "until")
NAME_OF: Final = {ours: name for name, ours in KIND_OF.items()}


class TimelineViewSet(ApiViewSet):
    """Entries of every kind, each in a line."""

    serializer_class = TimelineEntrySerializer

    @extend_schema(parameters=[TimelineFilterSerializer])
    def list(self, request: Request, baby: uuid.UUID) -> Response:
        """The newest day first; within a day, what was logged last."""
        user: Any = request.user
        row = get_object_or_404(Baby.objects.visible_to(user), pk=baby)
        wanted, place = wanted_in(request), _place(request)
        page = page_of(row, wanted, place, size=size_asked(request))
        following = None
        if page.older:
            address = request.build_absolute_uri()
            following = replace_query_param(address, CURSOR, page.older)
        photos = photos_by_entry(row, (entry.pk for _kind, entry in page.rows))
        found = [
            {**shown_entry(row, kind, entry), "photos": _addresses(row, photos, entry)}
            for kind, entry in page.rows
            if not isinstance(entry, BedtimeNight) or is_logged(entry)
        ]
        return Response({"next": following, "results": found})


def wanted_in(request: Request) -> Wanted:
    """The filter of a request. Raises problems of the API."""
    asked = request.query_params
    for name in sorted(set(asked) - {*MANY, *DAYS, CURSOR, SIZE}):
        raise InvalidError(name, _("There is no such filter."))
    sent: dict[str, Any] = {name: asked[name] for name in DAYS if name in asked}
    sent |= {name: asked.getlist(name) for name in MANY if name in asked}
    said = read(TimelineFilterSerializer, sent)
    first, last = said.get("since"), said.get("until")
    if first and last and last < first:
        raise InvalidError("until", _("This day is before the first one."))
    kinds = {KIND_OF[name] for name in said.get("kind", ())}
    return Wanted(
        # In one order, each once, so that few different queries are ever put together.
        tuple(kind for kind in KINDS if kind in kinds),
        tuple(sorted(set(said.get("class", ())))),
        first,
        last,
    )


def _place(request: Request) -> Place | None:
    """Where to go on. Raises InvalidError."""
    said = request.query_params.get(CURSOR)
    if said is None:
        return None
    try:
        place = place_from(said)
    except NoSuchPlaceError as error:
        raise InvalidError(CURSOR, _not_ours()) from error
    if place.is_newer:
        raise InvalidError(CURSOR, _not_ours())
    return place


def _not_ours() -> str:
    return _("This is not from the `next` of this list.")


def _addresses(
    baby: Baby, photos: Mapping[uuid.UUID, Sequence[Photo]], entry: Any
) -> list[str]:
    """Where the photos of an entry are."""
    return [
        reverse("v1:photos_one", args=[baby.pk, each.pk])
        for each in photos.get(entry.pk, ())
    ]


def shown_entry(baby: Baby, kind: str, row: Any) -> Shown:
    """An entry as a line of the timeline."""
    line, name = LINES[kind](row), NAME_OF[kind]
    zone = getattr(row, "time_zone", baby.time_zone)
    return {
        "kind": name,
        "id": str(row.pk),
        "on": row.on.isoformat(),
        "at": at_home(line.moment, zone),
        "label": line.label,
        "words": line.words,
        "note": getattr(row, "note", ""),
        "class": getattr(row, "smile_class", None),
        "logged_at": at_home(row.logged_at, zone),
        "address": reverse(f"v1:{name}_one", args=[baby.pk, row.pk]),
    }

"""The bin as a whole, for programs."""

import uuid
from typing import Any, Final

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.views import ApiViewSet
from babies.api.entries import Shown
from babies.api.smiles import at_home
from babies.models import Baby
from milestones.binned import BINNED_KINDS, Binned, binned_entries

#: The names of the API, where the timeline has others.
NAMES: Final = {
    "worries": "concerns",
    "losses": "lost-skills",
    "tips": "tips-tried",
}


class BinnedSerializer(serializers.Serializer[Any]):
    """An entry in the bin; `{kind}/{id}/restore/` takes it out until `gone_on`."""

    kind = serializers.ChoiceField([NAMES.get(kind, kind) for kind in BINNED_KINDS])
    id = serializers.UUIDField()
    on = serializers.DateField()
    words = serializers.CharField()
    binned_at = serializers.DateTimeField()
    gone_on = serializers.DateField()


class BinViewSet(ApiViewSet):
    """Everything in a baby's bin, whatever kind it is of."""

    serializer_class = BinnedSerializer

    @extend_schema(operation_id="bin_list")
    def bin(self, request: Request, baby: uuid.UUID) -> Response:
        """The last to go in comes first."""
        user: Any = request.user
        row = get_object_or_404(Baby.objects.editable_by(user), pk=baby)
        found = binned_entries(row, user)
        page = self.paginate_queryset(found) or []
        return self.get_paginated_response([shown_binned(each, row) for each in page])

    @staticmethod
    def place_of(binned: Binned) -> tuple[str, str]:
        """Where it stands in the bin."""
        return binned.binned_at.isoformat(), str(binned.pk)


def shown_binned(binned: Binned, baby: Baby) -> Shown:
    """An entry in the bin, in a line."""
    said = (binned.line.label, binned.line.words, binned.line.note)
    return {
        "kind": NAMES.get(binned.kind, binned.kind),
        "id": str(binned.pk),
        "on": binned.on.isoformat(),
        "words": " · ".join(filter(None, said)),
        "binned_at": at_home(binned.binned_at, baby.time_zone),
        "gone_on": binned.gone_on.isoformat(),
    }

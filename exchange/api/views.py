"""FHIR for programs: a baby for its family, what is shared for a clinic."""

import uuid
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from django.http import StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request

from accounts.addresses import public_address
from accounts.api.problems import InvalidError
from accounts.api.views import ApiViewSet
from babies.models import Baby
from clinics.api.staff import AT_CLINIC, StaffViewSet, check_names
from clinics.look_words import COPY
from clinics.looks import record_look
from clinics.models import Share, Staff
from exchange.fhir.bundle import bundle, lines
from exchange.fhir.codes import PLACE
from exchange.fhir.reading import Reading, clinic_reading, family_reading

FHIR_LINES = "application/fhir+ndjson"


class FhirRenderer(JSONRenderer):
    """JSON under the name that FHIR gives it."""

    media_type = "application/fhir+json"


class FhirLinesRenderer(JSONRenderer):
    """Lets programs ask for lines; the lines themselves are streamed."""

    media_type = FHIR_LINES
    format = "ndjson"


# How clients of FHIR say it, too; an `Accept` decides.
FORMAT: Final = "_format"
JSON_NAMES: Final = ("json", "application/json", "application/fhir+json", FHIR_LINES)

# Other JSON is the same under another name.
AS_BUNDLE = (FhirRenderer, JSONRenderer)


class BabyFhirViewSet(ApiViewSet):
    """Everything of a baby, for its family."""

    renderer_classes = AS_BUNDLE

    @extend_schema(
        summary="A baby as a FHIR R4 Bundle",
        responses={(200, FhirRenderer.media_type): OpenApiTypes.OBJECT},
    )
    def retrieve(self, request: Request, baby: uuid.UUID) -> StreamingHttpResponse:
        """A collection in which every reference resolves."""
        check_whole(request)
        user: Any = request.user
        row = get_object_or_404(Baby.objects.visible_to(user), pk=baby)
        return sent(request, family_reading(row, now=timezone.now()))


class ShareFhirViewSet(StaffViewSet):
    """What a family shares with a clinic, and what the clinic did for the baby."""

    renderer_classes = AS_BUNDLE

    @extend_schema(
        summary="A share as a FHIR R4 Bundle",
        responses={(200, FhirRenderer.media_type): OpenApiTypes.OBJECT},
    )
    def retrieve(self, request: Request, share: uuid.UUID) -> StreamingHttpResponse:
        """The parts that are shared, once the look at them is noted."""
        check_whole(request)
        row, duty = self.shared(request, share)
        return sent(request, look(row, duty.staff, duty.now))


class ClinicFhirViewSet(StaffViewSet):
    """All that is shared with a clinic, baby after baby."""

    for_all_babies = frozenset({"everything"})
    renderer_classes = (FhirLinesRenderer, JSONRenderer)

    @extend_schema(
        summary="All open shares of a clinic as lines of FHIR R4",
        parameters=[AT_CLINIC],
        responses={(200, FHIR_LINES): OpenApiTypes.BINARY},
    )
    def everything(self, request: Request) -> StreamingHttpResponse:
        """One resource a line; each baby's look is noted when its turn comes."""
        check_whole(request)
        duty = self.duty(request)
        shares = _open(duty.staff, duty.now).order_by("made_at", "pk")
        keys = list(shares.values_list("pk", flat=True))
        return StreamingHttpResponse(
            lines(_in_turn(duty.staff, keys), _codes(request)), content_type=FHIR_LINES
        )


def check_whole(request: Request) -> None:
    """Refuse to be asked for less than all, which is all there is, or for XML.

    Raises InvalidError.
    """
    asked = check_names(request, (FORMAT,))
    if asked.get(FORMAT, JSON_NAMES[0]) not in JSON_NAMES:
        raise InvalidError(FORMAT, _("FHIR is written in JSON here."))


def sent(
    request: Request, read: Reading, *, is_search: bool = False
) -> StreamingHttpResponse:
    """A reading as one file, sent as it is made."""
    name = f"fhir-{read.today}.json"
    asked = public_address(request._request, request.path) if is_search else ""  # noqa: SLF001 -- as the framework's own code does
    return StreamingHttpResponse(
        bundle(read, _codes(request), asked),
        content_type=request.accepted_renderer.media_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _codes(request: Request) -> str:
    """Where this installation publishes its codes."""
    return public_address(request._request, PLACE)  # noqa: SLF001 -- as the framework's own code does


def _open(staff: Staff, now: datetime) -> Any:
    """What is shared with the clinic at which somebody cares."""
    return Share.objects.open_to(staff.user, now).filter(clinic=staff.clinic_id)


def look(share: Share, staff: Staff, now: datetime) -> Reading:
    """What a share holds; that it was read is one line in the log."""
    share.clinic = staff.clinic
    record_look(share=share, staff=staff, part=COPY, now=now)
    return clinic_reading(share, now=now)


def _in_turn(staff: Staff, keys: list[uuid.UUID]) -> Iterator[Reading]:
    """Share after share; one that has ended meanwhile is left out."""
    for key in keys:
        now = timezone.now()
        share = _open(staff, now).select_related("baby").filter(pk=key).first()
        if share is not None:
            yield look(share, staff, now)

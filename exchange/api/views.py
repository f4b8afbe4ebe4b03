"""FHIR for programs: a baby for its family, what is shared for a clinic."""

import uuid
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.http import StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.viewsets import ViewSet

from accounts.addresses import public_address
from accounts.api.problems import InvalidError
from accounts.api.views import ApiMixin
from accounts.models import User
from babies.models import Baby
from clinics.choices import CARING_ROLES
from clinics.look_words import COPY
from clinics.looks import record_look
from clinics.models import Share, Staff
from exchange.api.permissions import ForStaff
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


class FhirViewSet(ApiMixin, ViewSet):
    """Answers in FHIR R4; other JSON is the same under another name."""

    renderer_classes = [FhirRenderer, JSONRenderer]

    def as_bundle(self, request: Request, read: Reading) -> StreamingHttpResponse:
        """A reading as one file."""
        name = f"fhir-{read.today}.json"
        return StreamingHttpResponse(
            bundle(read, _codes(request)),
            content_type=request.accepted_renderer.media_type,
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )


def _codes(request: Request) -> str:
    """Where this installation publishes its codes."""
    return public_address(request._request, PLACE)  # noqa: SLF001 -- as the framework's own code does


class BabyFhirViewSet(FhirViewSet):
    """Everything of a baby, for its family."""

    @extend_schema(
        summary="A baby as a FHIR R4 Bundle",
        responses={(200, "application/fhir+json"): OpenApiTypes.OBJECT},
    )
    def retrieve(self, request: Request, baby: uuid.UUID) -> StreamingHttpResponse:
        """A collection in which every reference resolves."""
        user: Any = request.user
        row = get_object_or_404(Baby.objects.visible_to(user), pk=baby)
        return self.as_bundle(request, family_reading(row, now=timezone.now()))


class ShareFhirViewSet(FhirViewSet):
    """What a family shares with a clinic, and what the clinic did for the baby."""

    permission_classes = [ForStaff]
    for_all_babies = frozenset({"retrieve"})

    @extend_schema(
        summary="A share as a FHIR R4 Bundle",
        responses={(200, "application/fhir+json"): OpenApiTypes.OBJECT},
    )
    def retrieve(self, request: Request, share: uuid.UUID) -> StreamingHttpResponse:
        """The parts that are shared, once the look at them is noted."""
        user: Any = request.user
        now = timezone.now()
        read = _look(user, get_object_or_404(_open(user, now), pk=share), now)
        return self.as_bundle(request, read)


class ClinicFhirViewSet(FhirViewSet):
    """All that is shared with a clinic, baby after baby."""

    permission_classes = [ForStaff]
    for_all_babies = frozenset({"everything"})
    renderer_classes = [FhirLinesRenderer, JSONRenderer]

    @extend_schema(
        summary="All open shares of a clinic as lines of FHIR R4",
        parameters=[
            OpenApiParameter(
                "clinic",
                OpenApiTypes.UUID,
                description="The id of the clinic; needed only if you work at several.",
            )
        ],
        responses={(200, FHIR_LINES): OpenApiTypes.BINARY},
    )
    def everything(self, request: Request) -> StreamingHttpResponse:
        """One resource a line; each baby's look is noted when its turn comes."""
        user: Any = request.user
        clinic = _clinic_of(user, request.query_params.get("clinic"))
        shares = _open(user, timezone.now()).filter(clinic=clinic)
        keys = list(shares.order_by("made_at", "pk").values_list("pk", flat=True))
        return StreamingHttpResponse(
            lines(_in_turn(user, keys), _codes(request)), content_type=FHIR_LINES
        )


def _open(user: User, now: datetime) -> Any:
    """The open shares of the clinics at which somebody cares."""
    return Share.objects.open_to(user, now).select_related("baby", "clinic")


def _look(user: User, share: Share, now: datetime) -> Reading:
    """What a share holds; that it was read is one line in the log."""
    staff = Staff.objects.of(user).select_related("clinic").get(clinic=share.clinic_id)
    record_look(share=share, staff=staff, part=COPY, now=now)
    return clinic_reading(share, now=now)


def _in_turn(user: User, keys: list[uuid.UUID]) -> Iterator[Reading]:
    """Share after share; one that has ended meanwhile is left out."""
    for key in keys:
        now = timezone.now()
        share = _open(user, now).filter(pk=key).first()
        if share is not None:
            yield _look(user, share, now)


def _clinic_of(user: User, asked: str | None) -> uuid.UUID:
    """The clinic that is asked about. Raises InvalidError."""
    places = Staff.objects.of(user).filter(role__in=CARING_ROLES)
    clinics = list(places.values_list("clinic", flat=True))
    if asked is None and len(clinics) == 1:
        return clinics[0]
    found = next((clinic for clinic in clinics if str(clinic) == asked), None)
    if found is None:
        raise InvalidError("clinic", _("Name one of the clinics where you work."))
    return found

"""A baby at the addresses that FHIR clients build by themselves."""

import re
import uuid
from typing import Any, Final

from django.http import StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.addresses import public_address
from accounts.api.views import ApiViewSet
from babies.models import Baby
from clinics.api.staff import StaffViewSet
from clinics.models import Share
from exchange.api.views import AS_BUNDLE, FhirRenderer, check_whole, look, sent
from exchange.fhir.capabilities import capabilities
from exchange.fhir.reading import family_reading

A_RESOURCE: Final = {(200, FhirRenderer.media_type): OpenApiTypes.OBJECT}


class PatientViewSet(ApiViewSet):
    """A baby for its family, at the operation that FHIR names `$everything`."""

    renderer_classes = AS_BUNDLE

    @extend_schema(
        summary="A baby, as FHIR names it: Patient/$everything", responses=A_RESOURCE
    )
    def everything(self, request: Request, baby: uuid.UUID) -> StreamingHttpResponse:
        """The same resources as in the Bundle of a baby, as what was searched for."""
        check_whole(request)
        user: Any = request.user
        row = get_object_or_404(Baby.objects.visible_to(user), pk=baby)
        return sent(request, family_reading(row, now=timezone.now()), is_search=True)


class SharedPatientViewSet(StaffViewSet):
    """What a family shares with a clinic, by the id of the baby."""

    for_all_babies = frozenset({"everything"})
    renderer_classes = AS_BUNDLE

    @extend_schema(
        summary="A shared baby, as FHIR names it: Patient/$everything",
        responses=A_RESOURCE,
    )
    def everything(self, request: Request, baby: uuid.UUID) -> StreamingHttpResponse:
        """What the open share of a baby holds, once the look at it is noted."""
        check_whole(request)
        user: Any = request.user
        rows = Share.objects.open_to(user, timezone.now()).filter(baby=baby)
        found = get_object_or_404(rows.order_by("-made_at")[:1])
        row, duty = self.shared(request, found.pk)
        return sent(request, look(row, duty.staff, duty.now), is_search=True)


class CapabilityViewSet(ApiViewSet):
    """What a FHIR client of a family may ask for, told to everybody."""

    authentication_classes = []
    permission_classes = []
    renderer_classes = AS_BUNDLE

    @extend_schema(summary="What a FHIR client may ask for", responses=A_RESOURCE)
    def metadata(self, request: Request) -> Response:
        """A statement of what is served for families below this address."""
        return _capabilities(request)


class ClinicCapabilityViewSet(StaffViewSet):
    """What a FHIR client of a clinic may ask for."""

    for_all_babies = frozenset({"metadata"})
    renderer_classes = AS_BUNDLE

    @extend_schema(
        summary="What a FHIR client of a clinic may ask for", responses=A_RESOURCE
    )
    def metadata(self, request: Request) -> Response:
        """A statement of what is served for staff below this address."""
        return _capabilities(request)


def _capabilities(request: Request) -> Response:
    base = request.path.removesuffix("/metadata")
    address = public_address(request._request, base)  # noqa: SLF001 -- as the framework's own code does
    return Response(capabilities(address, now=timezone.now()))


def as_fhir_names_it(result: dict[str, Any], **_said: object) -> dict[str, Any]:
    """The description with the `$` that the framework takes for the end of a line."""
    paths = {
        re.sub(r"/everything$", "/$everything", path): operations
        for path, operations in result["paths"].items()
    }
    return {**result, "paths": paths}

"""Photos that a family lets be seen, for programs of staff."""

import uuid

from django.db import transaction
from django.http import Http404, HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request

from clinics.api.staff import StaffViewSet
from clinics.look_words import PHOTO
from clinics.looks import record_look
from clinics.record_parts import chosen_picture
from milestones.api.photos import WebpRenderer


class SharedPhotoViewSet(StaffViewSet):
    """One photo of a share."""

    renderer_classes = (WebpRenderer, JSONRenderer)

    @extend_schema(
        summary="One photo that the family chose for shares",
        responses={(200, WebpRenderer.media_type): OpenApiTypes.BINARY},
    )
    def retrieve(
        self, request: Request, share: uuid.UUID, photo: uuid.UUID
    ) -> HttpResponse:
        """The picture; the family sees that look in its log."""
        with transaction.atomic():
            row, duty = self.shared(request, share)
            content = chosen_picture(row, photo)
            if content is None:
                raise Http404
            record_look(share=row, staff=duty.staff, part=PHOTO, now=duty.now)
        return HttpResponse(content, content_type=WebpRenderer.media_type)

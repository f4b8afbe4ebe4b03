"""Photos for programs: their list, a new one, the images themselves."""

import uuid
from typing import Any

from django.core.files.storage import default_storage
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.parsers import BaseParser
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.etags import etag_of, is_known
from accounts.api.problems import ConflictError
from accounts.api.views import ApiViewSet
from babies.api.entries import ChangesMixin, Here, Scopes, Sent, Shown, answer
from babies.forms.photo import PhotoWordsForm
from babies.models import Baby, Photo
from babies.photos import (
    PhotoLine,
    TooManyPhotosError,
    add_photo,
    bin_photo,
    describe_photo,
    restore_photo,
    small_place,
)
from babies.services import IdTakenError
from milestones.api.filters import PhotoFilter
from milestones.api.photo_serializers import (
    NewPhotoSerializer,
    PhotoSerializer,
)
from milestones.api.photos import (
    NewPhoto,
    PhotoParser,
    WebpRenderer,
    described,
    is_same,
    new_photo,
    shown_photo,
)

#: Kept by the browser, and asked about each time: a baby may leave one's sight.
ASKED_EACH_TIME = "private, no-cache"


class PhotoViewSet(ChangesMixin):
    """Photos of smiles, answers and own firsts."""

    serializer_class = PhotoSerializer
    filterset_class = PhotoFilter
    scopes = Scopes(
        visible=Photo.objects.visible_to,
        editable=Photo.objects.editable_by,
        binned=Photo.objects.binned_editable_by,
    )

    def get_parsers(self) -> list[BaseParser]:
        """A new photo comes as a form; all else is JSON."""
        # While the API describes itself, there is no request yet.
        is_new = getattr(self.request, "method", None) == "POST"
        return [PhotoParser()] if is_new else super().get_parsers()

    def shown(self, row: Photo, here: Here) -> Shown:
        """A photo with the addresses of its images."""
        return shown_photo(row, here.baby.time_zone)

    @extend_schema(
        request={PhotoParser.media_type: NewPhotoSerializer},
        responses={200: PhotoSerializer, 201: PhotoSerializer},
    )
    def create(self, request: Request, baby: uuid.UUID) -> Response:
        """A new photo; it is made anew before the baby is held, as that takes a while."""
        user: Any = request.user
        row = get_object_or_404(Baby.objects.editable_by(user), pk=baby)
        key, said = new_photo(request.data, Here(row, user, timezone.now()))
        with transaction.atomic():
            here = self.writing(request, baby)
            photo, status = (None if key is None else self.known(key, here)), 200
            if photo is None:
                photo, status = self.stored(key or uuid.uuid4(), said, here), 201
            elif not self.is_same(photo, said, {}):
                raise ConflictError
        return answer(self.shown(photo, here), status)

    def is_same(self, row: Photo, said: NewPhoto, sent: Sent) -> bool:  # noqa: ARG002 -- the way of all kinds
        """By its entry, its words and its dots."""
        return is_same(row, said)

    def store(self, key: uuid.UUID, said: NewPhoto, here: Here) -> Photo:
        """Both sizes with their row, while the entry has room."""
        line = PhotoLine(key, said.words, here.user, here.now)
        try:
            row = add_photo(said.entry, said.picture, line)
        except TooManyPhotosError as error:
            raise ConflictError(error.sentence) from error
        if row.pk != key:
            raise IdTakenError
        return row

    def said(self, sent: Sent, here: Here, row: Any = None) -> PhotoWordsForm:
        """What it shows; whether it may be shared is for parents to say."""
        managed = Baby.objects.managed_by(here.user).filter(pk=here.baby.pk)
        return described(sent, row, may_manage=managed.exists())

    def kept(self, row: Photo, sent: Sent) -> Shown:  # noqa: ARG002 -- the way of all kinds
        """Each of its fields."""
        return {"words": row.words, "in_shares": row.in_shares}

    def change(self, row: Photo, said: PhotoWordsForm, here: Here) -> Photo:  # noqa: ARG002 -- the way of all kinds
        """Other words for it, or in shares or not."""
        words = said.cleaned_data["words"]
        describe_photo(photo=row, words=words, in_shares=said.may_be_shared)
        return row

    def put_into_bin(self, row: Photo, here: Here) -> None:
        """Nobody sees it any more."""
        bin_photo(photo=row, now=here.now)

    def take_out(self, row: Photo, here: Here) -> None:
        """Back to its entry, unless that is full by now."""
        row.baby = here.baby
        try:
            restore_photo(photo=row)
        except TooManyPhotosError as error:
            raise ConflictError(error.sentence) from error


class PhotoImageViewSet(ApiViewSet):
    """The image of a photo, large or small."""

    renderer_classes = (WebpRenderer, JSONRenderer)
    has_state = True
    is_small = False

    @extend_schema(
        summary="The image of a photo",
        responses={(200, WebpRenderer.media_type): OpenApiTypes.BINARY},
    )
    def retrieve(
        self, request: Request, baby: uuid.UUID, pk: uuid.UUID
    ) -> HttpResponse | Response:
        """As WebP; it never changes, but may go."""
        user: Any = request.user
        rows = Photo.objects.visible_to(user).filter(baby=baby)
        row = get_object_or_404(rows, pk=pk)
        etag = etag_of({"id": row.pk, "is_small": self.is_small})
        headers = {"ETag": etag, "Cache-Control": ASKED_EACH_TIME}
        if is_known(request, etag):
            return Response(status=304, headers=headers)
        place = small_place(row) if self.is_small else str(row.image)
        try:
            with default_storage.open(place) as file:
                content = file.read()
        except FileNotFoundError as error:
            raise Http404 from error
        return HttpResponse(
            content, content_type=WebpRenderer.media_type, headers=headers
        )

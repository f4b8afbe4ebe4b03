"""What a family takes to a visit or keeps, for programs: notes, the page, images."""

import uuid
from typing import Any

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.etags import check_match
from accounts.api.fields import read
from accounts.api.views import ApiViewSet
from babies.api.entries import Here, Shown, answer, answer_one
from babies.api.smiles import at_home
from babies.models import Baby, VisitNotes
from babies.services import held
from exchange.api.visit_serializers import KeepsakeSerializer, VisitNotesSerializer
from exchange.forms import VisitNotesForm
from exchange.handed_over import TITLES, keepsake_png, keepsakes_so_far, visit_pdf
from exchange.notes import HELP, NEVER, notes_of, save_notes, seen_of
from exchange.visit import visit_sheet
from milestones.keepsakes import day_words


class PdfRenderer(JSONRenderer):
    """Lets programs ask for paper; refusals are JSON."""

    media_type = "application/pdf"
    format = "pdf"


class PngRenderer(JSONRenderer):
    """Lets programs ask for an image; refusals are JSON."""

    media_type = "image/png"
    format = "png"


def _here(request: Request, baby: uuid.UUID) -> Here:
    """The baby of an address, for whoever may see it."""
    user: Any = request.user
    row = get_object_or_404(Baby.objects.visible_to(user), pk=baby)
    return Here(row, user, timezone.now())


class VisitNotesViewSet(ApiViewSet):
    """What the family wants to tell at a visit: one set of notes a baby."""

    serializer_class = VisitNotesSerializer
    has_state = True

    def retrieve(self, request: Request, baby: uuid.UUID) -> Response:
        """The notes; all empty where nothing is."""
        here = _here(request, baby)
        return answer_one(request, shown_notes(notes_of(here.baby), here))

    def update(self, request: Request, baby: uuid.UUID) -> Response:
        """All notes anew; what is left out is empty."""
        return self.changed(request, baby, is_partial=False)

    def partial_update(self, request: Request, baby: uuid.UUID) -> Response:
        """Some other notes."""
        return self.changed(request, baby, is_partial=True)

    def changed(
        self, request: Request, baby: uuid.UUID, *, is_partial: bool
    ) -> Response:
        """The notes after a change of what the client has seen."""
        with transaction.atomic():
            user: Any = request.user
            row = get_object_or_404(held(Baby.objects.editable_by(user)), pk=baby)
            here, notes = Here(row, user, timezone.now()), notes_of(row)
            check_match(request, shown_notes(notes, here))
            sent = read(VisitNotesSerializer, request.data)
            if is_partial:
                sent = {**{name: getattr(notes, name) for name in HELP}, **sent}
            said = _checked(sent, notes, here)
            notes = save_notes(baby=row, said=said, by=user, now=here.now)
        return answer(shown_notes(notes, here), 200)


def shown_notes(notes: VisitNotes, here: Here) -> Shown:
    """The notes as the API shows them."""
    has_any = notes.changed_at != NEVER
    at = at_home(notes.changed_at, here.baby.time_zone) if has_any else None
    return {**{name: getattr(notes, name) for name in HELP}, "changed_at": at}


def _checked(sent: Shown, notes: VisitNotes, here: Here) -> dict[str, Any]:
    """What was sent, checked by the form; If-Match says what the client has seen."""
    typed = {**sent, "seen": seen_of(notes)}
    form = VisitNotesForm(notes=notes, name=here.baby.name, data=typed)
    if not form.is_valid():
        raise ValidationError(
            {name: list(map(str, said)) for name, said in form.errors.items()}
        )
    return form.cleaned_data


class VisitPdfViewSet(ApiViewSet):
    """The page for the visit."""

    renderer_classes = (PdfRenderer, JSONRenderer)

    @extend_schema(
        summary="The page for the visit as a PDF",
        responses={(200, PdfRenderer.media_type): OpenApiTypes.BINARY},
    )
    def retrieve(self, request: Request, baby: uuid.UUID) -> HttpResponse:
        """As it stands on screen, tagged, to save or print."""
        here = _here(request, baby)
        sheet = visit_sheet(here.baby, today=here.today)
        made = visit_pdf(sheet, get_language() or "")
        return _file(made, PdfRenderer.media_type, f"visit-{here.today}.pdf")


class KeepsakeViewSet(ApiViewSet):
    """Days worth keeping: the first social smile, the first laugh."""

    serializer_class = KeepsakeSerializer

    def list(self, request: Request, baby: uuid.UUID) -> Response:
        """Those there are so far."""
        here = _here(request, baby)
        rows = [
            {
                "kind": each.kind.value,
                "title": str(TITLES[each.kind]),
                "on": each.on.isoformat(),
                "day": day_words(here.baby.birth, each.on),
                "image": reverse("v1:keepsakes_image", args=[baby, each.kind.value]),
            }
            for each in keepsakes_so_far(here.baby, today=here.today)
        ]
        return Response({"next": None, "results": rows})


class KeepsakeImageViewSet(ApiViewSet):
    """A keepsake to take away."""

    renderer_classes = (PngRenderer, JSONRenderer)

    @extend_schema(
        summary="A keepsake as an image",
        responses={(200, PngRenderer.media_type): OpenApiTypes.BINARY},
    )
    def retrieve(
        self, request: Request, baby: uuid.UUID, keepsake: str
    ) -> HttpResponse:
        """There is none before its day."""
        here = _here(request, baby)
        for each in keepsakes_so_far(here.baby, today=here.today):
            if each.kind == keepsake:
                made = keepsake_png(each, here.baby, get_language() or "")
                name = f"first-{each.kind}-{each.on}.png"
                return _file(made, PngRenderer.media_type, name)
        raise Http404


def _file(made: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(
        made,
        content_type=kind,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )

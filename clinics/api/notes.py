"""What staff write down of a baby, for programs: notes, and what they saw."""

import uuid

from django.db import transaction
from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.problems import ConflictError
from babies.api.entries import Shown
from babies.api.smiles import at_home
from babies.homes import today_at_home
from babies.models import Smile
from babies.services import IdTakenError
from clinics.api.record_serializers import StaffNoteSerializer
from clinics.api.record_shown import shown_note
from clinics.api.staff import Duty, StaffViewSet, checked
from clinics.api.told_serializers import SightingSerializer
from clinics.choices import Audience, Part
from clinics.forms.note import NoteForm
from clinics.looks import FIRST_PAGE, record_look
from clinics.models import Note, Share
from clinics.notes import Noted, keep_note
from clinics.observations import Sight, Sighting, is_entry_of, log_sighting

#: The heading in the description.
NOTES = ["clinic notes"]


class NoteViewSet(StaffViewSet):
    """Notes of the clinic about a baby, for its family or for the team alone."""

    serializer_class = StaffNoteSerializer
    ordering = ("-at", "id")

    @extend_schema(tags=NOTES, summary="Notes of the clinic about a baby")
    def list(self, request: Request, share: uuid.UUID) -> Response:
        """The newest first; they stand in the record, and count as a look at it."""
        with transaction.atomic():
            row, duty = self.shared(request, share)
            notes = Note.objects.at_clinic(duty.staff).filter(baby=row.baby_id)
            found = self.filter_queryset(notes.select_related("by"))
            page = self.paginate_queryset(found) or []
            record_look(share=row, staff=duty.staff, part=FIRST_PAGE, now=duty.now)
        return self.get_paginated_response(list(map(shown_note, page)))

    @extend_schema(tags=NOTES, summary="Note something about a baby")
    def create(self, request: Request, share: uuid.UUID) -> Response:
        """A new note; the same again under the same id is the stored one."""
        sent = self.read(StaffNoteSerializer, request)
        with transaction.atomic():
            row, duty = self.shared(request, share)
            said = _noted(sent, row, duty)
            try:
                note, is_new = keep_note(said)
            except IdTakenError as error:
                raise Http404 from error
        if (note.audience, note.words) != (said.audience, said.words):
            raise ConflictError
        return Response(shown_note(note), status=201 if is_new else 200)


def _noted(sent: Shown, share: Share, duty: Duty) -> Noted:
    """A note, checked by the form of the page. Raises ValidationError."""
    said = checked(NoteForm(sent))
    return Noted(
        baby=share.baby,
        audience=Audience(said["audience"]),
        words=said["words"],
        by=duty.staff,
        now=duty.now,
        key=sent.get("id") or uuid.uuid4(),
    )


class SightingViewSet(StaffViewSet):
    """Smiles and laughs that staff saw themselves."""

    serializer_class = SightingSerializer

    @extend_schema(tags=["clinic sightings"], summary="Log what was seen here")
    def create(self, request: Request, share: uuid.UUID) -> Response:
        """An entry by staff, now; the same again under the same id is the one."""
        sent = self.read(SightingSerializer, request)
        key = sent.get("id") or uuid.uuid4()
        with transaction.atomic():
            row, duty = self.shared(request, share)
            if Part.SMILES not in row.parts:
                raise Http404
            is_there = is_entry_of(key, row.baby)
            smile = _seen(key, Sight(sent["seen"]), row, duty)
        return Response(
            _shown_sighting(smile, sent["seen"]), status=200 if is_there else 201
        )


def _seen(key: uuid.UUID, sight: Sight, share: Share, duty: Duty) -> Smile:
    """The entry. Raises ConflictError, and Http404 for an id out of reach."""
    said = Sighting(
        baby=share.baby,
        sight=sight,
        by=duty.staff,
        now=duty.now,
        today=today_at_home(share.baby, duty.now),
        key=key,
    )
    try:
        return log_sighting(said)
    except IdTakenError as error:
        if is_entry_of(key, share.baby):
            raise ConflictError from error
        raise Http404 from error


def _shown_sighting(smile: Smile, seen: str) -> Shown:
    return {
        "id": str(smile.pk),
        "seen": seen,
        "observed_at": at_home(smile.observed_at, smile.time_zone),
        "smile_class": smile.smile_class,
    }

"""Imports for programs: brought, asked about, previewed, confirmed; undone and redone."""

import uuid
from collections.abc import Callable
from typing import Any, Final

from django.core.exceptions import NON_FIELD_ERRORS
from django.db import transaction
from django.shortcuts import get_object_or_404
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.fields import read
from accounts.api.problems import ConflictError, InvalidError
from babies.api.entries import Shown
from babies.api.smiles import at_home
from babies.models import Baby
from clinics.api.family import Family, FamilyViewSet, checked
from exchange.api.import_serializers import (
    AnswersSerializer,
    BringSerializer,
    ConfirmSerializer,
    ImportSerializer,
    PreviewSerializer,
    UploadDetailSerializer,
    UploadSerializer,
)
from exchange.api.imports_shown import (
    given_or_guessed,
    shown_preview,
    shown_questions,
)
from exchange.api.job_serializers import JobSerializer
from exchange.api.jobs import shown_job
from exchange.imports.confirming import confirm, refusal
from exchange.imports.forms import BringForm
from exchange.imports.preview import Preview
from exchange.imports.sources import FORMS, is_answered, look, still
from exchange.imports.writing import KEPT, bring, can_redo, redo, undo
from exchange.jobs import BUSY_WORDS, BusyError
from exchange.models import Import, Job, Source, Upload
from exchange.tasks import start

NAMES: Final = {"chosen": "file", NON_FIELD_ERRORS: "non_field_errors"}


class _OfUploads(FamilyViewSet):
    """For whoever logs for the baby; each sees what they brought themselves."""

    def editing(self, request: Request, baby: uuid.UUID) -> Family:
        """The baby, to read, for whoever may log for it."""
        here = self.seen(request, baby)
        get_object_or_404(Baby.objects.editable_by(here.user), pk=baby)
        return here

    def imports(self, here: Family) -> Any:
        """The imports of the baby."""
        return Import.objects.editable_by(here.user).filter(baby=here.baby)

    def brought(self, pk: uuid.UUID, here: Family) -> Upload:
        """What this person brought for this baby."""
        mine = Upload.objects.visible_to(here.user).filter(baby=here.baby)
        found: Upload = get_object_or_404(mine, pk=pk)
        found.baby, found.by = here.baby, here.user
        return found


class BringViewSet(_OfUploads):
    """What waits to be looked at, kept for a day."""

    serializer_class = UploadSerializer
    parser_classes = (MultiPartParser,)
    ordering = ("-at", "id")

    def list(self, request: Request, baby: uuid.UUID) -> Response:
        """The newest first."""
        here = self.editing(request, baby)
        rows = Upload.objects.visible_to(here.user).filter(baby=here.baby)
        page = self.parts_of(rows.defer("files"))
        return self.get_paginated_response([_shown_upload(row, here) for row in page])

    @extend_schema(request=BringSerializer, responses={201: UploadDetailSerializer})
    def create(self, request: Request, baby: uuid.UUID) -> Response:
        """Files or a text, read as far as can be; the answer has what was guessed."""
        self.editing(request, baby)
        sent = read(BringSerializer, request.data)
        form = checked(
            BringForm(
                source=Source(sent["source"]),
                data={"text": sent.get("text", "")},
                files=MultiValueDict({"chosen": sent.get("file", [])}),
            ),
            NAMES,
        )
        with transaction.atomic():
            here = self.writing(request, baby, Baby.objects.editable_by)
            row = bring(
                form.cleaned_data["brought"],
                baby=here.baby,
                source=sent["source"],
                by=here.user,
                now=here.now,
            )
        return Response(_shown_detail(row, here), status=201)


class UploadViewSet(_OfUploads):
    """The steps of an import: questions, a preview, and only then the diary."""

    serializer_class = UploadDetailSerializer

    def retrieve(self, request: Request, baby: uuid.UUID, pk: uuid.UUID) -> Response:
        """What is asked about it, each with the answer that is guessed or given."""
        here = self.editing(request, baby)
        return Response(_shown_detail(self.brought(pk, here), here))

    @extend_schema(request=AnswersSerializer, responses={200: UploadDetailSerializer})
    def update(self, request: Request, baby: uuid.UUID, pk: uuid.UUID) -> Response:
        """How it is meant; what is left out is taken as it was guessed."""
        with transaction.atomic():
            here = self.writing(request, baby, Baby.objects.editable_by)
            row = self.brought(pk, here)
            sent = read(AnswersSerializer, request.data)["answers"]
            kind = FORMS[row.source]
            asking = kind(upload=row, now=here.now, data=sent)
            for name in sent.keys() - asking.fields.keys():
                raise InvalidError(f"answers.{name}", _("There is no such question."))
            form = kind(upload=row, now=here.now, data=given_or_guessed(asking, sent))
            form = checked(form, {name: f"answers.{name}" for name in form.fields})
            row.answers = form.answers()
            row.save(update_fields=["answers"])
        return Response(_shown_detail(row, here))

    def destroy(self, request: Request, baby: uuid.UUID, pk: uuid.UUID) -> Response:
        """Forgotten; nothing was imported."""
        with transaction.atomic():
            here = self.writing(request, baby, Baby.objects.editable_by)
            self.brought(pk, here).delete()
        return Response(status=204)

    @extend_schema(responses={200: PreviewSerializer})
    def preview(self, request: Request, baby: uuid.UUID, pk: uuid.UUID) -> Response:
        """What would be added, and which lines cannot be read; nothing is stored."""
        here = self.editing(request, baby)
        return Response(shown_preview(_looked(self.brought(pk, here), {}, here)))

    @extend_schema(
        request=ConfirmSerializer,
        responses={200: ImportSerializer, 201: ImportSerializer, 202: JobSerializer},
    )
    def confirm(self, request: Request, baby: uuid.UUID, pk: uuid.UUID) -> Response:
        """All of it is added or nothing: now, or by a job where there is much."""
        here = self.editing(request, baby)
        before = self.imports(here).filter(pk=pk).first()
        if before is not None:
            return Response(_shown_import(before, here))
        row, sent = self.brought(pk, here), read(ConfirmSerializer, request.data)
        picks = sent.get("picks", {})
        # A long table is read before the baby is held: others can write meanwhile.
        found = _looked(row, picks, here)
        with transaction.atomic():
            here = self.writing(request, baby, Baby.objects.editable_by)
            before = self.imports(here).filter(pk=pk).first()
            if before is not None:
                return Response(_shown_import(before, here))
            row = self.brought(pk, here)
            found = still(found, row, picks, here.now)
            _check(found, picks, sent.get("leave_out", 0))
            try:
                done = confirm(row, found, picks, now=here.now)
            except BusyError as error:
                raise ConflictError(str(BUSY_WORDS)) from error
            if isinstance(done, Import):
                return Response(_shown_import(done, here), status=201)
            start(done)
        done = Job.objects.visible_to(here.user).get(pk=done.pk)
        return Response(shown_job(request, done), status=202)


class ImportViewSet(_OfUploads):
    """What was imported before; each import can be undone as a whole."""

    serializer_class = ImportSerializer
    ordering = ("-at", "id")

    def list(self, request: Request, baby: uuid.UUID) -> Response:
        """The newest first, of everybody who logs for the baby."""
        here = self.editing(request, baby)
        page = self.parts_of(self.imports(here))
        return self.get_paginated_response([_shown_import(row, here) for row in page])

    def retrieve(self, request: Request, baby: uuid.UUID, pk: uuid.UUID) -> Response:
        """One import; while a job adds it, it is not there yet."""
        here = self.editing(request, baby)
        row = get_object_or_404(self.imports(here), pk=pk)
        return Response(_shown_import(row, here))

    def undo(self, request: Request, baby: uuid.UUID, pk: uuid.UUID) -> Response:
        """All that it added goes into the bin; what was undone stays so."""
        return self.moved(request, baby, pk, _undone)

    def redo(self, request: Request, baby: uuid.UUID, pk: uuid.UUID) -> Response:
        """All of it is taken back from the bin, as long as it lies there."""
        return self.moved(request, baby, pk, _redone)

    def moved(
        self,
        request: Request,
        baby: uuid.UUID,
        pk: uuid.UUID,
        move: Callable[[Import, Family], None],
    ) -> Response:
        """The import after its entries were moved into the bin or out of it."""
        with transaction.atomic():
            here = self.writing(request, baby, Baby.objects.editable_by)
            row = get_object_or_404(self.imports(here), pk=pk)
            row.baby = here.baby
            move(row, here)
        return Response(_shown_import(row, here))


def _undone(row: Import, here: Family) -> None:
    if row.undone_at is None:
        undo(row, by=here.user, now=here.now)


def _redone(row: Import, here: Family) -> None:
    if row.undone_at is None:
        return
    if not can_redo(row, here.now):
        raise ConflictError(_("This was undone. It is gone for good."))
    redo(row, by=here.user, now=here.now)


def _looked(row: Upload, picks: dict[str, str], here: Family) -> Preview:
    if not is_answered(row):
        raise ConflictError(_("Please say first how the file is meant."))
    return look(row, picks, here.now)


def _check(found: Preview, picks: dict[str, str], leave_out: int) -> None:
    """Raises InvalidError for texts that are not there, and for what is not said yet."""
    known = {candidate.name for candidate in found.looked.candidates}
    for name in sorted(picks.keys() - known):
        raise InvalidError(f"picks.{name}", _("There is no such text."))
    sentence = refusal(found, str(leave_out))
    if sentence and not found.new:
        raise ConflictError(sentence)
    if sentence:
        raise InvalidError("leave_out", sentence)


def _shown_upload(row: Upload, here: Family) -> Shown:
    zone = here.baby.time_zone
    return {
        "id": str(row.pk),
        "source": row.source,
        "at": at_home(row.at, zone),
        "expires_at": at_home(row.at + KEPT, zone),
        "is_answered": is_answered(row),
    }


def _shown_detail(row: Upload, here: Family) -> Shown:
    form = FORMS[row.source](upload=row, now=here.now)
    files = [{"name": f["name"], "encoding": f["encoding"]} for f in row.files]
    asked = {"files": files, "questions": shown_questions(form)}
    return _shown_upload(row, here) | asked


def _shown_import(row: Import, here: Family) -> Shown:
    zone = here.baby.time_zone
    return {
        "id": str(row.pk),
        "source": row.source,
        "at": at_home(row.at, zone),
        "added": {kind: len(keys) for kind, keys in row.rows.items()},
        "undone_at": row.undone_at and at_home(row.undone_at, zone),
        "can_redo": can_redo(row, here.now),
    }

"""What is expected and how the diary compares, for programs."""

import uuid
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.problems import InvalidError
from accounts.api.views import ApiViewSet
from babies.api.entries import Here, Scopes, Sent, Shown, answer_one
from babies.api.smiles import at_home
from babies.models import Baby, Concern
from clinical.catalog import Expectation as Entry, SourceList, catalog
from milestones.api.assessed import shown_assessment
from milestones.api.assessment_fields import AssessmentSerializer
from milestones.api.filters import AnswerFilter, ConcernFilter
from milestones.api.noted import Noted, NotedViewSet, checked
from milestones.api.serializers import (
    AnswerSerializer,
    CatalogSerializer,
    ConcernSerializer,
    ExpectationSerializer,
)
from milestones.checklists import answered_entry
from milestones.forms import ALL, AnswerForm, ConcernForm, LookForm
from milestones.models import Answer
from milestones.services import LogLine, record_answer, record_concern


class AnswerViewSet(NotedViewSet):
    """Answers to expectations."""

    serializer_class = AnswerSerializer
    filterset_class = AnswerFilter
    scopes = Scopes(
        visible=Answer.objects.visible_to,
        editable=Answer.objects.editable_by,
        binned=Answer.objects.binned_editable_by,
    )

    def shown(self, row: Answer, here: Here) -> Shown:
        """An answer with its day."""
        return {
            "id": str(row.pk),
            "expectation": row.expectation_id,
            "value": row.value,
            "on": row.on.isoformat(),
            "precision": row.precision,
            "logged_at": at_home(row.logged_at, here.baby.time_zone),
        }

    def said(self, sent: Sent, here: Here, row: Any = None) -> Noted:  # noqa: ARG002 -- answers are never changed
        """An answer to an entry of the catalog whose list is open."""
        entry = answered_entry(sent["expectation"])
        if entry is None:
            raise InvalidError("expectation", _("There is no such expectation."))
        typed = {"value": sent["value"], "on": sent.get("on", here.today)}
        typed["about"] = sent.get("precision") == "about"
        form = AnswerForm(baby=here.baby, entry=entry, today=here.today, data=typed)
        said = checked(form).cleaned_data
        return Noted(
            form,
            {
                "expectation_id": entry.id,
                "value": said["value"],
                "on": said["on"],
                "precision": form.precision,
            },
        )

    def log(self, line: LogLine, noted: Noted) -> Answer:
        """Stored as an answer on a page is."""
        form: AnswerForm = noted.form
        value = form.cleaned_data["value"]
        return record_answer(
            line, entry=form.entry, value=value, precision=form.precision
        )


class ConcernViewSet(NotedViewSet):
    """What worries somebody."""

    serializer_class = ConcernSerializer
    filterset_class = ConcernFilter
    scopes = Scopes(
        visible=Concern.objects.visible_to,
        editable=Concern.objects.editable_by,
        binned=Concern.objects.binned_editable_by,
    )

    def shown(self, row: Concern, here: Here) -> Shown:
        """A worry with its day."""
        return {
            "id": str(row.pk),
            "kind": row.kind,
            "on": row.on.isoformat(),
            "note": row.note,
            "logged_at": at_home(row.logged_at, here.baby.time_zone),
        }

    def said(self, sent: Sent, here: Here, row: Any = None) -> Noted:  # noqa: ARG002 -- worries are never changed
        """One thing; several are several entries."""
        kinds = [sent["kind"]] if "kind" in sent else []
        typed = {"kind": kinds, "on": sent.get("on", here.today)}
        typed["note"] = sent.get("note", "")
        form = ConcernForm(baby=here.baby, today=here.today, data=typed)
        said = checked(form).cleaned_data
        columns = {"kind": said["kind"][0], "on": said["on"], "note": said["note"]}
        return Noted(form, columns)

    def log(self, line: LogLine, noted: Noted) -> Concern:
        """Stored as a worry on a page is."""
        said = noted.columns
        return record_concern(line, kind=said["kind"], note=said["note"])


class AssessmentViewSet(ApiViewSet):
    """What the rules make of a diary on a day."""

    serializer_class = AssessmentSerializer
    has_state = True

    @extend_schema(
        parameters=[
            OpenApiParameter(
                "on", OpenApiTypes.DATE, description="The day; without it, today."
            ),
            OpenApiParameter(
                "facts",
                enum=["then", "all"],
                description="`all` also says what came after that day.",
            ),
        ]
    )
    def retrieve(self, request: Request, baby: uuid.UUID) -> Response:
        """The object that `manage.py assess` prints for the same facts."""
        user: Any = request.user
        row = get_object_or_404(Baby.objects.visible_to(user), pk=baby)
        here = Here(row, user, timezone.now())
        asked = {"on": str(here.today), **request.query_params.dict()}
        for name in sorted(asked.keys() - {"on", "facts"}):
            raise InvalidError(name, _("There is no such filter."))
        form = LookForm(baby=row, data=asked)
        if not form.is_valid():
            errors = {name: list(map(str, said)) for name, said in form.errors.items()}
            raise ValidationError(errors)
        on, names_later = form.cleaned_data["on"], form.cleaned_data["facts"] == ALL
        shown = shown_assessment(row, on=on, today=here.today, names_later=names_later)
        return answer_one(request, shown)


class ExpectationViewSet(ApiViewSet):
    """The catalog, which is open to everybody."""

    authentication_classes = []
    permission_classes = []
    serializer_class = ExpectationSerializer

    @extend_schema(
        operation_id="expectations_list",
        responses=CatalogSerializer,
        parameters=[
            OpenApiParameter("source_list", enum=[each.value for each in SourceList]),
            OpenApiParameter("age_months", OpenApiTypes.INT),
        ],
    )
    def whole(self, request: Request) -> Response:
        """All of it, or one list, or the checklist of an age."""
        asked = request.query_params
        for name in sorted(set(asked) - {"source_list", "age_months"}):
            raise InvalidError(name, _("There is no such filter."))
        rows = [
            shown_entry(entry)
            for entry in catalog().expectations
            if asked.get("source_list", entry.source_list) == entry.source_list
            and asked.get("age_months", str(entry.age_months)) == str(entry.age_months)
        ]
        return Response({"next": None, "results": rows}, headers=FOR_ALL)

    def retrieve(self, request: Request, slug: str) -> Response:  # noqa: ARG002 -- the framework's signature
        """One entry."""
        entry = catalog().by_id.get(slug)
        if entry is None:
            raise Http404
        return Response(shown_entry(entry), headers=FOR_ALL)


#: The same for everybody until the next release.
FOR_ALL = {"Cache-Control": "public, max-age=3600"}


def shown_entry(entry: Entry) -> Shown:
    """An entry of the catalog as the API shows it."""
    return {
        "id": entry.id,
        "source_list": entry.source_list.value,
        "age_months": entry.age_months,
        "domain": entry.domain.value,
        "summary": entry.summary,
        "sources": list(entry.sources),
    }

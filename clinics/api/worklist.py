"""The worklist for programs, and why a baby is on it."""

import uuid
from datetime import date
from typing import Any, Final

from django.core import signing
from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

from accounts.api.paging import CURSOR, size_asked
from accounts.api.problems import InvalidError
from babies.api.entries import Shown
from babies.homes import today_at_home
from clinical.advice import Flag, FlagKind
from clinical.assessment import Assessment
from clinics.api.serializers import ReasonSerializer, WaitingSerializer
from clinics.api.staff import AT_CLINIC, Duty, StaffViewSet, check_names
from clinics.api.steps import shown_step, steps_of
from clinics.forms.worklist import AGES, MINE, NOBODY, STATES, WAITS, FilterForm
from clinics.looks import record_look
from clinics.models import Share, Staff
from clinics.parts import PART_OF, is_shared
from clinics.worklist import Place, Row, Worklist
from milestones.services import assessment

SALT: Final = "api worklist place"
#: What may be asked of the list, with the words that make sense.
FILTERS: Final = (
    OpenApiParameter(
        "state",
        enum=[name for name, _words in STATES],
        description="What became of it.",
    ),
    OpenApiParameter(
        "by",
        description=f"Who took it: `{MINE}`, `{NOBODY}`, or the id of a colleague.",
    ),
    OpenApiParameter("language", description="The language of the family."),
    OpenApiParameter("age", enum=list(AGES), description="Weeks since birth."),
    OpenApiParameter(
        "waits",
        enum=[days for days, _words in WAITS if days],
        description="Days for which it has waited at least.",
    ),
)
NAMES: Final = frozenset(each.name for each in FILTERS)


class WorklistViewSet(StaffViewSet):
    """Watched babies with a reason that nobody has dealt with."""

    serializer_class = WaitingSerializer

    @extend_schema(summary="The worklist", parameters=[AT_CLINIC, *FILTERS])
    def list(self, request: Request) -> Response:
        """Each baby with its first reason, the most urgent first."""
        duty = self.duty(request)
        asked = check_names(request, NAMES)
        colleagues = Staff.objects.at_clinic(duty.staff).working().order_by("name")
        form = FilterForm(asked, staff=duty.staff, colleagues=colleagues)
        if not form.is_valid():
            errors = {name: list(map(str, said)) for name, said in form.errors.items()}
            raise ValidationError(errors)
        wanted, place = form.wanted(duty.today), _place(request)
        worklist = Worklist(duty.staff.clinic, duty.now).brought_up_to_date()
        page = worklist.page(wanted, place, size=size_asked(request))
        address = request.build_absolute_uri()
        after = page.after and replace_query_param(address, CURSOR, _text(page.after))
        rows = [shown_row(row, wanted.state) for row in page.rows]
        return Response({"next": after, "results": rows})

    @extend_schema(summary="Why a baby is on the worklist", responses=ReasonSerializer)
    def retrieve(self, request: Request, share: uuid.UUID, kind: str) -> Response:
        """The reason with all that staff did about it; the look is noted."""
        with transaction.atomic():
            row, duty = self.shared(request, share)
            if kind not in set(FlagKind) or not is_shared(kind, row.parts):
                raise Http404
            part = PART_OF[FlagKind(kind)]
            record_look(share=row, staff=duty.staff, part=part, now=duty.now)
        found = assessment(row.baby, today=today_at_home(row.baby, duty.now))
        flag = next((flag for flag in found.flags if flag.kind == kind), None)
        shown = shown_reason(row, FlagKind(kind), found, flag)
        return Response({**shown, "reviews": _reviews(duty, row, kind)})


def _text(place: Place) -> str:
    said = [place.rank, place.since.isoformat(), str(place.share_id)]
    return signing.dumps(said, salt=SALT)


def _place(request: Request) -> Place | None:
    """After which row to go on. Raises InvalidError."""
    text = request.query_params.get(CURSOR)
    if text is None:
        return None
    try:
        rank, since, share = signing.loads(text, salt=SALT)
    except signing.BadSignature as error:
        sentence = _("This is not from the `next` of this list.")
        raise InvalidError(CURSOR, sentence) from error
    return Place(rank, date.fromisoformat(since), uuid.UUID(share))


def _day(on: date | None) -> str | None:
    return None if on is None else on.isoformat()


def shown_row(row: Row, state: str) -> Shown:
    """A row of the list as the API shows it."""
    return {
        "share": str(row.share_id),
        "name": row.name,
        "birth_date": row.birth_on.isoformat(),
        "zero_day": row.zero_on.isoformat(),
        "language": row.language,
        "kind": row.kind,
        "level": row.level,
        "when": row.when,
        "since": row.since.isoformat(),
        "days_waiting": row.days_waiting,
        "status": row.status,
        "evidence": row.evidence or None,
        "reasons": row.reasons,
        "state": state,
        "action": row.action or None,
        "outcome": row.outcome or None,
        "snoozed_until": _day(row.snoozed_until),
        "taken_by": row.taken_by or None,
    }


def shown_reason(
    share: Share, kind: FlagKind, found: Assessment, flag: Flag | None
) -> Shown:
    """Why a baby is on the list; without a flag the reason is gone."""
    return {
        "share": str(share.pk),
        "baby": str(share.baby_id),
        "name": share.baby.name,
        "kind": kind.value,
        "on": found.on.isoformat(),
        "level": flag and flag.level.value,
        "when": flag and flag.when.value,
        "since": flag and flag.since.isoformat(),
        "reasons": [str(reason) for reason in flag.reasons] if flag else [],
        "status": found.smile.status.value,
        "evidence": found.smile.evidence and found.smile.evidence.value,
        "rules_version": found.rules_version,
    }


def _reviews(duty: Duty, share: Share, kind: str) -> Any:
    done = steps_of(duty).filter(case__baby=share.baby_id, case__kind=kind)
    return [shown_step(step) for step in done.order_by("-at", "pk")[:20]]

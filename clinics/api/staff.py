"""What all addresses for staff do alike: at which clinic, and which baby."""

import uuid
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar, Final, TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

from accounts.api.fields import StrictSerializer
from accounts.api.paging import CURSOR, SIZE
from accounts.api.problems import InvalidError
from accounts.api.views import ApiViewSet
from babies.homes import wall_time
from clinics.api.permissions import WorksAtClinic
from clinics.choices import CARING_ROLES
from clinics.models import Share, Staff

Row = TypeVar("Row", bound=Model)
CLINIC: Final = "clinic"
#: What a token for one baby may not: all that addresses of staff do.
ACTIONS: Final = frozenset(
    {
        "list", "retrieve", "create", "update", "destroy", "step", "watch",
        "withdraw", "draft", "role", "leave",
    }
)  # fmt: skip
AT_CLINIC: Final = OpenApiParameter(
    CLINIC,
    OpenApiTypes.UUID,
    description="The id of the clinic; needed only if you work at several.",
)


@dataclass(frozen=True, slots=True)
class Duty:
    """Who of the staff asks, at which clinic, and when."""

    staff: Staff
    now: datetime

    @property
    def today(self) -> date:
        """The day at the clinic."""
        return wall_time(self.now, self.staff.clinic.time_zone).date()


class StaffViewSet(ApiViewSet):
    """For those who care at a clinic; a token for one baby speaks for no clinic."""

    permission_classes = [WorksAtClinic]
    for_all_babies = ACTIONS
    #: Whom of a clinic's staff this is for.
    roles: ClassVar[Collection[str]] = CARING_ROLES

    def duty(self, request: Request) -> Duty:
        """The clinic that is asked about. Raises InvalidError."""
        places = list(self.places(request))
        asked = request.query_params.get(CLINIC)
        if asked is None and len(places) == 1:
            return Duty(places[0], timezone.now())
        for place in places:
            if str(place.clinic_id) == asked:
                return Duty(place, timezone.now())
        raise InvalidError(CLINIC, _("Name one of the clinics where you work."))

    def found(
        self, request: Request, pk: uuid.UUID, rows_of: Callable[[Duty], QuerySet[Row]]
    ) -> tuple[Row, Duty]:
        """A row of whichever clinic has it, and whoever asks there."""
        now = timezone.now()
        for place in self.places(request):
            duty = Duty(place, now)
            row = rows_of(duty).filter(pk=pk).first()
            if row is not None:
                return row, duty
        raise Http404

    def shared(self, request: Request, share: uuid.UUID) -> tuple[Share, Duty]:
        """A share that holds now, and whoever of its clinic asks."""
        user: Any = request.user
        now = timezone.now()
        rows = Share.objects.open_to(user, now).select_related("baby")
        row = get_object_or_404(rows, pk=share)
        return row, Duty(self.places(request).get(clinic=row.clinic_id), now)

    def places(self, request: Request) -> QuerySet[Staff]:
        """Where somebody has one of the roles, with all that is asked about it."""
        user: Any = request.user
        places = Staff.objects.of(user).filter(role__in=self.roles)
        return places.select_related("clinic", "user")

    def read(self, kind: type[StrictSerializer], request: Request) -> dict[str, Any]:
        """The fields of the body, each read as what it is."""
        serializer = kind(data=request.data)
        serializer.is_valid(raise_exception=True)
        return dict(serializer.validated_data)


def checked(form: Any) -> dict[str, Any]:
    """What a form says, if it refuses nothing. Raises ValidationError."""
    if not form.is_valid():
        errors = {name: list(map(str, said)) for name, said in form.errors.items()}
        raise ValidationError(errors)
    said: dict[str, Any] = form.cleaned_data
    return said


def check_names(request: Request, known: Collection[str]) -> dict[str, str]:
    """What was asked of a list, by name. Raises InvalidError."""
    asked = request.query_params.dict()
    for name in sorted(asked.keys() - {CLINIC, CURSOR, SIZE, *known}):
        raise InvalidError(name, _("There is no such filter."))
    return {name: value for name, value in asked.items() if name in known}


def named(staff: Staff | None) -> dict[str, str] | None:
    """A colleague as the API shows one."""
    return None if staff is None else {"id": str(staff.pk), "name": staff.name}

"""Sleeps for programs: the list, the timer, and times given by hand."""

import uuid
from typing import Any

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.fields import StrictSerializer
from accounts.api.problems import ConflictError
from babies.api.entries import ChangesMixin, Here, Scopes, Sent, Shown, answer
from babies.api.filters import DayFilter
from babies.api.sleep_serializers import (
    EmptySerializer,
    SleepSerializer,
    StartSerializer,
    StopSerializer,
)
from babies.api.sleeps import (
    CONFIRM,
    began_as,
    check_length,
    checked_times,
    is_known,
    kept_of,
    shown_sleep,
    times_from,
)
from babies.models import Sleep
from babies.services import BeforeBirthError, IdTakenError
from babies.sleep_log import (
    OverlapError,
    Times,
    bin_sleep,
    change_sleep,
    log_sleep,
    restore_sleep,
    resume_sleep,
    start_sleep,
    stop_sleep,
)
from babies.sleep_now import running_sleep


class SleepViewSet(ChangesMixin):
    """Sleeps by day and by night; one without an end still runs."""

    serializer_class = SleepSerializer
    filterset_class = DayFilter
    ordering = ("-started_at", "id")
    adding = frozenset({"create", "start"})
    is_same = staticmethod(began_as)
    scopes = Scopes(
        visible=Sleep.objects.visible_to,
        editable=Sleep.objects.editable_by,
        binned=Sleep.objects.binned_editable_by,
    )

    def shown(self, row: Sleep, here: Here) -> Shown:  # noqa: ARG002 -- as for all kinds
        """A sleep with its minutes."""
        return shown_sleep(row)

    def sent(self, request: Request, *, is_partial: bool = False) -> dict[str, Any]:
        """The fields of the body, and the id once more: see `said`."""
        found = super().sent(request, is_partial=is_partial)
        return {**found, "key": found.get("id")}

    def said(self, sent: Sent, here: Here, row: Sleep | None = None) -> Times:
        """Its times; a sleep that is sent again does not overlap itself."""
        if row is None and is_known(sent["key"], here):
            return times_from(sent)
        return checked_times(sent, here, row)

    def kept(self, row: Sleep, sent: Sent) -> Shown:  # noqa: ARG002 -- as for all kinds
        """Each of its fields."""
        return kept_of(row)

    def store(self, key: uuid.UUID, said: Times, here: Here) -> Sleep:
        """As one whose times were given by hand."""
        baby, by, now = here.baby, here.user, here.now
        row = log_sleep(key=key, baby=baby, times=said, by=by, now=now)
        if row.pk != key:
            raise IdTakenError
        return row

    def change(self, row: Sleep, said: Times, here: Here) -> Sleep:
        """Other times; what was said before stays in the history."""
        return change_sleep(sleep=row, times=said, by=here.user, now=here.now)

    def put_into_bin(self, row: Sleep, here: Here) -> None:
        """It counts no more; its timer is off."""
        bin_sleep(sleep=row, now=here.now)

    def take_out(self, row: Sleep, here: Here) -> None:
        """It counts again, unless another has taken its time."""
        try:
            restore_sleep(sleep=row, now=here.now)
        except BeforeBirthError as error:
            sentence = _("This sleep is from before the birth date now.")
            raise ConflictError(sentence) from error
        except OverlapError as error:
            raise ConflictError(_("Two sleeps cannot overlap.")) from error

    @extend_schema(
        summary="Start the timer",
        request=StartSerializer,
        responses={200: SleepSerializer, 201: SleepSerializer},
    )
    def start(self, request: Request, baby: uuid.UUID) -> Response:
        """A sleep begins now; while one runs, no other begins."""
        with transaction.atomic():
            here = self.writing(request, baby)
            key = _read(StartSerializer, request).get("id")
            row, status = (None if key is None else self.known(key, here)), 200
            if row is None:
                row, status = self.started(key or uuid.uuid4(), here), 201
        return answer(shown_sleep(row), status)

    def started(self, key: uuid.UUID, here: Here) -> Sleep:
        """A new running sleep; an id that is out of reach is not found."""
        if running_sleep(here.baby) is not None:
            raise ConflictError(_("The timer is on already."))
        row = start_sleep(key=key, baby=here.baby, by=here.user, now=here.now)
        if row.pk != key:
            raise Http404
        return row

    @extend_schema(
        summary="Stop the timer", request=StopSerializer, responses=SleepSerializer
    )
    def stop(self, request: Request, baby: uuid.UUID, pk: uuid.UUID) -> Response:
        """The sleep ends now; one that has ended stays as it is."""
        with transaction.atomic():
            here = self.writing(request, baby)
            row = self.row_to_write(request, pk, here)
            is_sure = _read(StopSerializer, request).get(CONFIRM, False)
            if row.ended_at is None and not is_sure:
                check_length(row, here)
            stop_sleep(sleep=row, now=here.now)
        return answer(shown_sleep(row), 200)

    @extend_schema(
        summary="Let the timer run on",
        request=EmptySerializer,
        responses=SleepSerializer,
    )
    def resume(self, request: Request, baby: uuid.UUID, pk: uuid.UUID) -> Response:
        """The stop is taken back, unless another sleep has begun since."""
        with transaction.atomic():
            here = self.writing(request, baby)
            row = self.row_to_write(request, pk, here)
            _read(EmptySerializer, request)
            try:
                resume_sleep(sleep=row, now=here.now)
            except OverlapError as error:
                sentence = _("Another sleep has begun since. Nothing was changed.")
                raise ConflictError(sentence) from error
        return answer(shown_sleep(row), 200)


def _read(kind: type[StrictSerializer], request: Request) -> dict[str, Any]:
    """What was sent with a tap of the timer."""
    serializer = kind(data=request.data)
    serializer.is_valid(raise_exception=True)
    return dict(serializer.validated_data)

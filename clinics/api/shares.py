"""Shares, exam-room codes and looks, for programs of a family."""

import uuid
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.addresses import public_address
from accounts.api.problems import ConflictError
from babies.api.entries import Shown
from babies.api.smiles import at_home
from babies.homes import today_at_home
from babies.models import Baby
from babies.services import IdTakenError
from clinics.api.family import Family, FamilyViewSet, checked, sent_as
from clinics.api.family_serializers import (
    ExamCodeSerializer,
    LookSerializer,
    ShareSerializer,
)
from clinics.choices import Mode
from clinics.codes import make_code
from clinics.forms.sharing import A_DATE, PartsForm, ShareForm
from clinics.models import ExamCode, Look, Share
from clinics.sharing import (
    Link,
    Offer,
    end_share,
    in_order,
    next_reading_day,
    share_by_link,
    share_with_clinic,
)


class ShareViewSet(FamilyViewSet):
    """Who may see the diary: clinics, and whoever has a link and its passcode."""

    serializer_class = ShareSerializer
    ordering = ("-made_at", "id")

    def list(self, request: Request, baby: uuid.UUID) -> Response:
        """The shares that hold now, the newest first."""
        here = self.seen(request, baby)
        rows = Share.objects.visible_to(here.user).open_at(here.now)
        page = self.parts_of(rows.filter(baby=here.baby).select_related("clinic"))
        return self.get_paginated_response([shown_share(row, here) for row in page])

    def create(self, request: Request, baby: uuid.UUID) -> Response:
        """A new share; one with the same clinic takes the place of the older."""
        with transaction.atomic():
            here = self.writing(request, baby, Baby.objects.managed_by)
            sent = sent_as(ShareSerializer, request)
            key = sent.pop("id", None)
            rows = Share.objects.managed_by(here.user).filter(baby=here.baby)
            known = rows.select_related("clinic").filter(pk=key).first()
            if known is not None:
                check_share(known, sent, here)
                return Response(shown_share(known, here), status=200)
            try:
                shown = self.shared(request, key, sent, here)
            except IdTakenError as error:
                raise Http404 from error
        return Response(shown, status=201)

    def shared(
        self,
        request: Request,
        key: uuid.UUID | None,
        sent: Mapping[str, Any],
        here: Family,
    ) -> Shown:
        """A new share; the secrets of a link are told this once. Raises IdTakenError."""
        form = _share_form(sent, here)
        offer = Offer(
            baby=here.baby,
            parts=form.cleaned_data["parts"],
            until_at=form.until_at(),
            by=here.user,
            now=here.now,
            key=key,
        )
        if form.clinic is None:
            return _with_secrets(share_by_link(offer=offer), here, request)
        mode = Mode(form.cleaned_data["mode"])
        row = share_with_clinic(offer=offer, clinic=form.clinic, mode=mode)
        return shown_share(row, here)

    def destroy(self, request: Request, baby: uuid.UUID, pk: uuid.UUID) -> Response:
        """Ended at once; a second end changes nothing."""
        with transaction.atomic():
            here = self.writing(request, baby, Baby.objects.managed_by)
            rows = Share.objects.managed_by(here.user).filter(baby=here.baby)
            row = get_object_or_404(rows, pk=pk)
            end_share(share=row, by=here.user, now=here.now)
        return Response(status=204)


def check_share(row: Share, sent: Mapping[str, Any], here: Family) -> None:
    """Whether a share began as just this. Raises ConflictError."""
    if row.ended_at is not None:
        raise ConflictError(_("This share has ended. Please make a new one."))
    # Sent without a day, it held for as long from then on.
    form = _share_form(sent, replace(here, now=row.made_at))
    said = (form.clinic, form.cleaned_data["mode"], form.until_at())
    mode = Mode.WATCH if row.declined_at else Mode(row.mode)
    is_same = (row.clinic, mode.value, row.until_at) == said
    if not is_same or in_order(form.cleaned_data["parts"]) != in_order(row.parts):
        raise ConflictError


def _share_form(sent: Mapping[str, Any], here: Family) -> ShareForm:
    """What was sent of a share, checked by the form of the page."""
    until_on = sent.get("until_on")
    typed = {
        "parts": sent["parts"],
        "code": sent.get("clinic_code", ""),
        "mode": sent.get("mode", Mode.LOOK.value),
        "until": A_DATE if until_on else sent.get("lasts", "week"),
        "until_on": until_on,
    }
    form: ShareForm = checked(
        ShareForm(typed, baby=here.baby, now=here.now),
        {"code": "clinic_code", "until": "lasts"},
    )
    return form


def shown_share(row: Share, here: Family) -> Shown:
    """A share as its family sees it; secrets are told only when it is made."""
    reads_on = next_reading_day(row, today_at_home(here.baby, here.now))
    return {
        "id": str(row.pk),
        "parts": in_order(row.parts),
        "mode": row.mode,
        "clinic": row.clinic and row.clinic.name,
        "waits": row.mode == Mode.WATCH and row.accepted_at is None,
        "reads_on": reads_on and reads_on.isoformat(),
        "until": at_home(row.until_at, here.baby.time_zone),
        "made_at": at_home(row.made_at, here.baby.time_zone),
        "address": None,
        "passcode": None,
    }


def _with_secrets(link: Link, here: Family, request: Request) -> Shown:
    place = reverse("clinics:link", args=[link.token])
    asked = request._request  # noqa: SLF001 -- as the framework's own code does
    address = public_address(asked, place)
    shown = shown_share(link.share, here)
    return {**shown, "address": address, "passcode": link.passcode}


class ExamCodeViewSet(FamilyViewSet):
    """Codes for the exam room."""

    serializer_class = ExamCodeSerializer

    def create(self, request: Request, baby: uuid.UUID) -> Response:
        """A new code, which takes the place of an unused earlier one."""
        with transaction.atomic():
            here = self.writing(request, baby, Baby.objects.managed_by)
            sent = sent_as(ExamCodeSerializer, request)
            key = sent.pop("id", None)
            form = checked(PartsForm(sent), {})
            parts = in_order(form.cleaned_data["parts"])
            rows = ExamCode.objects.managed_by(here.user).filter(baby=here.baby)
            known = rows.filter(pk=key).first()
            if known is None:
                return Response(made_code(key or uuid.uuid4(), parts, here), status=201)
            if in_order(known.parts) != parts:
                raise ConflictError
        return Response(shown_code(known, None, here), status=200)


def made_code(key: uuid.UUID, parts: list[str], here: Family) -> Shown:
    """A new code, told this once; an id that is out of reach is not found."""
    try:
        code = make_code(
            baby=here.baby, parts=parts, by=here.user, now=here.now, key=key
        )
    except IdTakenError as error:
        raise Http404 from error
    rows = ExamCode.objects.managed_by(here.user)
    return shown_code(rows.get(pk=key), code, here)


def shown_code(row: ExamCode, code: str | None, here: Family) -> Shown:
    """A code as the API shows it; its characters are kept nowhere."""
    return {
        "id": str(row.pk),
        "parts": in_order(row.parts),
        "code": code,
        "until": at_home(row.expires_at, here.baby.time_zone),
    }


class LookViewSet(FamilyViewSet):
    """Who looked at the diary."""

    serializer_class = LookSerializer
    ordering = ("-number",)

    def list(self, request: Request, baby: uuid.UUID) -> Response:
        """Every look, the newest first."""
        here = self.seen(request, baby)
        rows = Look.objects.visible_to(here.user).filter(baby=here.baby)
        zone = here.baby.time_zone
        return self.get_paginated_response(
            [
                {
                    "number": row.number,
                    "at": at_home(row.at, zone),
                    "who": row.who,
                    "clinic": row.clinic,
                    "part": row.part,
                }
                for row in self.parts_of(rows)
            ]
        )

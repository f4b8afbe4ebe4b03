"""Shares, exam-room codes and looks, for programs of a family."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.shortcuts import get_object_or_404
from django.urls import reverse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.addresses import public_address
from babies.api.entries import Shown
from babies.api.smiles import at_home
from babies.homes import today_at_home
from babies.models import Baby
from clinics.api.family import Family, FamilyViewSet, checked, sent_as
from clinics.api.family_serializers import (
    ExamCodeSerializer,
    LookSerializer,
    ShareSerializer,
)
from clinics.choices import Mode
from clinics.codes import CODE_LIVES, make_code
from clinics.forms.sharing import A_DATE, PartsForm, ShareForm
from clinics.models import Look, Share
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

    @extend_schema(responses={201: ShareSerializer})
    def create(self, request: Request, baby: uuid.UUID) -> Response:
        """A new share; one with the same clinic takes the place of the older."""
        with transaction.atomic():
            here = self.writing(request, baby, Baby.objects.managed_by)
            form = _share_form(sent_as(ShareSerializer, request), here)
            said = form.cleaned_data
            offer = Offer(
                baby=here.baby,
                parts=said["parts"],
                until_at=form.until_at(),
                by=here.user,
                now=here.now,
            )
            if form.clinic is not None:
                mode = Mode(said["mode"])
                row = share_with_clinic(offer=offer, clinic=form.clinic, mode=mode)
                return Response(shown_share(row, here), status=201)
            link = share_by_link(offer=offer)
        return Response(_with_secrets(link, here, request), status=201)

    def destroy(self, request: Request, baby: uuid.UUID, pk: uuid.UUID) -> Response:
        """Ended at once; a second end changes nothing."""
        with transaction.atomic():
            here = self.writing(request, baby, Baby.objects.managed_by)
            rows = Share.objects.managed_by(here.user).filter(baby=here.baby)
            row = get_object_or_404(rows, pk=pk)
            end_share(share=row, by=here.user, now=here.now)
        return Response(status=204)


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

    @extend_schema(responses={201: ExamCodeSerializer})
    def create(self, request: Request, baby: uuid.UUID) -> Response:
        """A new code, which takes the place of an unused earlier one."""
        with transaction.atomic():
            here = self.writing(request, baby, Baby.objects.managed_by)
            form = checked(PartsForm(sent_as(ExamCodeSerializer, request)), {})
            parts = in_order(form.cleaned_data["parts"])
            code = make_code(baby=here.baby, parts=parts, by=here.user, now=here.now)
        until = at_home(here.now + CODE_LIVES, here.baby.time_zone)
        return Response({"parts": parts, "code": code, "until": until}, status=201)


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

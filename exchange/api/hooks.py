"""Webhooks for programs: added, changed, tried, and what was sent."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import Throttled
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.etags import check_match
from accounts.api.fields import read
from accounts.api.problems import ConflictError, InvalidError
from babies.api.entries import Shown, answer, answer_one
from babies.api.smiles import at_home
from babies.models import Baby
from babies.services import IdTakenError
from clinics.api.family import Family, FamilyViewSet, checked
from exchange.api.outside_serializers import DeliverySerializer, WebhookSerializer
from exchange.deliveries import send
from exchange.forms_hooks import WebhookForm, too_many_words
from exchange.hooks import (
    TRIAL_S,
    NewWebhook,
    TooManyTrialsError,
    TooManyWebhooksError,
    add_webhook,
    resume,
    stop,
    trial,
)
from exchange.models import Delivery, Webhook


class _OfWebhooks(FamilyViewSet):
    """For the parent who made them."""

    def managed(self, request: Request, baby: uuid.UUID) -> Family:
        """The baby, for parents alone, also to read."""
        here = self.seen(request, baby)
        get_object_or_404(Baby.objects.managed_by(here.user), pk=baby)
        return here

    def hooks(self, here: Family) -> Any:
        """One's own webhooks of the baby."""
        return Webhook.objects.visible_to(here.user).filter(baby=here.baby)


class WebhookViewSet(_OfWebhooks):
    """Addresses that are told when something is logged; a parent sees one's own."""

    serializer_class = WebhookSerializer
    ordering = ("made_at", "id")
    has_state = True

    def list(self, request: Request, baby: uuid.UUID) -> Response:
        """The oldest first."""
        here = self.managed(request, baby)
        page = self.parts_of(self.hooks(here))
        return self.get_paginated_response([shown_hook(row, here) for row in page])

    def retrieve(self, request: Request, baby: uuid.UUID, pk: uuid.UUID) -> Response:
        """One webhook, and whether it stopped."""
        here = self.managed(request, baby)
        row = get_object_or_404(self.hooks(here), pk=pk)
        return answer_one(request, shown_hook(row, here))

    def create(self, request: Request, baby: uuid.UUID) -> Response:
        """A new webhook; the same again is the stored one, without its secret."""
        sent = read(WebhookSerializer, request.data)
        self.managed(request, baby)
        # The form may wait for a name server, and holds nothing meanwhile.
        said = checked(WebhookForm(sent), {}).cleaned_data
        key = sent.get("id") or uuid.uuid4()
        with transaction.atomic():
            here = self.writing(request, baby, Baby.objects.managed_by)
            known = Webhook.objects.visible_to(here.user).filter(pk=key).first()
            if known is not None:
                return answer(shown_hook(_same(known, said, here), here), 200)
            row, secret = _added(NewWebhook(key=key, **said), here)
            if not sent.get("is_on", True):
                stop(row, now=here.now)
        return answer(shown_hook(row, here) | {"secret": secret}, 201)

    def partial_update(
        self, request: Request, baby: uuid.UUID, pk: uuid.UUID
    ) -> Response:
        """Stopped, begun again, or with other words; its address stays."""
        with transaction.atomic():
            here = self.writing(request, baby, Baby.objects.managed_by)
            row = self.to_write(request, pk, here)
            sent = read(WebhookSerializer, request.data, is_partial=True)
            for name, kept in (("id", row.pk), ("address", row.address)):
                if sent.get(name, kept) != kept:
                    raise InvalidError(name, _("This cannot be changed. Make another."))
            _change(row, sent, here.now)
        return answer(shown_hook(row, here), 200)

    def destroy(self, request: Request, baby: uuid.UUID, pk: uuid.UUID) -> Response:
        """Gone with the list of what it sent."""
        with transaction.atomic():
            here = self.writing(request, baby, Baby.objects.managed_by)
            self.to_write(request, pk, here).delete()
        return Response(status=204)

    @extend_schema(responses={200: DeliverySerializer})
    def try_out(self, request: Request, baby: uuid.UUID, pk: uuid.UUID) -> Response:
        """A letter that only says that it is a test; the answer is what came of it."""
        here = self.managed(request, baby)
        hook = get_object_or_404(self.hooks(here), pk=pk)
        try:
            letter = trial(hook, now=here.now)
        except TooManyTrialsError as error:
            raise Throttled(wait=TRIAL_S) from error
        send(letter, now=here.now)
        return Response(shown_delivery(letter, here))

    def to_write(self, request: Request, pk: uuid.UUID, here: Family) -> Webhook:
        """A webhook as the client has seen it. Raises StaleError."""
        rows = self.hooks(here).select_for_update(of=("self",))
        row: Webhook = get_object_or_404(rows, pk=pk)
        check_match(request, shown_hook(row, here))
        return row


class DeliveryViewSet(_OfWebhooks):
    """What a webhook sent in the last thirty days, and what waits."""

    serializer_class = DeliverySerializer
    ordering = ("-made_at", "id")

    def list(self, request: Request, baby: uuid.UUID, pk: uuid.UUID) -> Response:
        """The newest first; what the letters said is not kept for reading."""
        here = self.managed(request, baby)
        hook = get_object_or_404(self.hooks(here), pk=pk)
        rows = Delivery.objects.visible_to(here.user).filter(webhook=hook)
        page = self.parts_of(rows.defer("body"))
        return self.get_paginated_response([shown_delivery(row, here) for row in page])


def _same(known: Webhook, said: Mapping[str, Any], here: Family) -> Webhook:
    """What is stored, if it began as this. Raises ConflictError."""
    if known.baby_id != here.baby.pk or known.address != said["address"]:
        raise ConflictError
    return known


def _added(wish: NewWebhook, here: Family) -> tuple[Webhook, str]:
    try:
        return add_webhook(wish, baby=here.baby, by=here.user, now=here.now)
    except TooManyWebhooksError as error:
        raise ConflictError(too_many_words()) from error
    except IdTakenError as error:
        raise Http404 from error


def _change(row: Webhook, sent: Mapping[str, Any], now: datetime) -> None:
    row.with_details = sent.get("with_details", row.with_details)
    row.save(update_fields=["with_details"])
    is_on = row.stopped_at is None
    if sent.get("is_on", is_on) is not is_on:
        (stop if is_on else resume)(row, now=now)


def shown_hook(row: Webhook, here: Family) -> Shown:
    """A webhook as the API shows it; its secret was told when it was made."""
    zone = here.baby.time_zone
    return {
        "id": str(row.pk),
        "address": row.address,
        "with_details": row.with_details,
        "is_on": row.stopped_at is None,
        "made_at": at_home(row.made_at, zone),
        "stopped_at": row.stopped_at and at_home(row.stopped_at, zone),
        "failures": row.failures,
        "secret": None,
    }


def shown_delivery(row: Delivery, here: Family) -> Shown:
    """A letter as the API shows it."""
    zone = here.baby.time_zone
    return {
        "id": str(row.pk),
        "event": row.event,
        "made_at": at_home(row.made_at, zone),
        "tried_at": row.tried_at and at_home(row.tried_at, zone),
        "due_at": row.due_at and at_home(row.due_at, zone),
        "attempts": row.attempts,
        "status": row.status,
        "fault": row.fault,
    }

"""One's own calendar of a baby, for programs."""

import uuid

from django.db import transaction
from django.urls import reverse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.addresses import public_address
from babies.api.entries import Shown
from babies.api.smiles import at_home
from babies.models import Baby
from clinics.api.family import Family, FamilyViewSet, sent_as
from exchange.api.outside_serializers import CalendarSerializer
from exchange.feeds import make_feed, stop_feed
from exchange.models import Feed


class CalendarViewSet(FamilyViewSet):
    """A calendar of one's own, for everybody who sees the baby."""

    serializer_class = CalendarSerializer

    def retrieve(self, request: Request, baby: uuid.UUID) -> Response:
        """Whether there is one; its address was told when it was made."""
        return Response(shown_calendar(self.seen(request, baby)))

    @extend_schema(responses={201: CalendarSerializer})
    def create(self, request: Request, baby: uuid.UUID) -> Response:
        """A new address; an older one ends."""
        with transaction.atomic():
            here = self.writing(request, baby, Baby.objects.visible_to)
            sent = sent_as(CalendarSerializer, request)
            secret = make_feed(
                baby=here.baby,
                by=here.user,
                is_private=sent.get("is_private", True),
                now=here.now,
            )
        asked = request._request  # noqa: SLF001 -- as the framework's own code does
        path = reverse("exchange:calendar_file", args=[secret])
        shown = shown_calendar(here) | {"address": public_address(asked, path)}
        return Response(shown, status=201)

    def destroy(self, request: Request, baby: uuid.UUID) -> Response:
        """Its address leads nowhere from now on."""
        with transaction.atomic():
            here = self.writing(request, baby, Baby.objects.visible_to)
            stop_feed(baby=here.baby, by=here.user)
        return Response(status=204)


def shown_calendar(here: Family) -> Shown:
    """One's calendar as the API shows it; its secret is kept nowhere."""
    feed = Feed.objects.visible_to(here.user).filter(baby=here.baby).first()
    return {
        "is_private": feed is None or feed.is_private,
        "is_on": feed is not None,
        "made_at": feed and at_home(feed.made_at, here.baby.time_zone),
        "address": None,
    }

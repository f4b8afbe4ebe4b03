"""Joining a baby's family by the secret of a link, for programs."""

from typing import Any

from django.http import Http404
from django.utils import timezone
from drf_spectacular.utils import (
    OpenApiExample,
    extend_schema,
    extend_schema_serializer,
)
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.fields import StrictSerializer, read
from accounts.api.throttles import PerMinute, Tries
from accounts.api.views import ApiViewSet
from accounts.models import User
from babies.api.entries import Shown
from babies.choices import Role
from babies.invitations import ClosedInvitationError, accept, used_by
from babies.models import Caregiver

LONGEST = 400


@extend_schema_serializer(
    examples=[
        OpenApiExample(
            "The end of the link", {"secret": "bXktc2VjcmV0"}, request_only=True
        )
    ]
)
class SecretSerializer(StrictSerializer):
    """What stands in the link after /join/; the whole link is taken as well."""

    secret = serializers.CharField(max_length=LONGEST)


class JoinedSerializer(serializers.Serializer[Any]):
    """For whom one cares now, and what one may do there."""

    baby = serializers.UUIDField()
    name = serializers.CharField()
    role = serializers.ChoiceField(Role.choices)


class JoinViewSet(ApiViewSet):
    """Joining a family by a link; a link that does not work is not found."""

    serializer_class = SecretSerializer
    throttle_classes = [PerMinute, Tries]
    # A token for one baby stays with it.
    for_all_babies = frozenset({"accept"})

    @extend_schema(responses={200: JoinedSerializer, 201: JoinedSerializer})
    def accept(self, request: Request) -> Response:
        """Joined; whoever cares for the baby already keeps role and link."""
        user: Any = request.user
        said = read(SecretSerializer, request.data)["secret"]
        secret = said.rstrip("/").rsplit("/", 1)[-1]
        try:
            row, is_new = accept(secret=secret, by=user, now=timezone.now())
        except ClosedInvitationError as error:
            return Response(_joined(_before(user, secret, error)))
        return Response(_joined(row), status=201 if is_new else 200)


def _before(user: User, secret: str, error: ClosedInvitationError) -> Caregiver:
    """What the link brought this very person before; for others it is not there."""
    known = used_by(user, secret=secret)
    if known is None:
        raise Http404 from error
    rows = Caregiver.objects.visible_to(user).select_related("baby")
    return rows.get(baby=known.baby_id, user=user)


def _joined(row: Caregiver) -> Shown:
    return {"baby": str(row.baby_id), "name": row.baby.name, "role": row.role}

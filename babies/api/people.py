"""Who cares for a baby, and links that invite somebody, for programs."""

import uuid
from typing import Any, Final

from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.addresses import public_address
from accounts.api.etags import check_match
from accounts.api.fields import IdField, StrictSerializer
from accounts.api.problems import ConflictError
from accounts.api.views import ApiViewSet
from babies.api.entries import Here, Scope, Shown, answer
from babies.api.smiles import at_home
from babies.choices import Role
from babies.family import LastParentError, change_role, only_parent, part
from babies.invitations import TooManyInvitationsError, invite
from babies.models import Baby, Caregiver, Invitation
from babies.services import IdTakenError, held

ME: Final = "me"


class CaregiverSerializer(StrictSerializer):
    """Somebody who cares for a baby; `who` stands for the person in addresses."""

    who = serializers.CharField(read_only=True)
    email = serializers.CharField(read_only=True)
    is_you = serializers.BooleanField(read_only=True)
    role = serializers.ChoiceField(Role.choices)
    since = serializers.DateTimeField(read_only=True)


class InvitationSerializer(StrictSerializer):
    """A link by which one person joins; its `address` is told once."""

    id = IdField(required=False)
    role = serializers.ChoiceField(Role.choices)
    expires_at = serializers.DateTimeField(read_only=True)
    address = serializers.CharField(read_only=True, allow_null=True)


def here_for(request: Request, baby: uuid.UUID, scope: Scope) -> Here:
    """The baby of an address for whoever the scope lets in; held to be changed."""
    user: Any = request.user
    rows = scope(user) if request.method in SAFE_METHODS else held(scope(user))
    return Here(get_object_or_404(rows, pk=baby), user, timezone.now())


def _sent(kind: type[StrictSerializer], request: Request) -> dict[str, Any]:
    serializer = kind(data=request.data)
    serializer.is_valid(raise_exception=True)
    return dict(serializer.validated_data)


class CaregiverViewSet(ApiViewSet):
    """Everybody who cares for a baby; one parent always stays."""

    serializer_class = CaregiverSerializer
    ordering = ("since_at", "id")
    has_state = True

    def list(self, request: Request, baby: uuid.UUID) -> Response:
        """Whoever has cared for longest comes first."""
        here = here_for(request, baby, Baby.objects.visible_to)
        page = self.paginate_queryset(self.filter_queryset(_people(here))) or []
        return self.get_paginated_response([shown_person(row, here) for row in page])

    def update(self, request: Request, baby: uuid.UUID, who: str) -> Response:
        """Another role, decided by a parent."""
        with transaction.atomic():
            here = here_for(request, baby, Baby.objects.managed_by)
            row = _named(who, here)
            check_match(request, shown_person(row, here))
            role = _sent(CaregiverSerializer, request)["role"]
            try:
                change_role(caregiver=row, role=role)
            except LastParentError as error:
                raise ConflictError(_only_parent(here)) from error
        return answer(shown_person(row, here), 200)

    def destroy(self, request: Request, baby: uuid.UUID, who: str) -> Response:
        """A parent removes somebody; everybody may leave."""
        with transaction.atomic():
            here = here_for(request, baby, Baby.objects.visible_to)
            row = _named(who, here)
            if row.user_id != here.user.pk:
                # Only a parent decides about others.
                here = here_for(request, baby, Baby.objects.managed_by)
            check_match(request, shown_person(row, here))
            try:
                part(caregiver=row)
            except LastParentError as error:
                raise ConflictError(_only_parent(here)) from error
        return Response(status=204)


def _people(here: Here) -> Any:
    mine = Caregiver.objects.visible_to(here.user).filter(baby=here.baby)
    return mine.select_related("user")


def _named(who: str, here: Here) -> Caregiver:
    """The person for whom a tag stands; `me` is whoever asks."""
    for row in _people(here):
        if row.tag == who or (who == ME and row.user_id == here.user.pk):
            found: Caregiver = row
            return found
    raise Http404


def _only_parent(here: Here) -> str:
    return only_parent(is_alone=_people(here).count() == 1)


def shown_person(row: Caregiver, here: Here) -> Shown:
    """Somebody who cares, as the API shows a person."""
    return {
        "who": row.tag,
        "email": row.user.email,
        "is_you": row.user_id == here.user.pk,
        "role": row.role,
        "since": at_home(row.since_at, here.baby.time_zone),
    }


class InvitationViewSet(ApiViewSet):
    """Links that are open, each for one person; for parents."""

    serializer_class = InvitationSerializer
    ordering = ("expires_at", "id")

    def list(self, request: Request, baby: uuid.UUID) -> Response:
        """The link that ends first comes first."""
        here = here_for(request, baby, Baby.objects.managed_by)
        rows = Invitation.objects.visible_to(here.user).open_at(here.now)
        page = self.paginate_queryset(self.filter_queryset(rows.filter(baby=here.baby)))
        return self.get_paginated_response(
            [shown_link(row, here) for row in page or []]
        )

    @extend_schema(responses={200: InvitationSerializer, 201: InvitationSerializer})
    def create(self, request: Request, baby: uuid.UUID) -> Response:
        """A new link; the same again is the same invitation with another secret."""
        with transaction.atomic():
            here = here_for(request, baby, Baby.objects.managed_by)
            sent = _sent(InvitationSerializer, request)
            key = sent.get("id") or uuid.uuid4()
            mine = Invitation.objects.visible_to(here.user).filter(baby=here.baby)
            known = mine.filter(pk=key).first()
            if known is not None and known.role != sent["role"]:
                raise ConflictError
            row, secret = _invited(key, sent["role"], here, is_known=known is not None)
        asked = request._request  # noqa: SLF001 -- as the framework's own code does
        address = public_address(asked, reverse("join", args=[secret]))
        status = 201 if known is None else 200
        return Response({**shown_link(row, here), "address": address}, status=status)

    def destroy(self, request: Request, baby: uuid.UUID, pk: uuid.UUID) -> Response:
        """Taken back: it opens nothing any more."""
        with transaction.atomic():
            here = here_for(request, baby, Baby.objects.managed_by)
            mine = Invitation.objects.visible_to(here.user).filter(baby=here.baby)
            row = get_object_or_404(mine, pk=pk)
            if row.used_at is not None:
                raise ConflictError(_("This link was used before."))
            row.revoked_at = row.revoked_at or here.now
            row.save(update_fields=["revoked_at"])
        return Response(status=204)


def _invited(
    key: uuid.UUID, role: str, here: Here, *, is_known: bool
) -> tuple[Invitation, str]:
    """The invitation and its secret. Raises ConflictError; 404 for a foreign id."""
    try:
        return invite(key=key, baby=here.baby, role=role, by=here.user, now=here.now)
    except TooManyInvitationsError as error:
        sentence = _("Many links are open. Take one back first.")
        raise ConflictError(sentence) from error
    except IdTakenError as error:
        if is_known:
            sentence = _("That link was used. Make a new one here.")
            raise ConflictError(sentence) from error
        raise Http404 from error


def shown_link(row: Invitation, here: Here) -> Shown:
    """An invitation as the API shows it; its secret is kept nowhere."""
    return {
        "id": str(row.pk),
        "role": row.role,
        "expires_at": at_home(row.expires_at, here.baby.time_zone),
        "address": None,
    }

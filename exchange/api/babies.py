"""Babies for programs: added, changed, put into the bin and taken out again."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.db.models import F, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.etags import check_match
from accounts.api.fields import read
from accounts.api.problems import (
    MEDIA_TYPE,
    AskedFirstError,
    ConflictError,
    InvalidError,
)
from accounts.api.views import ApiViewSet
from accounts.models import User
from babies.api.entries import Shown, answer, answer_one
from babies.api.serializers import BabySerializer, QuietSerializer
from babies.api.smiles import at_home
from babies.family import set_quiet
from babies.forms.baby import BabyForm
from babies.homes import today_at_home
from babies.models import Baby
from babies.said import Profile, plain, profile_of
from babies.services import IdTakenError, add_baby, edit_baby, held
from exchange.removal import put_into_bin, take_back
from milestones.api.effects import (
    AskedFirstSerializer,
    EffectSerializer,
    shown_effect,
)
from milestones.changed_dates import check_birth, effect_to_ask, token_of
from milestones.refusals import RefusedEntryError

#: The names of the form, where the API has others.
NAME_IN_FORM: Final = {"birth_date": "birth_on", "due_date": "due_on"}
NAME_IN_API: Final = {name: ours for ours, name in NAME_IN_FORM.items()}


#: Other dates that change much are told, and saved once that was seen.
ASKS_FIRST: Final = {200: BabySerializer, (409, MEDIA_TYPE): AskedFirstSerializer}


class BabyViewSet(ApiViewSet):
    """The babies a person cares for."""

    serializer_class = BabySerializer
    has_state = True
    ordering = ("created_at", "id")
    # A token for one baby adds none.
    for_all_babies = frozenset({"create"})

    def list(self, request: Request) -> Response:
        """All of them, the first that was added on top."""
        rows = self.filter_queryset(with_role(Baby.objects.visible_to(_user(request))))
        page = self.paginate_queryset(rows) or []
        return self.get_paginated_response(list(map(shown_baby, page)))

    def bin(self, request: Request) -> Response:
        """Those that a parent can still take back."""
        rows = with_role(Baby.objects.binned_managed_by(_user(request)))
        page = self.paginate_queryset(self.filter_queryset(rows)) or []
        return self.get_paginated_response(list(map(shown_baby, page)))

    def retrieve(self, request: Request, baby: uuid.UUID) -> Response:
        """One of them."""
        rows = with_role(Baby.objects.visible_to(_user(request)))
        return answer_one(request, shown_baby(get_object_or_404(rows, pk=baby)))

    def create(self, request: Request) -> Response:
        """A new baby; the same again under the same id is the stored one."""
        user, now = _user(request), timezone.now()
        sent = read(BabySerializer, request.data)
        key = sent.pop("id", None)
        mine = Baby.objects.visible_to(user)
        others = [baby for baby in mine if baby.pk != key]
        form = BabyForm(now=now, data=in_form(sent), others=others)
        profile = checked(form).profile()
        known = mine.filter(pk=key).first()
        if known is not None and not began_as(known, profile):
            raise ConflictError
        if known is None:
            try:
                known = add_baby(
                    key=key or uuid.uuid4(), profile=profile, by=user, now=now
                )
            except IdTakenError as error:
                raise Http404 from error
            return answer(shown_again(known, user), 201)
        return answer(shown_again(known, user), 200)

    @extend_schema(responses=ASKS_FIRST)
    def update(self, request: Request, baby: uuid.UUID) -> Response:
        """All that is said of a baby anew."""
        return self.changed(request, baby, is_partial=False)

    @extend_schema(responses=ASKS_FIRST)
    def partial_update(self, request: Request, baby: uuid.UUID) -> Response:
        """Some other words or dates; all classes follow."""
        return self.changed(request, baby, is_partial=True)

    def changed(
        self, request: Request, baby: uuid.UUID, *, is_partial: bool
    ) -> Response:
        """The baby after a change of what the client has seen."""
        user, now = _user(request), timezone.now()
        with transaction.atomic():
            row = managed(request, Baby.objects.managed_by(user), baby)
            sent = read(BabySerializer, request.data, is_partial=is_partial)
            confirmed = sent.pop("confirm", None)
            form = changed_form(row, sent, now, is_partial=is_partial)
            token = token_to_confirm(form, row)
            if confirmed is not None and token not in {None, confirmed}:
                raise AskedFirstError(effect=effect_shown(form, row, token))
            edit_baby(baby=row, profile=form.profile(), by=user, now=now)
        return answer(shown_again(row, user), 200)

    @extend_schema(
        request=BabySerializer(partial=True), responses={200: EffectSerializer}
    )
    def effect(self, request: Request, baby: uuid.UUID) -> Response:
        """What other dates would change; nothing is saved."""
        row = get_object_or_404(Baby.objects.managed_by(_user(request)), pk=baby)
        sent = read(BabySerializer, request.data, is_partial=True)
        sent.pop("confirm", None)
        form = changed_form(row, sent, timezone.now(), is_partial=True)
        return Response(effect_shown(form, row, token_to_confirm(form, row)))

    @extend_schema(request=QuietSerializer, responses=BabySerializer)
    def quiet(self, request: Request, baby: uuid.UUID) -> Response:
        """Its pages rest or wake; memories stay."""
        user, now = _user(request), timezone.now()
        with transaction.atomic():
            row = managed(request, Baby.objects.managed_by(user), baby)
            sent = read(QuietSerializer, request.data)
            set_quiet(row, is_quiet=sent["is_quiet"], now=now)
        return answer(shown_again(row, user), 200)

    def destroy(self, request: Request, baby: uuid.UUID) -> Response:
        """Into the bin for thirty days, then gone; `Location` names the receipt."""
        user = _user(request)
        with transaction.atomic():
            row = managed(request, Baby.objects.managed_by(user), baby)
            receipt = put_into_bin(baby=row, by=user, now=timezone.now())
        place = reverse("v1:receipt", args=[receipt.number])
        return Response(status=204, headers={"Location": place})

    def restore(self, request: Request, baby: uuid.UUID) -> Response:
        """Out of the bin; a baby that is not in it stays as it is."""
        user = _user(request)
        with transaction.atomic():
            binned = held(Baby.objects.binned_managed_by(user)).filter(pk=baby).first()
            if binned is not None:
                take_back(baby=binned, now=timezone.now())
            row = get_object_or_404(Baby.objects.managed_by(user), pk=baby)
        return answer(shown_again(row, user), 200)


def _user(request: Request) -> User:
    user: Any = request.user
    found: User = user
    return found


def with_role(babies: QuerySet[Baby]) -> QuerySet[Any]:
    """Babies, each with the role of whom they were looked up for."""
    return babies.annotate(role=F("caregivers__role"))


def managed(request: Request, mine: QuerySet[Baby], pk: uuid.UUID) -> Baby:
    """The baby, held, if it is as the client has seen it. Raises StaleError."""
    row: Baby = get_object_or_404(held(with_role(mine)), pk=pk)
    check_match(request, shown_baby(row))
    return row


def shown_again(baby: Baby, user: User) -> Shown:
    """A baby as it is stored now."""
    return shown_baby(with_role(Baby.objects.visible_to(user)).get(pk=baby.pk))


def shown_baby(baby: Any) -> Shown:
    """A baby, with what its reader may do for it."""
    return {
        "id": str(baby.pk),
        **{
            NAME_IN_API.get(name, name): value
            for name, value in plain(profile_of(baby)).items()
        },
        "quiet_since": at_home(baby.quiet_since, baby.time_zone),
        "zero_day": baby.zero_on.isoformat(),
        "role": baby.role,
        "created_at": at_home(baby.created_at, baby.time_zone),
    }


def in_form(sent: Mapping[str, Any]) -> dict[str, Any]:
    """What was sent, by the names of the form."""
    return {NAME_IN_FORM.get(name, name): value for name, value in sent.items()}


def checked(form: BabyForm) -> BabyForm:
    """The form, if it refuses nothing. Raises ValidationError."""
    if not form.is_valid():
        errors = {
            NAME_IN_API.get(name, name): list(map(str, said))
            for name, said in form.errors.items()
        }
        raise ValidationError(errors)
    return form


def changed_form(
    row: Baby, sent: dict[str, Any], now: datetime, *, is_partial: bool
) -> BabyForm:
    """What would be said of a baby now, checked as on the page."""
    if sent.pop("id", row.pk) != row.pk:
        raise InvalidError("id", _("An id cannot be changed."))
    before = plain(profile_of(row)) if is_partial else {}
    form = checked(BabyForm.of(row, now=now, data=before | in_form(sent)))
    try:
        check_birth(form.profile().birth_on, baby=row)
    except RefusedEntryError as refused:
        raise InvalidError("birth_date", refused.sentence) from refused
    return form


def token_to_confirm(form: BabyForm, baby: Baby) -> str | None:
    """Stands for what has to be seen before it is saved, if there is anything."""
    today = today_at_home(baby, form.now)
    effect = effect_to_ask(baby, subject=form.subject, today=today, then=form.today)
    return token_of(baby, form.profile(), effect) if effect else None


def effect_shown(form: BabyForm, baby: Baby, token: str | None) -> Shown:
    """What a form that was checked would change."""
    days = (today_at_home(baby, form.now), form.today)
    subject = form.subject or baby.birth
    return shown_effect(baby, subject=subject, days=days, confirm=token)


def began_as(baby: Baby, profile: Profile) -> bool:
    """Whether a baby was first stored as just this."""
    first = baby.versions.order_by("at", "pk").first()
    said = plain(profile_of(baby)) if first is None else first.answers
    return bool(said == plain(profile))

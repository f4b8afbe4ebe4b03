"""What all kinds of entries in a diary do alike when a program asks for them."""

import uuid
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, ClassVar

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.etags import check_match, etag_of, is_known
from accounts.api.fields import read
from accounts.api.problems import ConflictError, InvalidError
from accounts.api.views import ApiViewSet
from accounts.by_hand import is_stored
from accounts.models import User
from babies.doors import baby_to_edit, baby_to_see
from babies.homes import today_at_home
from babies.models import Baby, Viewer
from babies.services import IdTakenError

Scope = Callable[[Viewer], QuerySet[Any]]
Shown = dict[str, Any]
Sent = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scopes:
    """The three ways to entries of a kind: to read, to write, and in the bin."""

    visible: Scope
    editable: Scope
    binned: Scope


@dataclass(frozen=True, slots=True)
class Here:
    """Whose diary it is, who asks, and when."""

    baby: Baby
    user: User
    now: datetime

    @property
    def today(self) -> date:
        """The day at the baby's home."""
        return today_at_home(self.baby, self.now)


class EntryViewSet(ApiViewSet, ABC):
    """Entries of one kind in a baby's diary.

    Each kind says how an entry is shown, how what was sent is checked (`said`), how
    it is stored, put into the bin and taken out again.
    """

    has_state = True
    scopes: ClassVar[Scopes]
    ordering: ClassVar[tuple[str, ...]] = ("-on", "-logged_at", "id")
    adding = frozenset({"create"})

    @abstractmethod
    def shown(self, row: Any, here: Here) -> Shown:
        """An entry as the API shows it."""

    @abstractmethod
    def said(self, sent: Sent, here: Here, row: Any = None) -> Any:
        """What was sent, checked as the pages check it; of a row, if there is one."""

    @abstractmethod
    def is_same(self, row: Any, said: Any, sent: Sent) -> bool:
        """Whether a stored entry began as just this."""

    @abstractmethod
    def store(self, key: uuid.UUID, said: Any, here: Here) -> Any:
        """A new entry under this id. Raises IdTakenError."""

    @abstractmethod
    def put_into_bin(self, row: Any, here: Here) -> None:
        """Let it count no more."""

    @abstractmethod
    def take_out(self, row: Any, here: Here) -> None:
        """Let it count again."""

    def list(self, request: Request, baby: uuid.UUID) -> Response:
        """The entries, the newest first."""
        here = self.reading(request, baby)
        return self.part_of(self.scopes.visible(here.user), here)

    def bin(self, request: Request, baby: uuid.UUID) -> Response:
        """The entries in the bin, where they rest for thirty days."""
        user: Any = request.user
        found = get_object_or_404(Baby.objects.editable_by(user), pk=baby)
        here = Here(found, user, timezone.now())
        return self.part_of(self.scopes.binned(user), here)

    def part_of(self, rows: QuerySet[Any], here: Here) -> Response:
        """One part of a list, filtered as was asked."""
        found = self.filter_queryset(rows.filter(baby=here.baby))
        page = self.paginate_queryset(found) or []
        return self.get_paginated_response([self.shown(row, here) for row in page])

    def retrieve(self, request: Request, baby: uuid.UUID, pk: uuid.UUID) -> Response:
        """One entry."""
        here = self.reading(request, baby)
        rows = self.scopes.visible(here.user).filter(baby=here.baby)
        return answer_one(request, self.shown(get_object_or_404(rows, pk=pk), here))

    def create(self, request: Request, baby: uuid.UUID) -> Response:
        """A new entry; the same again under the same id is the stored one."""
        with transaction.atomic():
            here = self.writing(request, baby)
            sent = self.sent(request)
            key = sent.pop("id", None)
            said = self.said(sent, here)
            row, status = (None if key is None else self.known(key, here)), 200
            if row is None:
                row, status = self.stored(key or uuid.uuid4(), said, here), 201
            elif not self.is_same(row, said, sent):
                raise ConflictError
        return answer(self.shown(row, here), status)

    def is_taken(self, key: uuid.UUID) -> bool:
        """Whether anything is stored under an id, out of reach as well.

        Nearly always nothing is, and this asks far less than `known`.
        """
        return is_stored(_kind_of(self.scopes.visible), key)

    def known(self, key: uuid.UUID, here: Here) -> Any:
        """The entry that is stored under an id already, if it is of this diary.

        What is out of reach is not found, as everywhere. Raises ConflictError.
        """
        if not self.is_taken(key):
            return None
        user = here.user
        rows = self.scopes.visible(user) | self.scopes.binned(user)
        row = get_object_or_404(rows, pk=key)
        if row.binned_at is not None:
            raise ConflictError(_("This entry is in the bin. Please restore it."))
        if row.baby_id != here.baby.pk:
            raise ConflictError
        return row

    def stored(self, key: uuid.UUID, said: Any, here: Here) -> Any:
        """A new entry; an id that is out of reach is not found, as everywhere."""
        try:
            return self.store(key, said, here)
        except IdTakenError as error:
            raise Http404 from error

    def destroy(self, request: Request, baby: uuid.UUID, pk: uuid.UUID) -> Response:
        """Into the bin, for thirty days."""
        with transaction.atomic():
            here = self.writing(request, baby)
            self.put_into_bin(self.row_to_write(request, pk, here), here)
        return Response(status=204)

    def restore(self, request: Request, baby: uuid.UUID, pk: uuid.UUID) -> Response:
        """Out of the bin; what is not in it stays as it is."""
        with transaction.atomic():
            here = self.writing(request, baby)
            user = here.user
            rows = self.scopes.editable(user) | self.scopes.binned(user)
            row = get_object_or_404(rows.filter(baby=here.baby), pk=pk)
            if row.binned_at is not None:
                self.take_out(row, here)
                row.refresh_from_db()
        return answer(self.shown(row, here), 200)

    def reading(self, request: Request, baby: uuid.UUID) -> Here:
        """The diary of an address, for whoever may see it."""
        user: Any = request.user
        return Here(baby_to_see(user, baby), user, timezone.now())

    def writing(self, request: Request, baby: uuid.UUID) -> Here:
        """The diary, held while it is changed; must be done in a transaction."""
        user: Any = request.user
        return Here(baby_to_edit(user, baby, is_held=True), user, timezone.now())

    def row_to_write(self, request: Request, pk: uuid.UUID, here: Here) -> Any:
        """The entry, if it is as the client has seen it. Raises StaleError."""
        rows = self.scopes.editable(here.user).filter(baby=here.baby)
        row = get_object_or_404(rows, pk=pk)
        check_match(request, self.shown(row, here))
        return row

    def sent(self, request: Request, *, is_partial: bool = False) -> dict[str, Any]:
        """The fields of the body, each read as what it is."""
        kind: Any = self.serializer_class
        return read(kind, request.data, is_partial=is_partial)


class ChangesMixin(EntryViewSet):
    """Of entries whose answers can be changed."""

    @abstractmethod
    def kept(self, row: Any, sent: Sent) -> Shown:
        """What a change leaves as it was, by the names of the API."""

    @abstractmethod
    def change(self, row: Any, said: Any, here: Here) -> Any:
        """The entry with other answers."""

    def update(self, request: Request, baby: uuid.UUID, pk: uuid.UUID) -> Response:
        """All answers anew; what is left out is as in a new entry."""
        return self.changed(request, baby, pk, is_partial=False)

    def partial_update(
        self, request: Request, baby: uuid.UUID, pk: uuid.UUID
    ) -> Response:
        """Some other answers."""
        return self.changed(request, baby, pk, is_partial=True)

    def changed(
        self, request: Request, baby: uuid.UUID, pk: uuid.UUID, *, is_partial: bool
    ) -> Response:
        """The entry as it is after a change of what the client has seen."""
        with transaction.atomic():
            here = self.writing(request, baby)
            row = self.row_to_write(request, pk, here)
            sent = self.sent(request, is_partial=is_partial)
            if sent.pop("id", pk) != pk:
                raise InvalidError("id", _("An id cannot be changed."))
            if is_partial:
                sent = {**self.kept(row, sent), **sent}
            row = self.change(row, self.said(sent, here, row), here)
        return answer(self.shown(row, here), 200)


@cache
def _kind_of(scope: Scope) -> Any:
    """The model whose rows a scope gives."""
    return scope(AnonymousUser()).model


def answer(shown: Shown, status: int) -> Response:
    """A row after a change, with the tag of its state."""
    return Response(shown, status=status, headers={"ETag": etag_of(shown)})


def answer_one(request: Request, shown: Shown) -> Response:
    """A row, or that the client has it already."""
    etag = etag_of(shown)
    if is_known(request, etag):
        return Response(status=304, headers={"ETag": etag})
    return Response(shown, headers={"ETag": etag})

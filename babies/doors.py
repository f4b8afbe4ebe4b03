"""The way to one baby, asked on nearly every request: the scopes, put together once."""

import uuid
from typing import Final

from django.db.models import UUIDField
from django.http import Http404

from accounts.models import User
from accounts.prepared import Place, Prepared
from babies.models import Baby, Viewer
from babies.services import held

#: Whoever asks, and after which baby.
_SOMEBODY: Final = User(pk=Place("user", User._meta.pk))  # noqa: SLF001 -- documented by Django
_PK: Final = Place("pk", UUIDField())

_SEEN: Final = Prepared(lambda: Baby.objects.visible_to(_SOMEBODY).filter(pk=_PK))
_EDITED: Final = Prepared(lambda: Baby.objects.editable_by(_SOMEBODY).filter(pk=_PK))
_HELD: Final = Prepared(
    lambda: held(Baby.objects.editable_by(_SOMEBODY).filter(pk=_PK))
)


def baby_to_see(user: Viewer, pk: uuid.UUID) -> Baby:
    """The baby, if the person may see it. Raises Http404."""
    return _one(_SEEN, user, pk)


def baby_to_edit(user: Viewer, pk: uuid.UUID, *, is_held: bool) -> Baby:
    """The baby, if the person may log for it; held until the transaction ends.

    Raises Http404.
    """
    return _one(_HELD if is_held else _EDITED, user, pk)


def _one(door: Prepared[Baby], user: Viewer, pk: uuid.UUID) -> Baby:
    # A token for one baby reaches no other.
    if not user.is_authenticated or user.only_baby not in {None, pk}:
        raise Http404
    for baby in door.ask(user=user.pk, pk=pk):
        return baby
    raise Http404

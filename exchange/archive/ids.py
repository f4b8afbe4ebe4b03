"""Under which id a row of an archive is stored: its own, unless that is in use.

Another id follows from where the row goes and from its own, so that the same
archive finds the same rows again.
"""

import uuid
from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.db.models import Model
from django.utils.crypto import salted_hmac

from accounts.models import User
from babies.models import Baby

AT_ONCE: Final = 400
SALT: Final = "smilestone.archive.id"
BYTES: Final = 16


def other_id(place: object, own: uuid.UUID) -> uuid.UUID:
    """The id to take in a place when a row's own is in use elsewhere."""
    made = salted_hmac(SALT, f"{place} {own}", secret="", algorithm="sha256")
    return uuid.UUID(bytes=made.digest()[:BYTES], version=4)


def baby_for(own: uuid.UUID, who: User) -> tuple[uuid.UUID, Baby | None]:
    """The id a baby goes by, and the baby if it is there and in somebody's reach."""
    while True:
        if not Baby.objects.filter(pk=own).exists():
            return own, None
        mine = Baby.objects.editable_by(who).filter(pk=own).first()
        if mine is not None:
            return own, mine
        own = other_id(who.pk, own)


def places_for(
    model: type[Model], keys: Iterable[uuid.UUID], baby: uuid.UUID
) -> Mapping[uuid.UUID, tuple[uuid.UUID, Any | None]]:
    """For each id, the one to store a row of a baby under, and the row that is there."""
    found: dict[uuid.UUID, tuple[uuid.UUID, Any | None]] = {}
    waiting = {key: key for key in keys}
    rows = model._default_manager  # noqa: SLF001 -- documented by Django
    while waiting:
        known = rows.in_bulk(list(waiting.values()))
        taken = {}
        for key, wanted in waiting.items():
            row: Any = known.get(wanted)
            if row is None or row.baby_id == baby:
                found[key] = wanted, row
            else:
                taken[key] = other_id(baby, wanted)
        waiting = taken
    return found

"""One moment of several babies: twins who smile at once have a row each, linked."""

import uuid
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from django.db.models import QuerySet

from accounts.models import User
from babies.homes import today_at_home
from babies.models import EDITING_ROLES, Baby, Caregiver, Smile
from babies.said import Seen
from babies.services import IdTakenError, log_smile

#: Twins can be born on two days, and are written down in two time zones.
TWINS_WITHIN: Final = timedelta(days=2)


def twins_among(family: Iterable[Caregiver], baby: Baby) -> list[Baby]:
    """The babies born with this one for whom the same person may log."""
    return [
        row.baby
        for row in family
        if row.role in EDITING_ROLES
        and row.baby_id != baby.pk
        and abs(row.baby.birth_on - baby.birth_on) <= TWINS_WITHIN
    ]


def others_for(user: User, baby: Baby) -> QuerySet[Baby]:
    """The other babies for whom a person may log, in one order."""
    return Baby.objects.editable_by(user).exclude(pk=baby.pk).order_by("name", "pk")


def seen_of_other(seen: Seen, other: Baby) -> Seen:
    """The same moment at another baby's home."""
    at = seen.observed_at
    on = seen.on if at is None else today_at_home(other, at)
    return replace(seen, on=on, time_zone=other.time_zone)


def store_smile(
    *, key: uuid.UUID, baby: Baby, seen: Seen, by: User, now: datetime
) -> Smile:
    """A new smile under this id, or under another where it stands for something else.

    A page that was kept open can send its id again with another smile: that is a
    smile of its own, and sent twice in a minute it is still one. The caller holds
    the baby, in a transaction.
    """
    try:
        return log_smile(key=key, baby=baby, seen=seen, by=by, now=now)
    except IdTakenError:
        said = replace(seen, observed_at=None)
        other = uuid.uuid5(key, f"{baby.pk} {by.pk} {said} {now:%F %H:%M}")
        return log_smile(key=other, baby=baby, seen=seen, by=by, now=now)


def store_also(
    smile: Smile, others: Iterable[tuple[Baby, Seen]], *, by: User, now: datetime
) -> list[Smile]:
    """The same moment of other babies, each with a class of its own.

    Their ids follow from the smile's, so that a double tap is one row for each.
    """
    rows = [
        store_smile(
            key=uuid.uuid5(smile.pk, str(other.pk)),
            baby=other,
            seen=seen,
            by=by,
            now=now,
        )
        for other, seen in others
    ]
    if rows:
        linked = Smile.objects.filter(pk__in=[smile.pk, *(row.pk for row in rows)])
        linked.update(together=smile.pk)
    return rows

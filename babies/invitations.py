"""Invitations: a link lets one person join a baby's family, once, within two days."""

import secrets
import uuid
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from django.db import transaction

from accounts.by_hand import is_inserted
from accounts.models import User
from babies.models import Baby, Caregiver, Invitation
from babies.services import IdTakenError, held

LIFETIME: Final = timedelta(hours=48)
SECRET_BYTES: Final = 32
#: Far above what a family needs; a list that anybody can read at a glance.
MOST_OPEN: Final = 20


class ClosedInvitationError(Exception):
    """No such link, or one that is used, taken back or too old: all alike."""


class TooManyInvitationsError(Exception):
    """So many links are open that nobody knows any more who has them."""


def invite(
    *, key: uuid.UUID, baby: Baby, role: str, by: User, now: datetime
) -> tuple[Invitation, str]:
    """A new invitation, and its secret, which is told once and kept nowhere.

    The same form again is the same invitation with another secret: nobody has read
    the first. The caller holds the baby, in a transaction. Raises IdTakenError when
    the id stands for anything else, and TooManyInvitationsError.
    """
    secret = secrets.token_urlsafe(SECRET_BYTES)
    links = Invitation.objects.filter(baby=baby).open_at(now)
    known = links.filter(pk=key, made_by=by).first()
    if known is not None:
        known.role, known.secret_hash = role, hash_of(secret)
        known.save()
        return known, secret
    if links.count() >= MOST_OPEN:
        raise TooManyInvitationsError
    new = Invitation(
        pk=key,
        baby=baby,
        role=role,
        secret_hash=hash_of(secret),
        made_by=by,
        made_at=now,
        expires_at=now + LIFETIME,
    )
    # Another baby may have got a link with this id at the same moment.
    if not is_inserted(new):
        raise IdTakenError
    return new, secret


def invitation_of(secret: str, *, now: datetime) -> Invitation:
    """The open invitation of a link. Raises ClosedInvitationError."""
    rows = Invitation.objects.open_at(now).select_related("baby", "made_by")
    found = rows.filter(secret_hash=hash_of(secret)).first()
    if found is None:
        raise ClosedInvitationError
    return found


@transaction.atomic
def accept(*, secret: str, by: User, now: datetime) -> tuple[Caregiver, bool]:
    """The role this person now has, and whether the link gave it.

    Somebody who cares for the baby already keeps their role, and the link its use.
    Raises ClosedInvitationError, also for the second of two who tap at once.
    """
    found = invitation_of(secret, now=now)
    baby = held(Baby.objects.all()).get(pk=found.baby_id)
    # Only now, while no one else can use it or end its maker's role, is it certain.
    found = invitation_of(secret, now=now)
    caregiver, is_new = Caregiver.objects.get_or_create(
        baby=baby, user=by, defaults={"role": found.role, "since_at": now}
    )
    if is_new:
        found.used_by, found.used_at = by, now
        found.save(update_fields=["used_by", "used_at"])
    return caregiver, is_new


def used_by(user: User, *, secret: str) -> Invitation | None:
    """The invitation that brought this very person, who opens its link again."""
    rows = Invitation.objects.filter(secret_hash=hash_of(secret), used_by=user)
    return rows.filter(baby__in=Baby.objects.visible_to(user)).first()


def hash_of(secret: str) -> str:
    """What is stored of a secret; it has so much chance in it that no salt is due."""
    return sha256(secret.encode(errors="surrogatepass")).hexdigest()

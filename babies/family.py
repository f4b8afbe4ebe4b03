"""Who cares for a baby: roles, removing, leaving. One parent always stays."""

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy

from accounts.models import User
from babies.choices import Role
from babies.homes import wall_time
from babies.models import Baby, Caregiver

#: What each role may do, in one sentence.
ROLE_SENTENCES: dict[str, Promise] = {
    Role.PARENT: gettext_lazy("Can log, change the dates and invite people."),
    Role.CAREGIVER: gettext_lazy("Can log smiles, sleep and answers."),
    Role.VIEWER: gettext_lazy("Can look at everything and change nothing."),
}


class LastParentError(Exception):
    """Without this person nobody could decide for the baby."""


def is_last_parent(caregiver: Caregiver) -> bool:
    """Whether the baby has no other parent."""
    if caregiver.role != Role.PARENT:
        return False
    parents = Caregiver.objects.filter(baby=caregiver.baby_id, role=Role.PARENT)
    return not parents.exclude(pk=caregiver.pk).exists()


def only_parent(*, is_alone: bool) -> str:
    """Why the last parent stays, and what to do about it."""
    if is_alone:
        return _(
            "You are the only parent here. Invite somebody as a parent first. "
            "Then you can hand over."
        )
    return _(
        "You are the only parent here. Make somebody else a parent first. "
        "Then you can hand over."
    )


def change_role(*, caregiver: Caregiver, role: str) -> None:
    """Another role for somebody. The caller holds the baby, in a transaction.

    Raises LastParentError.
    """
    if role != Role.PARENT and is_last_parent(caregiver):
        raise LastParentError
    caregiver.role = role
    caregiver.save(update_fields=["role"])


def part(*, caregiver: Caregiver) -> None:
    """Somebody cares for the baby no more; what they logged stays in the diary.

    The caller holds the baby, in a transaction. Raises LastParentError.
    """
    if is_last_parent(caregiver):
        raise LastParentError
    caregiver.delete()


def naming(
    people: Iterable[User | None], *, babies: Iterable[uuid.UUID], viewer: User
) -> Callable[[User | None], str]:
    """How a reader knows each of the people; who has left the baby is not named.

    One query, and none for a diary that nobody else writes.
    """
    others = {each.pk for each in people if each is not None and each != viewer}
    here: set[int] = set()
    if others:
        rows = Caregiver.objects.filter(baby__in=babies, user__in=others)
        here.update(rows.values_list("user_id", flat=True))

    def name_of(each: User | None) -> str:
        if each == viewer:
            return _("You")
        if each is None or each.pk not in here:
            return _("Somebody who has left")
        return each.email

    return name_of


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who cares for a baby, in words."""

    tag: str
    name: str
    email: str
    is_you: bool
    role: str
    may: str
    since_on: date


def person(caregiver: Caregiver, baby: Baby, viewer: User) -> Person:
    """Somebody who cares for a baby, as `viewer` reads it."""
    is_you = caregiver.user_id == viewer.pk
    return Person(
        tag=caregiver.tag,
        name=_("You") if is_you else caregiver.user.email,
        email=caregiver.user.email,
        is_you=is_you,
        role=str(Role(caregiver.role).label),
        may=str(ROLE_SENTENCES[caregiver.role]),
        since_on=wall_time(caregiver.since_at, baby.time_zone).date(),
    )


def set_quiet(baby: Baby, *, is_quiet: bool, now: datetime) -> None:
    """Let a baby's pages rest, or wake them. The caller holds the baby."""
    baby.quiet_since = (baby.quiet_since or now) if is_quiet else None
    baby.save(update_fields=["quiet_since"])

"""Who works at a clinic: invitations, roles, letting go. One lead always stays."""

import secrets
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.by_hand import is_inserted
from accounts.models import User
from babies.invitations import (
    SECRET_BYTES,
    ClosedInvitationError,
    TooManyInvitationsError,
    hash_of,
)
from babies.services import IdTakenError
from clinics.casework import hand_over_all
from clinics.choices import CARING_ROLES, StaffRole
from clinics.codes import LETTERS
from clinics.models import Case, Clinic, Staff, StaffInvitation

LIFETIME: Final = timedelta(days=7)
#: Far above what a clinic needs; a list that anybody can read at a glance.
MOST_OPEN: Final = 50
CODE_LENGTH: Final = 8
#: What each role may do, in one sentence.
ROLE_SENTENCES: Final[dict[str, Promise]] = {
    StaffRole.NURSE: _("Reads shared diaries and works through the list."),
    StaffRole.CLINICIAN: _("Reads shared diaries and works through the list."),
    StaffRole.LEAD: _("Does all of that, sees the numbers and runs the team."),
    StaffRole.REVIEWER: _("Sees the numbers only, and no baby."),
    StaffRole.ADMINISTRATOR: _("Runs the team only, and sees no baby."),
}


#: Why a change of the team cannot be, in words.
ONLY_LEAD: Final = _("This is the only lead here. Make somebody else a lead first.")
ONLY_LEADS: Final = _("Only a lead can make somebody a lead.")


class LastLeadError(Exception):
    """Without this person nobody would answer for the clinic."""


class OnlyLeadsError(Exception):
    """Whoever runs the team without being a lead makes nobody a lead."""


class OpenCasesError(Exception):
    """Somebody must take over first what this person has begun."""


@dataclass(frozen=True, slots=True)
class HandOver:
    """Who takes over somebody's open cases, and what they should know."""

    to_staff: Staff
    note: str


def found_clinic(*, name: str, time_zone: str, now: datetime) -> Clinic:
    """A new clinic, with a code of its own by which families find it."""
    code = "".join(secrets.choice(LETTERS) for _letter in range(CODE_LENGTH))
    return Clinic.objects.create(name=name, code=code, time_zone=time_zone, made_at=now)


def hold_clinic(row: Staff | StaffInvitation) -> Clinic:
    """Hold a clinic, in a transaction, so that its team changes in turn."""
    return Clinic.objects.select_for_update(no_key=True).get(pk=row.clinic_id)


def first_invitation(*, clinic: Clinic, role: str, now: datetime) -> str:
    """The secret of a new clinic's first link, which nobody of its staff made."""
    row, secret = StaffInvitation(clinic=clinic), secrets.token_urlsafe(SECRET_BYTES)
    _fill(row, role=role, secret=secret, now=now)
    row.save()
    return secret


def invite(
    *, key: uuid.UUID, by: Staff, role: str, now: datetime
) -> tuple[StaffInvitation, str]:
    """A new invitation, and its secret, which is told once and kept nowhere.

    The same form again is the same invitation with another secret: nobody has read
    the first. The caller holds the clinic. Raises IdTakenError when the id stands
    for anything else, TooManyInvitationsError and OnlyLeadsError.
    """
    _check_lead(role, by)
    links = StaffInvitation.objects.at_clinic(by).open_at(now)
    secret = secrets.token_urlsafe(SECRET_BYTES)
    known = links.filter(pk=key, made_by=by).first()
    if known is not None:
        _fill(known, role=role, secret=secret, now=now)
        known.save()
        return known, secret
    if links.count() >= MOST_OPEN:
        raise TooManyInvitationsError
    new = StaffInvitation(pk=key, clinic_id=by.clinic_id, made_by=by)
    _fill(new, role=role, secret=secret, now=now)
    # Another clinic may have got a link with this id at the same moment.
    if not is_inserted(new):
        raise IdTakenError
    return new, secret


def _check_lead(role: str, by: Staff) -> None:
    """Nobody gives more than they have: an administrator sees no baby."""
    if role == StaffRole.LEAD and by.role != StaffRole.LEAD:
        raise OnlyLeadsError


def _fill(row: StaffInvitation, *, role: str, secret: str, now: datetime) -> None:
    row.role, row.secret_hash = role, hash_of(secret)
    row.made_at, row.expires_at = now, now + LIFETIME


def invitation_of(secret: str, *, now: datetime) -> StaffInvitation:
    """The open invitation of a link. Raises ClosedInvitationError."""
    rows = StaffInvitation.objects.open_at(now).select_related("clinic")
    found = rows.filter(secret_hash=hash_of(secret)).first()
    if found is None:
        raise ClosedInvitationError
    return found


@transaction.atomic
def join(*, secret: str, name: str, by: User, now: datetime) -> tuple[Staff, bool]:
    """The place this person now has, and whether the link gave it.

    Who works there already keeps the role, and the link its use. Raises
    ClosedInvitationError, also for the second of two who tap at once.
    """
    clinic = hold_clinic(invitation_of(secret, now=now))
    # Only now, while nobody else can use it or end its maker's role, is it certain.
    found = invitation_of(secret, now=now)
    given = {"role": found.role, "name": name, "since_at": now}
    staff, is_new = Staff.objects.working().get_or_create(
        clinic=clinic, user=by, defaults=given
    )
    if is_new:
        found.used_at = now
        found.save(update_fields=["used_at"])
    return staff, is_new


def place_behind(secret: str, *, by: User) -> Staff | None:
    """Where somebody works who opens again a link to there, used or not."""
    found = StaffInvitation.objects.filter(secret_hash=hash_of(secret)).first()
    clinic = found.clinic_id if found else None
    return Staff.objects.of(by).filter(clinic=clinic).first()


def is_last_lead(member: Staff) -> bool:
    """Whether the clinic has no other lead."""
    if member.role != StaffRole.LEAD:
        return False
    leads = Staff.objects.working().filter(clinic=member.clinic_id, role=member.role)
    return not leads.exclude(pk=member.pk).exists()


def colleagues_of(member: Staff) -> QuerySet[Staff]:
    """Who can take over from somebody."""
    here = Staff.objects.at_clinic(member).working().filter(role__in=CARING_ROLES)
    return here.exclude(pk=member.pk).order_by("name", "pk")


def open_cases(member: Staff) -> int:
    """How many cases wait for somebody."""
    return Case.objects.filter(taken_by=member, closed_at__isnull=True).count()


def change_role(
    *, member: Staff, role: str, by: Staff, over: HandOver | None, now: datetime
) -> None:
    """Another role for somebody. The caller holds the clinic, in a transaction.

    Raises LastLeadError and OnlyLeadsError, and OpenCasesError when the new role
    reaches no baby.
    """
    if role != member.role:
        _check_lead(role, by)
    if role != StaffRole.LEAD and is_last_lead(member):
        raise LastLeadError
    if role not in CARING_ROLES:
        _hand_over(member, by, over, now)
    member.role = role
    member.save(update_fields=["role"])


def let_go(*, member: Staff, by: Staff, over: HandOver | None, now: datetime) -> None:
    """Somebody works here no more; what they wrote stays, what they began moves.

    The caller holds the clinic, in a transaction. Raises LastLeadError and
    OpenCasesError.
    """
    if is_last_lead(member):
        raise LastLeadError
    _hand_over(member, by, over, now)
    member.left_at = now
    member.save(update_fields=["left_at"])


def _hand_over(member: Staff, by: Staff, over: HandOver | None, now: datetime) -> None:
    if over is not None:
        to_staff, note = over.to_staff, over.note
        hand_over_all(leaver=member, to_staff=to_staff, note=note, by=by, now=now)
    if open_cases(member):
        raise OpenCasesError

"""Deleting an account, and what it alone holds: diaries, places at clinics."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import QuerySet

from accounts.models import User
from babies.choices import Role
from babies.models import Baby, Caregiver
from babies.services import held
from clinics.models import Staff
from clinics.team import (
    LastLeadError,
    OpenCasesError,
    hold_clinic,
    is_last_lead,
    let_go,
    open_cases,
)
from exchange.models import About, Job, Receipt
from exchange.receipts import new_receipt, readers, send_receipt
from exchange.removal import delete_baby, forget_jobs
from exchange.traces import count_about, forget_in_admin, forget_in_sessions

#: No mail ever goes there (RFC 2606).
NOWHERE: Final = "deleted.invalid"


class StillAtWorkError(Exception):
    """A clinic would lose what this person began, or the only lead."""


@dataclass(frozen=True, slots=True)
class Ties:
    """What an account is tied to."""

    alone: list[Baby]
    shared: list[Baby]
    works_at: list[Staff]
    #: Where somebody must take over first.
    held_by: list[Staff]


def ties_of(user: User) -> Ties:
    """The diaries and clinics of a person."""
    alone = diaries_alone(user)
    babies = Baby.objects.visible_to(user).exclude(pk__in=alone.values("pk"))
    places = list(Staff.objects.of(user).select_related("clinic").order_by("pk"))
    return Ties(
        alone=list(alone.order_by("name", "pk")),
        shared=list(babies.order_by("name", "pk")),
        works_at=places,
        held_by=[row for row in places if is_last_lead(row) or open_cases(row)],
    )


def diaries_alone(user: User) -> QuerySet[Baby]:
    """The babies with no other parent, those in the bin too."""
    parents = Caregiver.objects.filter(role=Role.PARENT)
    mine = parents.filter(user=user).values("baby")
    others = parents.exclude(user=user).values("baby")
    return Baby.objects.filter(pk__in=mine).exclude(pk__in=others)


def delete_account(*, user: User, now: datetime) -> Receipt:
    """Delete an account for good, with the diaries nobody else decides about.

    In a transaction. Raises StillAtWorkError.
    """
    for baby in held(diaries_alone(user)):
        delete_baby(baby=baby, now=now)
    _leave_clinics(user, now)
    forget_jobs(Job.objects.filter(who=user))
    told = readers([user])
    receipt = new_receipt(About.ACCOUNT, counts=count_about(user), now=now)
    receipt.gone_at = now
    receipt.save(update_fields=["gone_at"])
    forget_in_admin(user)
    forget_in_sessions([user.email], of=str(user.pk))
    user.delete()
    send_receipt(receipt, told)
    return receipt


def _leave_clinics(user: User, now: datetime) -> None:
    """End all work; who wrote what in a record stays, under an account of nobody."""
    for place in Staff.objects.of(user):
        hold_clinic(place)
        try:
            let_go(member=place, by=place, over=None, now=now)
        except (LastLeadError, OpenCasesError) as error:
            raise StillAtWorkError from error
    worked = Staff.objects.filter(user=user)
    if worked.exists():
        nobody = User.objects.create_user(f"{uuid.uuid4()}@{NOWHERE}", is_active=False)
        worked.update(user=nobody)

"""Referrals: sent, followed step by step, and never lost."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from babies.models import Baby
from clinics.choices import NEXT_STEPS, ReferralKind, ReferralStep
from clinics.models import Case, Referral, ReferralEvent, Staff

# How long each step may take before somebody should ask: the product's own choice,
# except that early intervention in the US must have met the family in 45 days.
DAYS_TO_NEXT: Final = {
    ReferralStep.SENT: 7,
    ReferralStep.RECEIVED: 14,
    ReferralStep.NOT_REACHED: 7,
    ReferralStep.BOOKED: 45,
}


#: Why a step was refused, by the field to look at.
REFUSALS: Final[Mapping[str, Promise]] = {
    "step": _("This step cannot follow the last one."),
    "on": _("Please choose a day from the last step up to today."),
    "booked_for": _("Please choose a day after this step."),
}


class RefusedReferralError(Exception):
    """A step that cannot follow; `field` and `reason` are for the page and the API."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What is said of a new referral."""

    baby: Baby
    kind: ReferralKind
    by: Staff
    now: datetime
    today: date
    service: str = ""
    letter: str = ""
    case: Case | None = None
    key: uuid.UUID = field(default_factory=uuid.uuid4)


@transaction.atomic
def send_referral(sent: Sent) -> Referral:
    """A new referral, sent today; the same form sent twice is one."""
    known = Referral.objects.filter(pk=sent.key, baby=sent.baby).first()
    if known is not None:
        return known
    referral = Referral.objects.create(
        pk=sent.key,
        baby=sent.baby,
        clinic_id=sent.by.clinic_id,
        case=sent.case,
        kind=sent.kind,
        service=sent.service,
        letter=sent.letter,
        made_by=sent.by,
        made_at=sent.now,
        step=ReferralStep.SENT,
        step_on=sent.today,
        due_on=due_after(ReferralStep.SENT, sent.today),
    )
    _remember(referral, sent.by, sent.now, "")
    return referral


def due_after(
    step: ReferralStep, on: date, booked_for: date | None = None
) -> date | None:
    """The day by which the next step should have come; None after the last."""
    if step is ReferralStep.BOOKED and booked_for is not None:
        return booked_for
    days = DAYS_TO_NEXT.get(step)
    return None if days is None else on + timedelta(days=days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """What is said of the next step of a referral."""

    step: ReferralStep
    on: date
    by: Staff
    now: datetime
    today: date
    booked_for: date | None = None
    note: str = ""


@transaction.atomic
def move_referral(referral: Referral, moved: Moved) -> Referral:
    """The next step of a referral. Raises RefusedReferralError; then nothing changed."""
    held = Referral.objects.select_for_update(of=("self",)).get(pk=referral.pk)
    if moved.step not in NEXT_STEPS[ReferralStep(held.step)]:
        raise RefusedReferralError("step", "backwards")
    if not held.step_on <= moved.on <= moved.today:
        raise RefusedReferralError("on", "out_of_range")
    if moved.booked_for is not None and moved.booked_for < moved.on:
        raise RefusedReferralError("booked_for", "out_of_range")
    held.step, held.step_on = moved.step, moved.on
    held.due_on = due_after(moved.step, moved.on, moved.booked_for)
    held.save(update_fields=["step", "step_on", "due_on"])
    _remember(held, moved.by, moved.now, moved.note)
    return held


def _remember(referral: Referral, by: Staff, now: datetime, note: str) -> None:
    ReferralEvent.objects.create(
        referral=referral,
        step=referral.step,
        on=referral.step_on,
        note=note,
        by=by,
        at=now,
    )

"""Two made-up clinics for the demo: staff, watched babies, and what was done."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from accounts.models import User
from babies.models import Baby
from babies.watch import set_watched
from clinics.casework import Step, take_step
from clinics.choices import (
    Action,
    AdviceKind,
    Audience,
    Mode,
    Outcome,
    Part,
    ReferralKind,
    ReferralStep,
    StaffRole,
)
from clinics.looks import FIRST_PAGE, record_look
from clinics.models import Clinic, Share, Staff
from clinics.notes import Advised, add_note, give_advice
from clinics.referrals import Moved, Sent, move_referral, send_referral
from milestones.demo import ADMIN, PARENT, STAFF
from milestones.services import assessment

LONG: Final = timedelta(days=90)
FIRST: Final = ("Meadow Example Clinic", "MEADOW")
SECOND: Final = ("Harbor Example Clinic", "HARBOR")
#: Shown to the first clinic, to look at only.
LOOKED_AT: Final = ("Acorn", "Jigsaw", "Kettle")


def fill_clinics(*, now: datetime) -> int:
    """Make the demo's clinics; how many shares."""
    nurse, doctor = (User.objects.get(email=email) for email in STAFF)
    lead = User.objects.get(email=ADMIN)
    first, second = (_clinic(name, code, now) for name, code in (FIRST, SECOND))
    people = [
        Staff.objects.create(
            clinic=clinic, user=user, name=name, role=role, since_at=now
        )
        for clinic, user, name, role in (
            (first, nurse, "Nurse Example", StaffRole.NURSE),
            (first, doctor, "Doctor Example", StaffRole.CLINICIAN),
            (first, lead, "Lead Example", StaffRole.LEAD),
            (second, doctor, "Doctor Example", StaffRole.LEAD),
        )
    ]
    families = Baby.objects.exclude(caregivers__user__email=PARENT).order_by("name")
    for baby in families:
        mode = Mode.LOOK if baby.name in LOOKED_AT else Mode.WATCH
        _share(baby, people[0], mode, now)
    _share(Baby.objects.get(name="Clover"), people[3], Mode.WATCH, now)
    for done in DONE:
        _do(done, people[0], now)
    _show_to_parent(Baby.objects.get(name="Pebble"), people[0], now)
    return Share.objects.count()


def _clinic(name: str, code: str, now: datetime) -> Clinic:
    return Clinic.objects.create(
        name=name, code=code, time_zone="UTC", reading_days=[1, 4], made_at=now
    )


def _share(baby: Baby, staff: Staff, mode: Mode, now: datetime) -> Share:
    is_watched = mode is Mode.WATCH
    if is_watched:
        set_watched(baby, is_watched=True)
    return Share.objects.create(
        baby=baby,
        clinic=staff.clinic,
        mode=mode,
        parts=[part.value for part in Part if part is not Part.PHOTOS],
        from_at=now,
        until_at=now + LONG,
        made_by=baby.created_by,
        made_at=now,
        accepted_at=now if is_watched else None,
        accepted_by=staff if is_watched else None,
        reading_days=[1, 4] if is_watched else [],
    )


@dataclass(frozen=True, slots=True)
class Done:
    """What the nurse did about a baby."""

    name: str
    action: Action
    outcome: Outcome | None = None
    days: int = 0
    note: str = ""


def _do(done: Done, nurse: Staff, now: datetime) -> None:
    """One step about a baby's first reason, with what goes with it."""
    baby, today = Baby.objects.get(name=done.name), now.date()
    take_step(
        Step(
            baby=baby,
            flag=assessment(baby, today=today).flags[0],
            by=nurse,
            now=now,
            today=today,
            action=done.action,
            outcome=done.outcome,
            until_on=today + timedelta(days=done.days) if done.days else None,
            note=done.note,
        )
    )
    if done.action is Action.ADVISED:
        _advise(baby, nurse, now)
    if done.action is Action.REFERRED:
        _refer(baby, nurse, now)


def _advise(baby: Baby, nurse: Staff, now: datetime) -> None:
    words = "Mornings are best."
    kind = AdviceKind.CALL_US
    key = uuid.uuid5(baby.pk, "advice")
    give_advice(Advised(key=key, baby=baby, kind=kind, words=words, by=nurse, now=now))


def _refer(baby: Baby, nurse: Staff, now: datetime) -> None:
    """Sent ten days ago and received two days later: overdue by now."""
    today = now.date()
    sent = Sent(
        key=uuid.uuid5(baby.pk, "referral"),
        baby=baby,
        kind=ReferralKind.HEARING,
        service="Example hearing center",
        by=nurse,
        now=now,
        today=today - timedelta(days=20),
    )
    received = today - timedelta(days=18)
    move_referral(
        send_referral(sent),
        Moved(step=ReferralStep.RECEIVED, on=received, by=nurse, now=now, today=today),
    )


def _show_to_parent(baby: Baby, nurse: Staff, now: datetime) -> None:
    """What the demo's parent finds under Sharing: a look, a note, advice."""
    share = _share(baby, nurse, Mode.WATCH, now)
    record_look(share=share, staff=nurse, part=FIRST_PAGE, now=now)
    words = "Thank you for letting us look. We read again on Thursday."
    add_note(baby=baby, audience=Audience.FAMILY, words=words, by=nurse, now=now)
    _advise(baby, nurse, now)


DONE: Final = (
    Done("Oatmeal", Action.TAKEN),
    Done("Pumpkin", Action.ACKNOWLEDGED, note="Left a message."),
    Done("Quince", Action.ADVISED),
    Done("Raisin", Action.REFERRED),
    Done("Sprout", Action.SNOOZED, days=7),
    Done("Thimble", Action.CLOSED, Outcome.NOT_REACHED),
)

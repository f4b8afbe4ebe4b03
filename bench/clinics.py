"""Clinics for the bench: one with 500 watched babies among many others."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from accounts.models import User
from babies.models import Baby
from bench.data import insert, sign_in
from clinical import RULES_VERSION
from clinical.advice import FlagKind, Level, When
from clinical.numbers import CLEARLY_LATE_FROM_DAY, LATE_FROM_DAY
from clinical.spans import FlagSpan
from clinical.window import Evidence, Status
from clinics.casework import Step, take_step
from clinics.choices import Action, Mode, Part, StaffRole
from clinics.models import Clinic, Share, Staff
from milestones.flag_days import judge, row_of
from milestones.models import FlagDays, Judged
from milestones.services import assessment

CLINICS: Final = 200
WATCHED: Final = 500
#: What is done about the first of every ten babies.
DEALT_WITH: Final = 10
DONE: Final = (Action.TAKEN, Action.ACKNOWLEDGED)
A_YEAR: Final = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class AtWork:
    """Who looks at the measured clinic's pages, and at which record."""

    session: str
    share: uuid.UUID


def build_clinics(long_diary: uuid.UUID, now: datetime) -> AtWork:
    """Have every baby watched: 500 by the measured clinic, the rest by the others."""
    Baby.objects.update(is_watched=True, facts_number=1)
    clinics = [
        Clinic(name=f"Bench {n}", code=f"BENCH{n}", time_zone="UTC", made_at=now)
        for n in range(CLINICS)
    ]
    insert(iter(clinics), Clinic)
    measured, *others = clinics
    nurse = Staff.objects.create(
        clinic=measured,
        user=User.objects.create_user("nurse@example.com"),
        name="Nurse Example",
        role=StaffRole.NURSE,
        since_at=now,
    )
    babies = list(Baby.objects.order_by("name", "pk"))
    # Those of few words first, so that a small database measures the same ones.
    long = next(baby for baby in babies if baby.pk == long_diary)
    babies.sort(key=lambda baby: (baby.pk != long_diary, len(baby.name), baby.name))
    own, rest = babies[:WATCHED], babies[WATCHED:]
    insert((_watch(baby, measured, now) for baby in own), Share)
    insert(
        (_watch(baby, others[n % len(others)], now) for n, baby in enumerate(rest)),
        Share,
    )
    insert(_late(rest), FlagDays)
    insert(
        (Judged(baby=b, facts_number=1, rules_version=RULES_VERSION) for b in rest),
        Judged,
    )
    _work(own, nurse, now)
    share = Share.objects.get(baby=long)
    return AtWork(sign_in(nurse.user), share.pk)


def _watch(baby: Baby, clinic: Clinic, now: datetime) -> Share:
    return Share(
        baby=baby,
        clinic=clinic,
        mode=Mode.WATCH,
        parts=list(Part.values),
        from_at=now,
        until_at=now + A_YEAR,
        made_at=now,
        accepted_at=now,
    )


def _late(babies: list[Baby]) -> Iterator[FlagDays]:
    """The days of a baby nobody smiled with; near enough for those not measured."""
    for baby in babies:
        late_on = baby.zero_on + timedelta(days=LATE_FROM_DAY)
        clearly_on = baby.zero_on + timedelta(days=CLEARLY_LATE_FROM_DAY)
        late = FlagSpan(
            from_on=late_on,
            until_on=clearly_on,
            kind=FlagKind.SOCIAL_SMILE_LATE,
            level=Level.TALK,
            when=When.WITHIN_2_WEEKS,
            since=late_on,
            newest_on=late_on,
            facts=1,
            status=Status.LATE,
            evidence=Evidence.ONLY_UNCOUNTED_SMILES,
        )
        yield row_of(baby, late)
        yield row_of(
            baby,
            replace(
                late,
                from_on=clearly_on,
                until_on=None,
                when=When.THIS_WEEK,
                status=Status.CLEARLY_LATE,
            ),
        )


def _work(babies: list[Baby], nurse: Staff, now: datetime) -> None:
    """Judge the measured babies as the list does, and deal with some of them."""
    today = now.date()
    for number, baby in enumerate(babies):
        with transaction.atomic():
            judge(baby)
        flags = assessment(baby, today=today).flags
        if flags and number % DEALT_WITH < len(DONE):
            action = DONE[number % DEALT_WITH]
            take_step(
                Step(
                    baby=baby, flag=flags[0], by=nurse, now=now, today=today,
                    action=action,
                )
            )  # fmt: skip

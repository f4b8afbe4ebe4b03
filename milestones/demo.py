"""Filling an empty database with a demo that is the same each time."""

import random
import uuid
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from django.db import transaction

from accounts.models import User
from babies.choices import Precision
from babies.quick import PRESETS
from babies.said import Profile, Seen
from babies.services import add_baby, log_smile
from clinical.ages import birth
from clinical.catalog import catalog
from clinical.checklist import Value
from clinical.concerns import ConcernKind
from milestones.demo_cases import FAMILY, OTHERS, Case
from milestones.demo_days import add_odd_laughs, fill_days
from milestones.demo_diary import Diary
from milestones.services import (
    record_answer,
    record_concern,
    record_lost_skill,
)

PASSWORD: Final = "smilestone-demo"  # noqa: S105 -- printed for everybody to use
PARENT: Final = "parent@example.com"
STAFF: Final = ("nurse@example.com", "doctor@example.com")
ADMIN: Final = "admin@example.com"
ZONE: Final = "UTC"
SEED: Final = 2026


class RealAccountsError(Exception):
    """The database has people in it, so it is no place for a demo."""


@transaction.atomic
def fill(*, now: datetime) -> int:
    """Make the demo's people and babies; how many, none when they are there already.

    Raises RealAccountsError when the database has anybody else in it.
    """
    known = set(User.objects.values_list("email", flat=True))
    if known - everybody():
        raise RealAccountsError
    if known:
        return 0
    dice = random.Random(SEED)  # noqa: S311 -- the same each time, not secret
    parent = User.objects.create_user(PARENT, PASSWORD)
    for email in STAFF:
        User.objects.create_user(email, PASSWORD)
    User.objects.create_superuser(ADMIN, PASSWORD)
    for case in FAMILY:
        add(case, by=parent, now=now, dice=dice)
    for number, case in enumerate(OTHERS, start=1):
        family = User.objects.create_user(family_email(number))
        add(case, by=family, now=now, dice=dice)
    return len(FAMILY) + len(OTHERS)


def family_email(number: int) -> str:
    """The e-mail of a family that nobody signs in as."""
    return f"family-{number:02}@example.com"


def everybody() -> set[str]:
    """The e-mails of all people of the demo."""
    families = {family_email(number) for number in range(1, len(OTHERS) + 1)}
    return {PARENT, *STAFF, ADMIN, *families}


def add(case: Case, *, by: User, now: datetime, dice: random.Random) -> None:
    """One baby of the demo with its diary."""
    weeks, days = case.gestation or (None, None)
    total = None if weeks is None else 7 * weeks + (days or 0)
    born = born_on(total, case.age, now.date())
    profile = Profile(
        name=case.name,
        birth_on=born,
        time_zone=ZONE,
        gestation_weeks=weeks,
        gestation_days=days,
    )
    key = uuid.UUID(int=dice.getrandbits(128), version=4)
    baby = add_baby(key=key, profile=profile, by=by, now=now)
    diary = Diary(case, baby, by, now, dice)
    log_smiles(diary)
    log_answers(diary)
    if case.has_days:
        fill_days(diary)
    if case.laughs_oddly:
        add_odd_laughs(diary)


def born_on(gestation: int | None, age: int, today: date) -> date:
    """The birth date that gives a corrected age today."""
    guess = today - timedelta(days=age)
    return guess - timedelta(days=birth(guess, gestation).days_early)


def log_smiles(diary: Diary) -> None:
    """The sleep smiles, spread over the diary, and the others on their days."""
    first = (diary.baby.birth_on - diary.baby.zero_on).days
    days = range(first, diary.case.age)
    slept = sorted(diary.dice.choices(days, k=diary.case.sleep)) if days else []
    for preset, day in (*(("asleep", day) for day in slept), *diary.case.smiles):
        on = diary.day(day)
        minute = time(diary.dice.randrange(24), diary.dice.randrange(60), tzinfo=UTC)
        seen = Seen(
            on=on,
            time_zone=ZONE,
            observed_at=datetime.combine(on, minute),
            precision=Precision.EXACT,
            **PRESETS[preset],
        )
        log_smile(
            key=diary.key(), baby=diary.baby, seen=seen, by=diary.by, now=diary.now
        )


def log_answers(diary: Diary) -> None:
    """The answers, worries and lost skills on their days."""
    case = diary.case
    given = [(Value.YES, case.yes), (Value.NOT_YET, case.not_yet)]
    for value, dated in given:
        for expectation, day in dated:
            record_answer(
                diary.line(day),
                entry=catalog().by_id[expectation],
                value=value,
                precision=Precision.DAY,
            )
    for kind, day in case.concerns:
        record_concern(diary.line(day), kind=ConcernKind(kind), note="")
    for skill, day in case.lost:
        entry = catalog().by_id[skill]
        record_lost_skill(diary.line(day), entry=entry, note="")

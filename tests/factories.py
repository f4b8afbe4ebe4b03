"""Rows for tests: dull unless a test says what it is about."""

import uuid
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from accounts.models import User
from babies.choices import ConcernChoice, Role
from babies.models import Baby, Caregiver, Concern, LostSkill, Smile
from babies.said import Profile, Seen
from babies.services import add_baby, log_smile
from clinical.catalog import SOCIAL_SMILE
from milestones.loading import load_expectations
from milestones.models import Answer, Expectation, ValueChoice

PASSWORD = "three-tired-owls"
# Baby A of the stories: born at term, late from 28 October 2026.
BORN_ON = date(2026, 9, 1)
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
numbers = count(1)


def make_user(*, email: str = "", is_staff: bool = False) -> User:
    """Somebody who can sign in with PASSWORD."""
    return User.objects.create_user(
        email or f"person-{next(numbers)}@example.com", PASSWORD, is_staff=is_staff
    )


def make_profile(**said: Any) -> Profile:
    """What a family says about a baby born at 40w0d in London."""
    given: dict[str, Any] = {
        "name": "Test Juniper",
        "birth_on": BORN_ON,
        "gestation_weeks": 40,
        "gestation_days": 0,
        "time_zone": "Europe/London",
    }
    return Profile(**{**given, **said})


def make_baby(*, by: User | None = None, now: datetime = NOW, **said: Any) -> Baby:
    """A baby with one parent, `by`; keywords are fields of `Profile`."""
    return add_baby(
        key=uuid.uuid4(), profile=make_profile(**said), by=by or make_user(), now=now
    )


def parent_of(baby: Baby) -> User:
    """Who added the baby."""
    return User.objects.get(caring__baby=baby, caring__role=Role.PARENT)


def make_caregiver(
    *, baby: Baby, user: User | None = None, role: str = Role.CAREGIVER
) -> Caregiver:
    """Somebody more who cares for a baby."""
    return Caregiver.objects.create(
        baby=baby, user=user or make_user(), role=role, since_at=NOW
    )


def make_seen(*, baby: Baby, on: date | None = None, **said: Any) -> Seen:
    """What is said of a smile at noon UTC, ten days after birth unless told."""
    on = on or baby.birth_on + timedelta(days=10)
    noon = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
    return Seen(**{"on": on, "observed_at": noon, "time_zone": baby.time_zone, **said})


def make_smile(
    *, baby: Baby, on: date | None = None, by: User | None = None, **said: Any
) -> Smile:
    """A smile about which nothing is known; keywords are fields of `Seen`."""
    return log_smile(
        key=uuid.uuid4(),
        baby=baby,
        seen=make_seen(baby=baby, on=on, **said),
        by=by or parent_of(baby),
        now=NOW,
    )


def make_social_smile(*, baby: Baby, on: date, **said: Any) -> Smile:
    """A smile, awake, that answers a face."""
    at_me = {"state": "awake", "trigger": ("face",), "directed": "person"}
    return make_smile(baby=baby, on=on, **{**at_me, **said})


def make_concern(
    *, baby: Baby, on: date, kind: str = ConcernChoice.WORRY, note: str = ""
) -> Concern:
    """A worry that a parent named."""
    return Concern.objects.create(
        baby=baby,
        on=on,
        kind=kind,
        note=note,
        logged_by=baby.created_by,
        logged_at=NOW,
    )


def make_answer(
    *,
    baby: Baby,
    on: date,
    value: str = ValueChoice.YES,
    expectation: str = SOCIAL_SMILE,
    **fields: Any,
) -> Answer:
    """An answer to an expectation of the catalog, which is loaded for it."""
    if not Expectation.objects.exists():
        load_expectations(today=NOW.date())
    given = {"logged_by": baby.created_by, "logged_at": NOW, **fields}
    return Answer.objects.create(
        baby=baby, expectation_id=expectation, value=value, on=on, **given
    )


def make_lost_skill(*, baby: Baby, on: date, skill: str = SOCIAL_SMILE) -> LostSkill:
    """A skill that was there and is gone."""
    return LostSkill.objects.create(
        baby=baby, skill=skill, on=on, logged_by=baby.created_by, logged_at=NOW
    )

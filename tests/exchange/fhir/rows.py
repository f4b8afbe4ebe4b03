"""Babies with something of everything, for tests of FHIR."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from accounts.models import User
from babies.models import Baby
from clinical.advice import FlagKind
from clinical.assessment import assess
from clinics.casework import Step, take_step
from clinics.choices import Action, Outcome, Part, ReferralKind
from clinics.models import Case, Referral, Share, Staff
from clinics.referrals import Sent, send_referral
from exchange.fhir.bundle import bundle
from exchange.fhir.reading import clinic_reading, family_reading
from milestones.facts import facts_of
from tests.clinics.rows import make_share, make_staff
from tests.factories import NOW, make_answer, make_baby, make_smile
from tests.factories_episodes import make_episode

CODES = "https://smiles.example.com/fhir/CodeSystem/infant-milestones"
#: Where a resource is from, and what it is called elsewhere: see `test_bundle.py`.
TRACES = ("meta", "identifier")
# Case C of the stories turns late on this day.
LATE = datetime(2026, 11, 19, 12, 0, tzinfo=UTC)


def case_c(by: User | None = None) -> Baby:
    """A baby born at 36w6d in London."""
    return make_baby(by=by, name="Test Clover", gestation_weeks=36, gestation_days=6)


def full_baby() -> Baby:
    """A baby whose diary has an entry of every kind that is sent, each with words."""
    baby = case_c()
    make_smile(baby=baby, on=date(2026, 11, 10), note="secret words of a smile")
    make_episode(
        baby=baby,
        on=date(2026, 11, 12),
        ticks=("mirthless", "eye_deviation"),
        duration_s=20,
        count_today=3,
        trigger=("touch", "none"),
        note="secret words of a spell",
    )
    make_answer(
        baby=baby,
        on=date(2026, 11, 14),
        value="not_yet",
        expectation="cdc-02m-studies-faces",
    )
    return baby


def full_share(baby: Baby, *parts: str) -> tuple[Share, Staff]:
    """A share of some parts, or of all, with a clinic where somebody works."""
    staff = make_staff()
    share = make_share(
        baby=baby,
        clinic=staff.clinic,
        parts=parts or tuple(Part.values),
        made_by=baby.created_by,
    )
    return share, staff


def a_referral(baby: Baby, staff: Staff) -> Referral:
    """The baby sent on for a check of its eyes, with a letter."""
    return send_referral(
        Sent(
            baby=baby,
            kind=ReferralKind.VISION,
            by=staff,
            now=NOW,
            today=NOW.date(),
            service="Example Eye Service",
            letter="secret words of a letter",
        )
    )


def close(baby: Baby, staff: Staff, note: str = "") -> Case:
    """What a clinic does when it has seen to a late smile."""
    today = NOW.date()
    flags = assess(facts_of(baby, today=today), today).flags
    late = next(flag for flag in flags if flag.kind is FlagKind.SOCIAL_SMILE_LATE)
    return take_step(
        Step(
            baby=baby,
            flag=late,
            by=staff,
            now=NOW,
            today=today,
            action=Action.CLOSED,
            outcome=Outcome.SEEN_NO_STEPS,
            note=note,
        )
    )


def of_family(baby: Baby, now: datetime = NOW) -> dict[str, Any]:
    """What the family itself gets."""
    return _read(bundle(family_reading(baby, now=now), CODES))


def of_share(share: Share, now: datetime = NOW) -> dict[str, Any]:
    """What a clinic gets."""
    return _read(bundle(clinic_reading(share, now=now), CODES))


def _read(pieces: Iterator[str]) -> dict[str, Any]:
    made: dict[str, Any] = json.loads("".join(pieces))
    return made


def all_of(made: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    """The resources of one type, in order, without what every resource has."""
    found = [entry["resource"] for entry in made["entry"]]
    return [
        {name: each for name, each in one.items() if name not in TRACES}
        for one in found
        if one["resourceType"] == kind
    ]


def kinds(made: dict[str, Any]) -> list[str]:
    """The types of the resources, in order."""
    return [entry["resource"]["resourceType"] for entry in made["entry"]]

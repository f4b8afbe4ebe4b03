"""One reading of a baby for FHIR: what a share does not hold is not even read."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, QuerySet, Value
from django.db.models.expressions import Combinable

from babies.homes import today_at_home
from babies.models import Baby, Caregiver, Episode, Smile
from clinical import RULES_VERSION
from clinical.assessment import Assessment, assess
from clinics.choices import Part
from clinics.models import Case, Referral, ReferralEvent, Share
from milestones.facts import facts_of
from milestones.models import Answer

OLDEST_FIRST: Final = ("on", "logged_at", "pk")
A_CHUNK: Final = 2000
# The parts of which flags are made; the assessment is asked for these only.
JUDGED: Final = frozenset({Part.SUMMARY, Part.SMILES, Part.MILESTONES, Part.LAUGHS})


class SmileRow(NamedTuple):
    """The columns of a smile that are sent; cheaper than whole rows."""

    id: uuid.UUID
    on: date
    observed_at: datetime | None
    precision: str
    time_zone: str
    kind: str
    state: str
    eyes: str
    trigger: list[str]
    directed: str
    form: str
    reporter: str
    smile_class: str
    rules_version: str
    logged_by_id: int | None
    logged_at: datetime
    note: str


class EpisodeRow(NamedTuple):
    """The columns of an odd laugh or spell that are sent."""

    id: uuid.UUID
    on: date
    observed_at: datetime | None
    precision: str
    time_zone: str
    kind: str
    state: str
    trigger: list[str]
    directed: str
    responds: str
    duration_s: int | None
    count_today: int | None
    ticks: list[str]
    logged_by_id: int | None
    logged_at: datetime
    note: str


class AnswerRow(NamedTuple):
    """The columns of an answer that are sent."""

    id: uuid.UUID
    expectation_id: str
    value: str
    on: date
    precision: str
    logged_by_id: int | None
    logged_at: datetime
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one reading of a baby found, for its family or for the clinic of a share."""

    baby: Baby
    now: datetime
    today: date
    zone: ZoneInfo
    parts: frozenset[str]
    # The family itself gets e-mail addresses; a clinic gets roles.
    is_family: bool
    found: Assessment | None
    carers: list[Caregiver]
    # Of these a diary has thousands: they are read while they are sent, and only once.
    smiles: Iterator[SmileRow]
    episodes: list[EpisodeRow]
    answers: list[AnswerRow]
    referrals: list[Referral] = field(default_factory=list)
    shares: list[Share] = field(default_factory=list)
    cases: list[Case] = field(default_factory=list)

    @property
    def rules_version(self) -> str:
        """The version of the rules that judge today."""
        return RULES_VERSION

    def person(self, user_id: int | None) -> Caregiver | None:
        """Who cares for the baby under this account; None for all others."""
        return next((row for row in self.carers if row.user_id == user_id), None)


def family_reading(baby: Baby, *, now: datetime) -> Reading:
    """Everything of a baby, for its own family."""
    shares = Share.objects.filter(baby=baby).select_related("clinic")
    found = _reading(baby, now=now, parts=frozenset(Part.values), is_family=True)
    return replace(
        found,
        referrals=list(_referrals(baby)),
        shares=list(shares.order_by("made_at", "pk")),
    )


def clinic_reading(share: Share, *, now: datetime) -> Reading:
    """What a share holds of its baby, and what its clinic did for it."""
    baby, clinic = share.baby, share.clinic_id
    cases = Case.objects.filter(baby=baby, clinic=clinic, closed_at__isnull=False)
    found = _reading(baby, now=now, parts=frozenset(share.parts), is_family=False)
    return replace(
        found,
        referrals=list(_referrals(baby).filter(clinic=clinic)),
        shares=[share],
        cases=list(cases.order_by("since", "pk")),
    )


def _reading(
    baby: Baby, *, now: datetime, parts: frozenset[str], is_family: bool
) -> Reading:
    """What the family itself wrote, as far as these parts go."""
    today = today_at_home(baby, now)
    is_judged = not JUDGED.isdisjoint(parts)
    note = "note" if Part.NOTES in parts else Value("")
    carers = Caregiver.objects.filter(baby=baby).order_by("since_at", "pk")
    return Reading(
        baby=baby,
        now=now,
        today=today,
        zone=ZoneInfo(baby.time_zone),
        parts=parts,
        is_family=is_family,
        found=assess(facts_of(baby, today=today), today) if is_judged else None,
        carers=list(carers.select_related("user") if is_family else carers),
        smiles=_smiles(baby, today, note) if Part.SMILES in parts else iter(()),
        episodes=list(_episodes(baby, today, note)) if Part.LAUGHS in parts else [],
        answers=list(_answers(baby, today)) if Part.MILESTONES in parts else [],
    )


def _smiles(baby: Baby, today: date, note: str | Combinable) -> Iterator[SmileRow]:
    rows = Smile.objects.filter(baby=baby, on__lte=today, binned_at__isnull=True)
    found = rows.order_by(*OLDEST_FIRST).values_list(*SmileRow._fields[:-1], note)
    return map(SmileRow._make, found.iterator(chunk_size=A_CHUNK))


def _episodes(baby: Baby, today: date, note: str | Combinable) -> Iterator[EpisodeRow]:
    rows = Episode.objects.filter(baby=baby, on__lte=today, binned_at__isnull=True)
    found = rows.order_by(*OLDEST_FIRST).values_list(*EpisodeRow._fields[:-1], note)
    return map(EpisodeRow._make, found)


def _answers(baby: Baby, today: date) -> Iterator[AnswerRow]:
    rows = Answer.objects.filter(baby=baby, on__lte=today, binned_at__isnull=True)
    fields = (*AnswerRow._fields[:-1], "expectation__summary")
    found = rows.order_by(*OLDEST_FIRST).values_list(*fields)
    return map(AnswerRow._make, found)


def _referrals(baby: Baby) -> QuerySet[Referral]:
    """Where a baby was sent, with each step's day; words of staff are left out."""
    steps = ReferralEvent.objects.order_by("on", "at", "pk").defer("note")
    rows = Referral.objects.filter(baby=baby).order_by("made_at", "pk")
    rows = rows.select_related("clinic", "made_by").defer("letter")
    return rows.prefetch_related(Prefetch("events", steps))

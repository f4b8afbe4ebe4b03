"""One reading of a baby for FHIR: what a share does not hold is not even read."""

import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery, Value
from django.db.models.expressions import Combinable

from babies.choices import Change
from babies.homes import today_at_home
from babies.models import Baby, Caregiver, Episode, Smile, SmileVersion
from clinical import RULES_VERSION
from clinical.advice import FlagKind
from clinical.assessment import Assessment, assess
from clinical.spans import FlagSpan, flag_spans
from clinics.choices import Outcome, Part
from clinics.models import Case, Referral, ReferralEvent, Share
from clinics.parts import PART_OF
from milestones.facts import facts_of
from milestones.models import Answer, Review

OLDEST_FIRST: Final = ("on", "logged_at", "pk")
A_CHUNK: Final = 2000
# Outcomes that say that staff saw the baby or sent it on; the others say nothing of
# what was logged, or that it was wrong.
REVIEWED: Final = frozenset(
    {
        Outcome.SMILING_SEEN,
        Outcome.SEEN_NO_STEPS,
        Outcome.SEEN_FOLLOW_UP,
        Outcome.REFERRAL_MADE,
    }
)
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
    changed_at: datetime | None
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
    # Where no part is shared of which flags are made: None, and no flags over time.
    found: Assessment | None
    spans: list[FlagSpan]
    carers: list[Caregiver]
    # Of these a diary has thousands: they are read while they are sent, and only once.
    smiles: Iterator[SmileRow]
    episodes: list[EpisodeRow]
    answers: list[AnswerRow]
    referrals: list[Referral] = field(default_factory=list)
    shares: list[Share] = field(default_factory=list)
    # What was done about flags: by the clinic that reads, or by the family that does.
    cases: list[Case] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)
    # Until when staff have reviewed what was logged, by the part of the record.
    reviewed: Mapping[str, datetime] = field(default_factory=dict)

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
    reviews = Review.objects.filter(baby=baby)
    found = _reading(baby, now=now, parts=frozenset(Part.values), is_family=True)
    return replace(
        found,
        referrals=list(_referrals(baby)),
        shares=list(shares.order_by("made_at", "pk")),
        reviews=list(reviews.order_by("at", "pk")),
        reviewed=_reviewed(Case.objects.filter(baby=baby)),
    )


def clinic_reading(share: Share, *, now: datetime) -> Reading:
    """What a share holds of its baby, and what its clinic did for it."""
    baby, clinic = share.baby, share.clinic_id
    cases = Case.objects.filter(baby=baby, clinic=clinic).order_by("since", "pk")
    found = _reading(baby, now=now, parts=frozenset(share.parts), is_family=False)
    return replace(
        found,
        referrals=list(_referrals(baby).filter(clinic=clinic)),
        shares=[share],
        cases=list(cases),
        reviewed=_reviewed(cases),
    )


def _reviewed(cases: Iterable[Case]) -> dict[str, datetime]:
    """When staff last closed a case with the baby's entries before them."""
    found: dict[str, datetime] = {}
    for case in cases:
        if case.closed_at is not None and case.outcome in REVIEWED:
            part = PART_OF[FlagKind(case.kind)]
            found[part] = max(found.get(part, case.closed_at), case.closed_at)
    return found


def _reading(
    baby: Baby, *, now: datetime, parts: frozenset[str], is_family: bool
) -> Reading:
    """What the family itself wrote, as far as these parts go."""
    today = today_at_home(baby, now)
    is_judged = not JUDGED.isdisjoint(parts)
    note = "note" if Part.NOTES in parts else Value("")
    carers = Caregiver.objects.filter(baby=baby).order_by("since_at", "pk")
    facts = facts_of(baby, today=today) if is_judged else None
    return Reading(
        baby=baby,
        now=now,
        today=today,
        zone=ZoneInfo(baby.time_zone),
        parts=parts,
        is_family=is_family,
        found=None if facts is None else assess(facts, today),
        spans=[] if facts is None else flag_spans(facts),
        carers=list(carers.select_related("user") if is_family else carers),
        smiles=_smiles(baby, today, note) if Part.SMILES in parts else iter(()),
        episodes=list(_episodes(baby, today, note)) if Part.LAUGHS in parts else [],
        answers=list(_answers(baby, today)) if Part.MILESTONES in parts else [],
    )


def _smiles(baby: Baby, today: date, note: str | Combinable) -> Iterator[SmileRow]:
    rows = Smile.objects.filter(baby=baby, on__lte=today, binned_at__isnull=True)
    changes = SmileVersion.objects.filter(smile=OuterRef("pk"), change=Change.CHANGED)
    newest = Subquery(changes.order_by("-at").values("at")[:1])
    found = rows.order_by(*OLDEST_FIRST).values_list(
        *SmileRow._fields[:-2], newest, note
    )
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

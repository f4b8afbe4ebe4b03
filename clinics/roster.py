"""The babies that families show to a clinic, in words for its list."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from babies.age_words import ages_line
from babies.homes import today_at_home, wall_time
from clinics.choices import Mode, Part
from clinics.models import Referral, Share, Staff
from clinics.models.referrals import ReferralQuerySet
from clinics.sharing import in_order, next_reading_day

WAITS = Q(mode=Mode.WATCH, accepted_at__isnull=True)


@dataclass(frozen=True, slots=True)
class Shown:
    """One share of a baby, as the clinic's list shows it."""

    share: Share
    name: str
    ages: str
    parts: list[str]
    # On the clinic's own clock.
    until: datetime
    is_watched: bool
    waits: bool
    reads_on: date | None


def roster(staff: Staff, now: datetime) -> QuerySet[Share]:
    """What families share with the clinic at which somebody cares, now."""
    shares = Share.objects.open_to(staff.user, now).filter(clinic=staff.clinic_id)
    return shares.select_related("baby")


def referred(staff: Staff, now: datetime) -> ReferralQuerySet:
    """The clinic's referrals of babies that are still shared with it."""
    shares = roster(staff, now).filter(baby=OuterRef("baby"))
    rows = Referral.objects.at_clinic(staff).filter(Exists(shares))
    return rows.select_related("baby")


def share_behind(referral: Referral, staff: Staff, now: datetime) -> Share:
    """The share through which a referral is reached; of several the newest counts."""
    shares = roster(staff, now).filter(baby=referral.baby_id)
    return shares.order_by("-made_at", "pk")[0]


def asked(staff: Staff, now: datetime) -> QuerySet[Share]:
    """Those for which a family waits for the promise to watch, the oldest first."""
    return roster(staff, now).filter(WAITS).order_by("made_at", "pk")


def shown(share: Share, staff: Staff, now: datetime) -> Shown:
    """A share in words."""
    baby, zone = share.baby, staff.clinic.time_zone
    waits = share.mode == Mode.WATCH and share.accepted_at is None
    return Shown(
        share=share,
        name=baby.name,
        ages=ages_line(baby.birth, today_at_home(baby, now)),
        parts=[str(Part(part).label) for part in in_order(share.parts)],
        until=wall_time(share.until_at, zone),
        is_watched=share.mode == Mode.WATCH and not waits,
        waits=waits,
        reads_on=next_reading_day(share, wall_time(now, zone).date()),
    )

"""Giving, accepting and ending shares."""

import hashlib
import secrets
import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.db.models import Q

from accounts.by_hand import is_inserted
from accounts.models import User
from babies.models import Baby
from babies.services import IdTakenError, held as held_babies
from babies.watch import set_watched
from clinics.choices import Mode, Part
from clinics.models import Clinic, ExamCode, Share, Staff

# Never for ever: the furthest day a family can choose.
LONGEST: Final = timedelta(days=366)
WRONG_TRIES: Final = 5
LOCKED_FOR: Final = timedelta(minutes=15)
#: Each lock in a row is twice as long; a link that holds for a year is not guessed.
LOCKED_MOST: Final = timedelta(days=1)
MOST_COUNTED: Final = 50
PASSCODE_DIGITS: Final = 6
WEEKDAYS: Final = range(1, 8)


class RefusedShareError(Exception):
    """A share that cannot be; `field` and `reason` are for the page and the API."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What a family wants to share of a baby, and until when."""

    baby: Baby
    parts: Collection[str]
    until_at: datetime
    by: User
    now: datetime
    # The id that a program chose.
    key: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A new share link with the secrets that are shown once and not kept."""

    share: Share
    token: str
    passcode: str


@transaction.atomic
def share_with_clinic(*, offer: Offer, clinic: Clinic, mode: Mode) -> Share:
    """A share for a clinic; a watch waits until the clinic accepts it.

    Raises RefusedShareError, and IdTakenError when its id stands for anything else.
    """
    share = _new_share(offer, clinic=clinic, mode=mode)
    # A newer share of the same baby takes the place of an older one.
    older = Share.objects.filter(baby=offer.baby, clinic=clinic).exclude(pk=share.pk)
    older.filter(ended_at__isnull=True).update(ended_at=offer.now, ended_by=offer.by)
    return share


def share_by_link(*, offer: Offer) -> Link:
    """A share for whoever has the link and its passcode.

    Raises RefusedShareError, and IdTakenError when its id stands for anything else.
    """
    token = secrets.token_urlsafe(32)
    passcode = "".join(secrets.choice("0123456789") for _ in range(PASSCODE_DIGITS))
    share = _new_share(
        offer,
        mode=Mode.LOOK,
        secret_hash=token_hash(token),
        passcode_hash=make_password(passcode),
    )
    return Link(share, token, passcode)


def _new_share(offer: Offer, **said: object) -> Share:
    if not offer.parts or not set(offer.parts) <= set(Part.values):
        raise RefusedShareError("parts", "needed")
    if not offer.now < offer.until_at <= offer.now + LONGEST:
        raise RefusedShareError("until_at", "out_of_range")
    share = Share(
        pk=offer.key or uuid.uuid4(),
        baby=offer.baby,
        parts=in_order(offer.parts),
        from_at=offer.now,
        until_at=offer.until_at,
        made_by=offer.by,
        made_at=offer.now,
        **said,
    )
    if not is_inserted(share):
        raise IdTakenError
    return share


def in_order(parts: Iterable[str]) -> list[str]:
    """Parts in the order in which pages name them."""
    chosen = set(parts)
    return [part for part in Part.values if part in chosen]


def token_hash(token: str) -> str:
    """What is kept of a link's secret."""
    return hashlib.sha256(token.encode()).hexdigest()


def end_share(*, share: Share, by: User, now: datetime) -> None:
    """End a share at once, for pages and API alike; a second end changes nothing."""
    Share.objects.filter(pk=share.pk, ended_at__isnull=True).update(
        ended_at=now, ended_by=by
    )
    watched = Share.objects.watched_at(now).filter(baby=share.baby_id)
    if share.baby.is_watched and not watched.exists():
        set_watched(share.baby, is_watched=False)


def end_all_shares(*, baby: Baby, by: User, now: datetime) -> None:
    """End every share of a baby at once, and the codes that would open another.

    The caller holds the baby, in a transaction.
    """
    ExamCode.objects.filter(baby=baby, share__isnull=True).delete()
    open_shares = Share.objects.filter(baby=baby, ended_at__isnull=True)
    open_shares.update(ended_at=now, ended_by=by)
    if baby.is_watched:
        set_watched(baby, is_watched=False)


@transaction.atomic
def accept_watch(
    *, share: Share, staff: Staff, reading_days: Collection[int], now: datetime
) -> Share:
    """Promise to read a baby's diary on these weekdays (1 is Monday).

    Raises RefusedShareError when no day is named, or nothing waits any more.
    """
    days = sorted(set(reading_days))
    if not days or not set(days) <= set(WEEKDAYS):
        raise RefusedShareError("reading_days", "needed")
    # First the baby, as everybody who writes about it does.
    baby = held_babies(Baby.objects.all()).get(pk=share.baby_id)
    held = _waiting(share, now)
    held.accepted_at, held.accepted_by, held.reading_days = now, staff, days
    held.save(update_fields=["accepted_at", "accepted_by", "reading_days"])
    set_watched(held.baby, is_watched=True)
    set_watched(baby, is_watched=True)
    return held


@transaction.atomic
def decline_watch(*, share: Share, now: datetime) -> Share:
    """Say no to watching; looking stays possible. Raises RefusedShareError."""
    held = _waiting(share, now)
    held.mode, held.declined_at = Mode.LOOK, now
    held.save(update_fields=["mode", "declined_at"])
    return held


def _waiting(share: Share, now: datetime) -> Share:
    waiting = Q(mode=Mode.WATCH, accepted_at__isnull=True)
    found = Share.objects.open_at(now).select_for_update(of=("self",))
    held = found.filter(waiting, pk=share.pk).first()
    if held is None:
        raise RefusedShareError("share", "not_waiting")
    return held


@transaction.atomic
def open_link(*, token: str, passcode: str, now: datetime) -> Share | None:
    """The open share behind a link, for the right passcode; None otherwise.

    Five wrong passcodes lock the link for a while, the right one included; each five
    more without it lock it for longer.
    """
    links = Share.objects.open_at(now).select_for_update(of=("self",))
    share = links.filter(clinic=None, secret_hash=token_hash(token)).first()
    if share is None or (share.locked_until and share.locked_until > now):
        return None
    is_right = check_password(passcode, share.passcode_hash)
    if is_right:
        share.wrong_passcodes, share.locked_until = 0, None
    else:
        share.wrong_passcodes = min(share.wrong_passcodes + 1, MOST_COUNTED)
        times, more = divmod(share.wrong_passcodes, WRONG_TRIES)
        if not more or share.wrong_passcodes == MOST_COUNTED:
            lock = min(LOCKED_FOR * 2 ** (times - 1), LOCKED_MOST)
            share.locked_until = now + lock
    share.save(update_fields=["wrong_passcodes", "locked_until"])
    return share if is_right else None


def opened_link(
    *, token: str, keys: Collection[uuid.UUID], now: datetime
) -> Share | None:
    """The share of a link that was opened with its passcode before, while it holds."""
    found = Share.objects.open_at(now).select_related("baby")
    return found.filter(pk__in=keys, secret_hash=token_hash(token)).first()


def next_reading_day(share: Share, today: date) -> date | None:
    """The next day on which the clinic reads, today included; None if it only looks."""
    if share.accepted_at is None or not share.reading_days:
        return None
    waits = [(day - today.isoweekday()) % 7 for day in map(int, share.reading_days)]
    return today + timedelta(days=min(waits))

"""A baby's calendar: days as all-day events, behind an address nobody can guess."""

import secrets
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hmac import compare_digest
from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _, ngettext, override
from icalendar import Calendar, Event, vText

from accounts.models import User
from babies.homes import today_at_home
from babies.invitations import SECRET_BYTES, hash_of
from babies.models import Baby
from clinical.catalog import CHECKLIST_AGES
from clinical.checklist import due_date
from clinical.window import Status, Window
from clinics.choices import ReferralKind
from clinics.models import Referral
from exchange.models import Feed
from milestones.services import assessment

PRODUCT: Final = "-//Smilestone//Smilestone//EN"
A_DAY: Final = timedelta(days=1)
#: How often calendars should ask again.
ASK_AGAIN: Final = timedelta(hours=12)
SMILED: Final = (Status.EMERGING, Status.ACHIEVED)


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day worth knowing; `key` stays the same when the day moves."""

    key: str
    on: date
    words: str


@transaction.atomic
def make_feed(*, baby: Baby, by: User, is_private: bool, now: datetime) -> str:
    """The secret of a person's calendar, told once; an earlier address ends."""
    secret = secrets.token_urlsafe(SECRET_BYTES)
    said = {"secret_hash": hash_of(secret), "is_private": is_private, "made_at": now}
    Feed.objects.update_or_create(baby=baby, made_by=by, defaults=said)
    return secret


def stop_feed(*, baby: Baby, by: User) -> None:
    """End a person's calendar; its address leads nowhere from now on."""
    Feed.objects.filter(baby=baby, made_by=by).delete()


def feed_of(secret: str) -> Feed | None:
    """The calendar of a secret, while its maker may see the baby."""
    hashed = hash_of(secret)
    rows = Feed.objects.select_related("baby", "made_by")
    feed = rows.filter(secret_hash=hashed, made_by__is_active=True).first()
    if feed is None or not compare_digest(feed.secret_hash, hashed):
        return None
    sees = Baby.objects.visible_to(feed.made_by).filter(pk=feed.baby_id)
    return feed if sees.exists() else None


def calendar_file(feed: Feed, *, now: datetime) -> bytes:
    """The calendar as programs read it, in its maker's language."""
    with override(feed.made_by.language or settings.LANGUAGE_CODE):
        found = Calendar()
        found.add("prodid", PRODUCT)
        found.add("version", "2.0")
        found.add("method", "PUBLISH")
        # A text, which the library cannot know of a name with X.
        found.add("x-wr-calname", vText(_title(feed)))
        found.add("refresh-interval", ASK_AGAIN, parameters={"VALUE": "DURATION"})
        for day in days_of(feed.baby, today=today_at_home(feed.baby, now)):
            found.add_component(_event(feed, day))
        return bytes(found.to_ical())


def _title(feed: Feed) -> str:
    name = feed.baby.name
    return "Smilestone" if feed.is_private else f"Smilestone: {name}"


def _event(feed: Feed, day: CalendarDay) -> Event:
    event = Event()
    # Tells nothing about the baby, and is the same for each reading.
    event.add("uid", f"{uuid.uuid5(feed.baby_id, day.key)}@smilestone")
    event.add("dtstamp", feed.made_at)
    event.add("dtstart", day.on)
    event.add("dtend", day.on + A_DAY)
    event.add("summary", _("Smilestone date") if feed.is_private else day.words)
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    return event


def days_of(baby: Baby, *, today: date) -> list[CalendarDay]:
    """The days of a baby's calendar; none while it is quiet here."""
    if baby.is_quiet:
        return []
    smile = assessment(baby, today=today).smile
    window = [] if smile.status in SMILED else _window_days(baby, smile.window)
    found = [*window, *_list_days(baby), *_visit_days(baby)]
    return sorted(found, key=lambda day: (day.on, day.key))


def _window_days(baby: Baby, window: Window) -> list[CalendarDay]:
    name = {"name": baby.name}
    opens = _("%(name)s: the usual time for first smiles begins") % name
    last = _("%(name)s: the usual time for first smiles ends") % name
    late = _("%(name)s: no first smile yet? Talk about it from today on") % name
    return [
        CalendarDay("window-opens", window.opens, opens),
        CalendarDay("window-last", window.last_day, last),
        CalendarDay("window-late", window.late_from, late),
    ]


def _list_days(baby: Baby) -> Iterator[CalendarDay]:
    for months in CHECKLIST_AGES:
        words = ngettext(
            "%(name)s: the list for %(months)d month",
            "%(name)s: the list for %(months)d months",
            months,
        ) % {"name": baby.name, "months": months}
        yield CalendarDay(f"list-{months}", due_date(baby.birth, months), words)


def _visit_days(baby: Baby) -> Iterator[CalendarDay]:
    if baby.visit_on is not None:
        words = _("%(name)s: two-month visit") % {"name": baby.name}
        yield CalendarDay("visit", baby.visit_on, words)
    rows = Referral.objects.filter(baby=baby).values_list("pk", "kind", "due_on")
    dated = ((pk, kind, on) for pk, kind, on in rows if on is not None)
    for pk, kind, due_on in dated:
        said = {"name": baby.name, "kind": str(ReferralKind(kind).label)}
        words = _("%(name)s: %(kind)s, next step by today") % said
        yield CalendarDay(f"referral-{pk}", due_on, words)

"""Where somebody is signed in: the list, ending one, and when each was last seen."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from allauth.usersessions.models import UserSession
from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from accounts.models import User

SEEN_NAME: Final = "seen_on"
#: When somebody signed in here, as seconds since 1970; pages of staff ask for it.
SIGNED_IN_AT: Final = "signed_in_at"
#: The first that fits: browsers name each other in their own names.
BROWSERS: Final = (
    ("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung Internet"),
    ("Firefox|FxiOS", "Firefox"), ("Chrome|CriOS", "Chrome"), ("Safari", "Safari"),
)  # fmt: skip
SYSTEMS: Final = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"),
    ("Windows", "Windows"), ("Mac OS X", "Mac"), ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Device:
    """One place where somebody is signed in."""

    tag: str
    name: str
    is_this: bool
    since_at: datetime
    seen_at: datetime


def devices_of(user: User, *, here: str | None, now: datetime) -> list[Device]:
    """Where somebody is signed in, this place first; two queries for any number."""
    rows = list(UserSession.objects.filter(user=user).order_by("-last_seen_at", "-pk"))
    alive = _alive(user, [row.session_key for row in rows], now)
    found = [
        Device(
            tag=tag_of(row.session_key),
            name=name_of(row.user_agent),
            is_this=row.session_key == here,
            since_at=row.created_at,
            seen_at=row.last_seen_at,
        )
        for row in rows
        if row.session_key in alive
    ]
    return sorted(found, key=lambda device: not device.is_this)


def _alive(user: User, keys: list[str], now: datetime) -> set[str]:
    """The sessions that still open the door: not over, and no older password's."""
    sessions = Session.objects.filter(session_key__in=keys, expire_date__gt=now)
    mine = user.get_session_auth_hash()
    return {
        session.session_key
        for session in sessions
        if constant_time_compare(session.get_decoded().get(HASH_SESSION_KEY, ""), mine)
    }


def end_devices(user: User, *, here: str | None, tag: str = "") -> int:
    """Sign out one place, or without a tag all but this; how many it were."""
    rows = UserSession.objects.filter(user=user).exclude(session_key=here or "")
    keys = [
        row.session_key for row in rows if not tag or tag_of(row.session_key) == tag
    ]
    Session.objects.filter(session_key__in=keys).delete()
    UserSession.objects.filter(session_key__in=keys).delete()
    return len(keys)


def tag_of(session_key: str) -> str:
    """Stands for a session on a page; the key itself would be the way in."""
    return salted_hmac("smilestone.device", session_key).hexdigest()[:20]


def name_of(user_agent: str) -> str:
    """A browser and a system that a person knows; not more than it says."""
    browser = _first(BROWSERS, user_agent)
    system = _first(SYSTEMS, user_agent)
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("A browser we do not know")


def _first(names: tuple[tuple[str, str], ...], user_agent: str) -> str:
    found = (name for pattern, name in names if re.search(pattern, user_agent))
    return next(found, "")


class LastSeenMiddleware:
    """Notes once a day that a device was here; on all other visits it asks nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """After the answer, which has read the session if anything did."""
        response = self.get_response(request)
        session = request.session
        if session.accessed and SEEN_NAME in session:
            now = timezone.now()
            if session[SEEN_NAME] != str(now.date()):
                session[SEEN_NAME] = str(now.date())
                rows = UserSession.objects.filter(session_key=session.session_key)
                rows.update(last_seen_at=now)
        return response


def begin_to_see(request: HttpRequest) -> None:
    """From this sign-in on, days are noted; the moment of it stays."""
    now = timezone.now()
    request.session[SEEN_NAME] = str(now.date())
    request.session[SIGNED_IN_AT] = now.timestamp()

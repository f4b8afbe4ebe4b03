"""The quick buttons: what one tap says about a smile, and about which moment."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.http import QueryDict

from babies.choices import (
    DirectedChoice,
    KindChoice,
    Precision,
    StateChoice,
    TriggerChoice,
)
from babies.homes import today_at_home
from babies.models import Baby
from babies.said import Seen
from babies.sleep_now import running_sleep
from babies.taps import tapped_at
from clinical.sleep import is_long_sleep

# Fields of `Seen`; what a button does not say stays unsure.
PRESETS: Final[Mapping[str, Mapping[str, Any]]] = {
    "at_me": {
        "state": StateChoice.AWAKE.value,
        "trigger": (TriggerChoice.FACE.value,),
        "directed": DirectedChoice.PERSON.value,
    },
    "asleep": {"state": StateChoice.ASLEEP.value},
    "laughing": {"kind": KindChoice.LAUGH.value, "state": StateChoice.AWAKE.value},
    "smile": {},
    "other": {},
}
# Whose words leave open whether the baby slept: there a sleep timer is believed.
OPEN: Final = frozenset({"laughing", "smile", "other"})
BY_TIMER: Final = {"state": StateChoice.ASLEEP.value, "state_is_guess": True}
AGO: Final = {"5": timedelta(minutes=5), "15": timedelta(minutes=15)}
ANOTHER_TIME: Final = "other"


def seen_by_tap(sent: QueryDict, *, baby: Baby, now: datetime) -> Seen | None:
    """What a tap on a quick button says; None when there was none.

    With another time than the buttons offer, nothing but the day is noted yet.
    """
    quick = sent.get("quick", "")
    answers = PRESETS.get(quick)
    if answers is None:
        return None
    then = moment_of(sent, baby=baby, now=now)
    if asks_when(sent):
        seen = seen_now(baby, answers, then)
        return replace(seen, observed_at=None, precision=Precision.DAY.value)
    if quick in OPEN and sleeps_by_timer(baby, then):
        answers = {**answers, **BY_TIMER}
    return seen_now(baby, answers, then)


def asks_when(sent: QueryDict) -> bool:
    """Whether a tap was about a time that still has to be said."""
    return sent.get("ago", "") == ANOTHER_TIME


def moment_of(sent: QueryDict, *, baby: Baby, now: datetime) -> datetime:
    """The moment a tap is about: that of the tap, or some minutes before it."""
    then = tapped_at(sent, baby=baby, now=now)
    earlier = then - AGO.get(sent.get("ago", ""), timedelta())
    return then if today_at_home(baby, earlier) < baby.birth_on else earlier


def sleeps_by_timer(baby: Baby, then: datetime) -> bool:
    """Whether a sleep timer that was running then says so, and can be believed."""
    sleep = running_sleep(baby)
    if sleep is None or sleep.started_at > then:
        return False
    return not is_long_sleep((then - sleep.started_at) // timedelta(minutes=1))


def seen_now(baby: Baby, answers: Mapping[str, Any], now: datetime) -> Seen:
    """A smile of this moment with a quick button's answers."""
    home = now.astimezone(ZoneInfo(baby.time_zone))
    return Seen(on=home.date(), observed_at=now, time_zone=baby.time_zone, **answers)

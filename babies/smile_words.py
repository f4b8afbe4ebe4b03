"""Smiles in words: when, what was said of them, and what the rules made of that."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db.models import TextChoices
from django.urls import reverse
from django.utils.formats import date_format, time_format
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext as _, gettext_lazy as _lazy

from babies.choices import (
    DirectedChoice,
    EyesChoice,
    FormChoice,
    KindChoice,
    Precision,
    RepeatableChoice,
    SmileClassChoice,
    StateChoice,
    TriggerChoice,
)
from babies.models import Smile
from babies.said import Seen, seen_of

SAVED: Final = {
    SmileClassChoice.REFLEX.value: _lazy("Saved as a sleep or reflex smile."),
    SmileClassChoice.UNCLEAR.value: _lazy("Saved. It is not clear yet, which is fine."),
    SmileClassChoice.LIKELY_SOCIAL.value: _lazy("Saved as likely a social smile."),
    SmileClassChoice.SOCIAL.value: _lazy("Saved as a social smile."),
    SmileClassChoice.LAUGH.value: _lazy("Saved as a laugh."),
}
WORDS: Final[Mapping[str, type[TextChoices]]] = {
    "kind": KindChoice,
    "state": StateChoice,
    "eyes": EyesChoice,
    "trigger": TriggerChoice,
    "directed": DirectedChoice,
    "form": FormChoice,
    "repeatable": RepeatableChoice,
}
LABELS: Final = {
    "kind": _lazy("Seen"),
    "when": _lazy("When"),
    "state": _lazy("Awake or asleep"),
    "eyes": _lazy("Eyes"),
    "trigger": _lazy("Just before"),
    "directed": _lazy("Looking at"),
    "form": _lazy("Looked like"),
    "repeatable": _lazy("Happened again"),
    "note": _lazy("Note"),
}
BY_TIMER: Final = _lazy("Asleep, by the sleep timer")
NOT_KNOWN: Final = frozenset({"unsure", "not_tried"})


def _known(choices: type[TextChoices]) -> dict[str, str | Promise]:
    return {value: label for value, label in choices.choices if value not in NOT_KNOWN}


# Read for every line of a list, where Django's own way to a label would be felt.
CLASSES: Final = dict(SmileClassChoice.choices)
STATES: Final = _known(StateChoice)
TRIGGERS: Final = _known(TriggerChoice)
DIRECTIONS: Final = _known(DirectedChoice)


@dataclass(frozen=True, slots=True)
class ShownSmile:
    """A smile as a row of a list."""

    smile: Smile
    label: str
    url: str
    time: str
    summary: str


def shown(smile: Smile) -> ShownSmile:
    """A smile ready for a list: its time and what is known of it."""
    url = reverse("babies:smile", args=[smile.baby_id, smile.pk])
    time = time_in_words(seen_of(smile))
    return ShownSmile(smile, class_in_words(smile), url, time, summary_of(smile))


def class_in_words(smile: Smile) -> str:
    """What the rules make of a smile; a laugh in its sleep is no smile (A.3)."""
    if _is_sleep_laugh(smile):
        return _("Sleep laugh")
    return str(CLASSES[smile.smile_class])


def saved_words(smile: Smile) -> str:
    """What to say after saving: what the entry counts as."""
    if _is_sleep_laugh(smile):
        return _("Saved as a sleep laugh.")
    return str(SAVED[smile.smile_class])


def _is_sleep_laugh(smile: Smile) -> bool:
    is_reflex = smile.smile_class == SmileClassChoice.REFLEX
    return is_reflex and smile.kind == KindChoice.LAUGH


def summary_of(smile: Smile) -> str:
    """What is known of a smile, as short words in a row."""
    known = [BY_TIMER if smile.state_is_guess else STATES.get(smile.state)]
    known += [TRIGGERS.get(value) for value in smile.trigger]
    known.append(DIRECTIONS.get(smile.directed))
    return " · ".join(str(label) for label in known if label)


def _values(said: Any) -> tuple[str, ...]:
    return (said,) if isinstance(said, str) else tuple(said)


def time_in_words(seen: Seen) -> str:
    """The time of day of a smile, as well as it is known."""
    return clock_words(seen.observed_at, seen.time_zone, seen.precision)


def clock_words(
    moment: datetime | None, zone: str, precision: str = Precision.EXACT
) -> str:
    """The time of day at home, as well as it is known; which of two if it came twice."""
    if moment is None:
        return _("Time not known")
    local = moment.astimezone(ZoneInfo(zone))
    clock = _clock(local.hour, local.minute, get_language() or "")
    if local.utcoffset() != local.replace(fold=1 - local.fold).utcoffset():
        clock = _("%(time)s (%(zone)s)") % {"time": clock, "zone": local.tzname()}
    if precision == Precision.ABOUT:
        return _("about %(time)s") % {"time": clock}
    return clock


@lru_cache(maxsize=4096)
def _clock(hour: int, minute: int, _language: str) -> str:
    """Written once for each minute of the day: lists show many times."""
    return time_format(time(hour, minute))


def said_in_words(seen: Seen) -> dict[str, str]:
    """Every answer about a smile in words, by field; what is not known is left out."""
    told = {"when": _moment(seen)}
    for name, choices in WORDS.items():
        values = _values(getattr(seen, name))
        known = [str(choices(value).label) for value in values]
        if values and not NOT_KNOWN & set(values):
            told[name] = ", ".join(known)
    if seen.state_is_guess:
        told["state"] = str(BY_TIMER)
    if seen.note:
        told["note"] = seen.note
    return {name: told[name] for name in LABELS if name in told}


def _moment(seen: Seen) -> str:
    day = date_format(seen.on)
    if seen.observed_at is None:
        return _("%(day)s, time not known") % {"day": day}
    return _("%(day)s, %(time)s") % {"day": day, "time": time_in_words(seen)}


def seen_from(answers: Mapping[str, Any]) -> Seen:
    """What an earlier version of an entry said, from its JSON."""
    at = answers["observed_at"]
    said = {name: answers[name] for name in Seen.__slots__ if name in answers}
    return Seen(
        **{
            **said,
            "on": date.fromisoformat(answers["on"]),
            "observed_at": None if at is None else datetime.fromisoformat(at),
            "trigger": tuple(answers["trigger"]),
        }
    )

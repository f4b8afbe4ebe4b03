"""Smiles between the API and the form of the pages, which checks them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from operator import attrgetter
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError

from accounts.api.problems import InvalidError
from babies.api.entries import Here, Shown
from babies.choices import Change, Precision, ReporterChoice
from babies.facts import classification_of
from babies.forms.smile import NOW, SMILE_ANSWERS, SmileForm, on_the_clock
from babies.homes import wall_time
from babies.models import Smile
from babies.said import Seen, plain, seen_of
from clinical.ages import Birth, corrected_age_days
from clinical.smiles import Classification

#: The names of the form's fields, where the API has others.
FIELD_OF: Final = {
    "when": "precision",
    "at": "observed_at",
    "fold": "observed_at",
    "looks": "form",
}
#: All that the rules read of a smile.
JUDGED_BY: Final = (
    "kind", "on", "state", "eyes", "trigger", "directed", "form", "repeatable",
    "reporter",
)  # fmt: skip
_read: Final = attrgetter(*JUDGED_BY)
MOMENT: Final = ("observed_at", "on", "precision")


def shown_smile(smile: Smile, subject: Birth) -> Shown:
    """A smile with its class and the reasons for it."""
    given = _judged(tuple(map(_plain, _read(smile))), subject)
    return {
        "id": str(smile.pk),
        "kind": smile.kind,
        "observed_at": at_home(smile.observed_at, smile.time_zone),
        "on": smile.on.isoformat(),
        "precision": smile.precision,
        "time_zone": smile.time_zone,
        "state": smile.state,
        "eyes": smile.eyes,
        "trigger": list(smile.trigger),
        "directed": smile.directed,
        "form": smile.form,
        "repeatable": smile.repeatable,
        "reporter": smile.reporter,
        "note": smile.note,
        "state_is_guess": smile.state_is_guess,
        "class": given.smile_class.value,
        "sub_type": "sleep_laugh" if given.is_sleep_laugh else None,
        "reasons": [str(reason) for reason in given.reasons],
        "corrected_age_days": corrected_age_days(subject, smile.on),
        "logged_at": at_home(smile.logged_at, smile.time_zone),
    }


@lru_cache(maxsize=4096)
def _judged(said: tuple[Any, ...], subject: Birth) -> Classification:
    """The class of a smile; in a long list, most are like another one of that day."""
    return classification_of(Smile(**dict(zip(JUDGED_BY, said, strict=True))), subject)


def _plain(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def at_home(moment: datetime | None, zone: str) -> str | None:
    """A moment with the offset of the clock at home."""
    return None if moment is None else moment.astimezone(ZoneInfo(zone)).isoformat()


def seen_from_api(
    sent: Mapping[str, Any], here: Here, row: Smile | None = None
) -> Seen:
    """What was sent of a smile, checked by the form. Raises ValidationError."""
    reporter = row.reporter if row else ReporterChoice.PARENT
    if sent.get("reporter", reporter) != reporter:
        raise InvalidError("reporter", _("Only the staff of a clinic log as staff."))
    zone = row.time_zone if row else here.baby.time_zone
    typed = {name: sent[name] for name in SMILE_ANSWERS if name in sent}
    when = _when(sent, zone)
    if row is None and when == {"when": NOW} and not sent.get("note"):
        return _just_now(typed, sent, here)
    typed |= {"looks": sent.get("form", ""), **when}
    if row and typed["when"] == NOW:
        raise InvalidError("on", _("Please give the day."))
    form = SmileForm(baby=here.baby, now=here.now, smile=row, data=typed)
    if not form.is_valid():
        raise ValidationError(_errors(form, has_time=bool(sent.get("observed_at"))))
    return replace(form.seen(), state_is_guess=sent.get("state_is_guess", False))


def _just_now(picks: Mapping[str, Any], said: Mapping[str, Any], here: Here) -> Seen:
    """A tap: each pick is one of the few there are, so a form has nothing to refuse."""
    looks = {"form": said["form"]} if "form" in said else {}
    return Seen(
        **{**picks, **looks, "trigger": tuple(said.get("trigger", ()))},
        on=here.today,
        observed_at=here.now,
        time_zone=here.baby.time_zone,
    )


def _errors(form: SmileForm, *, has_time: bool) -> dict[str, list[str]]:
    """What the form refuses, by the names of the API."""
    names = {**FIELD_OF, "on": "observed_at"} if has_time else FIELD_OF
    return {
        names.get(name, name): [str(sentence) for sentence in sentences]
        for name, sentences in form.errors.items()
    }


def kept_of(row: Smile, sent: Mapping[str, Any]) -> dict[str, Any]:
    """What a change leaves as it was; another time or day replaces both."""
    kept = {name: getattr(row, name) for name in (*SMILE_ANSWERS, "form", "reporter")}
    if "state" not in sent:
        # Whoever changes something else has not said that the timer was right.
        kept["state_is_guess"] = row.state_is_guess
    if "observed_at" not in sent and "on" not in sent:
        return kept | {name: getattr(row, name) for name in MOMENT}
    if sent.get("observed_at") and row.precision != Precision.DAY:
        return kept | {"precision": row.precision}
    if "observed_at" in sent and sent["observed_at"] is None:
        return kept | {"on": row.on}
    return kept


def _when(said: Mapping[str, Any], zone: str) -> dict[str, Any]:
    """The answers of the form for a moment, for a day, or for now. Raises InvalidError."""
    moment, on = said.get("observed_at"), said.get("on")
    precision = said.get("precision")
    if moment is None and on is None and precision in {None, Precision.EXACT}:
        return {"when": NOW}
    if moment is None:
        return {"when": precision or Precision.DAY, "on": on}
    clock = on_the_clock(moment, zone)
    day = wall_time(moment, zone).date()
    if on not in {None, day}:
        raise InvalidError("on", _("At home, observed_at is on another day."))
    if precision == Precision.DAY:
        sentence = _("With a time, this is exact or about.")
        raise InvalidError("precision", sentence)
    return {"when": precision or Precision.EXACT, "on": day, **clock}


def began_as(row: Smile, said: Seen, sent: Mapping[str, Any]) -> bool:
    """Whether a smile was first stored as just this.

    What was sent without a time was "now" both times, whenever that was.
    """
    first = row.versions.filter(change=Change.CREATED).first()
    pair = [first.answers if first else plain(seen_of(row)), plain(said)]
    is_now = sent.get("observed_at") is None and sent.get("on") is None
    left_out = {"observed_at", "on", "state_is_guess"} if is_now else {"state_is_guess"}
    one, other = (
        {name: each[name] for name in each if name not in left_out}
        | {"trigger": list(each["trigger"])}
        for each in pair
    )
    return one == other

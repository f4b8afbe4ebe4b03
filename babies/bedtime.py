"""Evenings as pages show them: tonight's steps, and how steady bedtimes were."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.utils.translation import gettext as _, ngettext

from babies.homes import wall_time
from babies.models import Baby, BedtimeNight, BedtimeStep
from babies.smile_words import clock_words
from babies.words import in_words
from clinical.numbers import ROUTINE_STEPS
from clinical.sleep import (
    Consistency,
    Evening,
    View,
    bedtime_minute,
    consistency,
    evening_of,
    rhythm,
)
from clinical.sleep_texts import BY_RHYTHM, STEADINESS

#: How many evenings the list shows: as many as the longer view holds.
LISTED: Final = 14


def evening_at_home(baby: Baby, now: datetime) -> date:
    """Which evening it is at home; until noon, still the last one."""
    return evening_of(wall_time(now, baby.time_zone))


@dataclass(frozen=True, slots=True)
class TonightsStep:
    """A step of the routine, and whether it is done tonight."""

    step: BedtimeStep
    is_done: bool


def tonights_steps(
    steps: Iterable[BedtimeStep], night: BedtimeNight | None
) -> list[TonightsStep]:
    """The routine with tonight's ticks."""
    done = set() if night is None else set(night.steps)
    return [TonightsStep(step, step.pk in done) for step in steps]


@dataclass(frozen=True, slots=True)
class ShownEvening:
    """An evening as a row of a list."""

    night: BedtimeNight
    bedtime: str
    steps: str


def shown_evening(night: BedtimeNight) -> ShownEvening:
    """When the baby went to bed, and how many steps were done."""
    at = night.in_bed_at
    count = len(night.steps)
    return ShownEvening(
        night,
        clock_words(at, night.time_zone),
        ngettext("%(count)s step", "%(count)s steps", count) % {"count": count},
    )


def is_logged(night: BedtimeNight) -> bool:
    """Whether anything is known of an evening; a tick taken back leaves an empty row."""
    return night.in_bed_at is not None or bool(night.steps)


def evening_from(night: BedtimeNight) -> Evening:
    """An evening as the clinical rules see it."""
    at = night.in_bed_at
    minute = None if at is None else bedtime_minute(wall_time(at, night.time_zone))
    return Evening(night.on, minute, len(night.steps))


@dataclass(frozen=True, slots=True)
class Steady:
    """How steady evenings were, in words; and what is said of the age."""

    notes: list[str]
    label: str
    lines: list[str]


def steady(
    baby: Baby, nights: Iterable[BedtimeNight], *, today: date, evening: date
) -> Steady:
    """The consistency of bedtimes (clinical rules G.4).

    The views end with this evening once its bedtime is known, else with the last one.
    """
    stage = rhythm(baby.birth, today)
    rows = [evening_from(night) for night in nights if is_logged(night)]
    is_known = any(row.on == evening and row.bedtime is not None for row in rows)
    last = evening if is_known else date.fromordinal(evening.toordinal() - 1)
    found = consistency(rows, last=last, stage=stage)
    notes = [in_words(reason) for reason in BY_RHYTHM[stage]]
    if found is None:
        return Steady(notes, "", [])
    label = _(STEADINESS[found.label]) if found.label else ""
    return Steady(notes, label, _lines(found))


def _lines(found: Consistency) -> list[str]:
    lines = [_in_words(found.long), _in_words(found.short)]
    if found.logged:
        text = ngettext(
            "%(steps)s or more steps on %(with)s of %(count)s evening.",
            "%(steps)s or more steps on %(with)s of %(count)s evenings.",
            found.logged,
        )
        counts = {"with": found.with_routine, "count": found.logged}
        lines.append(text % {**counts, "steps": ROUTINE_STEPS})
    return lines


def _in_words(view: View) -> str:
    known = {"evenings": view.evenings, "known": view.known, "needs": view.needs}
    if view.spread is None:
        text = _("Last %(evenings)s evenings: %(known)s known, %(needs)s needed.")
        return text % known
    text = ngettext(
        "Last %(evenings)s evenings: bedtimes differ by about %(count)s minute.",
        "Last %(evenings)s evenings: bedtimes differ by about %(count)s minutes.",
        view.spread,
    )
    return text % {**known, "count": view.spread}

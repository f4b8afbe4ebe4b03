"""The forms for a bedtime given by hand, and for a step of the routine."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _, gettext_lazy as _lazy

from babies.bedtime import evening_at_home
from babies.choices import BedtimeStepKind
from babies.forms.fields import ChipField, ClockField, DayField, PlainTextField
from babies.forms.smile import CLOCK_SKEW, FOLD_CHOICES, SECOND, on_the_clock
from babies.homes import moments_of, wall_time
from babies.models import STEP_LENGTH, Baby
from babies.sleep_log import to_the_minute
from babies.sleeps import DAY
from clinical.numbers import EVENING_TURNS_HOUR
from clinical.sleep import evening_of


class BedtimeForm(forms.Form):
    """An evening and its bedtime; a time in the small hours belongs to it, too."""

    on = DayField(
        label=_lazy("Evening of"),
        help_text=_lazy("After midnight it is still the evening before."),
    )
    at = ClockField(
        label=_lazy("Time"),
        error_messages={"required": _lazy("Please give the time.")},
    )
    fold = ChipField(label=_lazy("Which of the two?"), choices=FOLD_CHOICES)

    def __init__(
        self,
        *,
        baby: Baby,
        now: datetime,
        data: Any = None,
        initial: dict[str, Any] | None = None,
    ) -> None:
        self.baby, self.now = baby, now
        known = {"on": evening_at_home(baby, now)}
        super().__init__(data, initial={**known, **(initial or {})})
        self.asks_fold = "fold" in self.initial
        self.moment: datetime | None = None

    def clean(self) -> dict[str, Any]:
        """Find the moment that was meant, and refuse what cannot be."""
        said = super().clean() or {}
        if self.errors:
            return said
        if said["on"] < self.baby.birth_on - DAY:
            self.add_error("on", _("This day is before the birth. Please check it."))
        elif said["on"] > wall_time(self.now, self.baby.time_zone).date():
            self.add_error("on", _("This day has not come yet. Please check it."))
        else:
            self._find(said)
        return said

    def _find(self, said: dict[str, Any]) -> None:
        is_late = said["at"].hour < EVENING_TURNS_HOUR
        local = datetime.combine(
            said["on"] + DAY if is_late else said["on"], said["at"]
        )
        meant = moments_of(local, self.baby.time_zone)
        self.asks_fold = len(meant) > 1
        if not meant:
            text = _(
                "The clocks went forward, so this time never came. Please check it."
            )
            self.add_error("at", text)
        elif self.asks_fold and not said["fold"]:
            text = _(
                "The clocks went back, so this time came twice. Please choose one."
            )
            self.add_error("fold", text)
        else:
            self._accept(meant[-1] if said["fold"] == SECOND else meant[0])

    def _accept(self, moment: datetime) -> None:
        if moment > self.now + CLOCK_SKEW:
            self.add_error("at", _("This time has not come yet. Please check it."))
        elif wall_time(moment, self.baby.time_zone).date() < self.baby.birth_on:
            self.add_error("on", _("This day is before the birth. Please check it."))
        self.moment = moment


def bedtime_at(baby: Baby, moment: datetime) -> dict[str, Any]:
    """The answers of the form for a moment."""
    minute = to_the_minute(moment)
    local = wall_time(minute, baby.time_zone)
    return {"on": evening_of(local), **on_the_clock(minute, baby.time_zone)}


class StepForm(forms.Form):
    """A step in the family's own words."""

    kind = ChipField(
        label=_lazy("Kind of step"),
        choices=BedtimeStepKind.choices,
        otherwise=BedtimeStepKind.ACTIVITY.value,
    )
    words = PlainTextField(
        label=_lazy("Your own words"),
        longest=STEP_LENGTH,
        error_messages={"required": _lazy("Please write what you do.")},
    )

"""The form for a sleep whose times are given by hand."""

from datetime import date, datetime, time
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _, gettext_lazy as _lazy

from babies.forms.fields import ChipField, ClockField, DayField, PlainTextField
from babies.forms.smile import CLOCK_SKEW, FOLD_CHOICES, SECOND, on_the_clock
from babies.homes import moments_of, wall_time
from babies.models import NOTE_LENGTH, Baby, Sleep
from babies.sleep_log import Times, is_again, to_the_minute
from babies.sleep_words import in_hours, span_in_words
from babies.sleeps import DAY, Span, open_end, overlapping, trimmed
from clinical.sleep import is_long_sleep

START: Final = "started"
END: Final = "ended"


class SleepForm(forms.Form):
    """When a sleep began and ended; without an end it still runs.

    Saving may need a second look: `offer` is what other sleeps leave of this one, and
    `question` asks whether so long a sleep is right. Each is agreed to by a button
    whose value says to what.
    """

    started_on = DayField(label=_lazy("Fell asleep on"))
    started_at = ClockField(
        label=_lazy("Fell asleep at"),
        error_messages={"required": _lazy("Please give the time.")},
    )
    started_fold = ChipField(
        label=_lazy("Which of the two was the start?"), choices=FOLD_CHOICES
    )
    ended_at = ClockField(
        label=_lazy("Woke up at"),
        required=False,
        help_text=_lazy("Leave it empty while still asleep."),
    )
    ended_on = DayField(
        label=_lazy("Woke up on"),
        required=False,
        help_text=_lazy("Leave it empty if within a day."),
    )
    ended_fold = ChipField(
        label=_lazy("Which of the two was the end?"), choices=FOLD_CHOICES
    )
    note = PlainTextField(
        label=_lazy("Note"), longest=NOTE_LENGTH, is_note=True, required=False
    )

    def __init__(
        self,
        *,
        baby: Baby,
        now: datetime,
        sleep: Sleep | None = None,
        data: Any = None,
        initial: dict[str, Any] | None = None,
    ) -> None:
        self.baby, self.now, self.sleep = baby, now, sleep
        self.zone = sleep.time_zone if sleep else baby.time_zone
        self.today = wall_time(now, self.zone).date()
        known = {"started_on": self.today} if sleep is None else known_of(sleep)
        super().__init__(data, initial={**known, **(initial or {})})
        self.asks = {name for name in (START, END) if f"{name}_fold" in self.initial}
        self.times: Times | None = None
        self.offer: Times | None = None
        self.question = ""
        self.agreed = ""

    def clean(self) -> dict[str, Any]:
        """Find the moments that were meant, and refuse what cannot be."""
        said = super().clean() or {}
        if self.errors:
            return said
        start = self._moment(START, said["started_on"], said["started_at"])
        if start is None:
            return said
        end = self._end(start)
        if not self.errors:
            self.times = Times(start, end, said["note"])
            self._look_for_others(self.times)
            self.look_again(self.times)
            if self.question:
                self.add_error(None, self.question)
        return said

    def _end(self, start: datetime) -> datetime | None:
        on, at = self.cleaned_data["ended_on"], self.cleaned_data["ended_at"]
        if at is None:
            if on is not None:
                self.add_error("ended_at", _("Please give the time, too."))
            return None
        end = self._moment(END, on or self._next(at), at)
        if end is not None and end <= start:
            self.add_error("ended_at", _("The end must come after the start."))
        return end

    def _next(self, at: time) -> date:
        """The day on which a time comes for the first time after the start."""
        on: date = self.cleaned_data["started_on"]
        is_same_day = at > self.cleaned_data["started_at"] or on == self.today
        return on if is_same_day else on + DAY

    def _moment(self, name: str, on: date, at: time) -> datetime | None:
        """The moment a clock at home showed; None, with an error, if there is none."""
        if on < self.baby.birth_on:
            text = _("This day is before the birth. Please check it.")
            self.add_error(f"{name}_on", text)
            return None
        if on > self.today:
            text = _("This day has not come yet. Please check it.")
            self.add_error(f"{name}_on", text)
            return None
        meant = moments_of(datetime.combine(on, at), self.zone)
        if not meant:
            text = _(
                "The clocks went forward, so this time never came. Please check it."
            )
            self.add_error(f"{name}_at", text)
            return None
        return self._chosen(name, meant)

    def _chosen(self, name: str, meant: tuple[datetime, ...]) -> datetime | None:
        """Which of the moments, where the clocks went back."""
        fold = self.cleaned_data[f"{name}_fold"]
        if len(meant) > 1:
            self.asks.add(name)
        if len(meant) > 1 and not fold:
            text = _(
                "The clocks went back, so this time came twice. Please choose one."
            )
            self.add_error(f"{name}_fold", text)
            return None
        moment = meant[-1] if fold == SECOND else meant[0]
        if moment > self.now + CLOCK_SKEW:
            text = _("This time has not come yet. Please check it.")
            self.add_error(f"{name}_at", text)
        return to_the_minute(moment)

    def _look_for_others(self, times: Times) -> None:
        """Refuse to overlap another sleep, but offer what it leaves."""
        end = times.ended_at or open_end(times.started_at, self.now)
        span = Span(times.started_at, end)
        others = [
            other
            for other in overlapping(self.baby, span, but=self.sleep)
            if not self._is_retry(other, times)
        ]
        if not others:
            return
        rest = trimmed(span, others)
        if rest is not None:
            is_open = times.ended_at is None and rest.end == end
            end_of_rest = None if is_open else rest.end
            self.offer = Times(rest.start, end_of_rest, times.note)
        if self.offer is not None and self.data.get("trim") == code_of(self.offer):
            self.agreed, self.times = code_of(self.offer), self.offer
            return
        self.add_error(None, self._refusal(times, others))

    def _is_retry(self, other: Sleep, times: Times) -> bool:
        """Whether a sleep is this very form, sent before."""
        is_same_form = str(other.pk) == self.data.get("key")
        return is_same_form and is_again(other, self.baby, times)

    def _refusal(self, times: Times, others: list[Sleep]) -> ValidationError:
        theirs = [
            _("Logged already: %(times)s") % {"times": span_in_words(other)}
            for other in others
        ]
        mine = _("You gave: %(times)s") % {"times": self.in_words(times)}
        return ValidationError([_("Two sleeps cannot overlap."), *theirs, mine])

    def in_words(self, times: Times) -> str:
        """Some times of this baby, with their day."""
        given = Sleep(
            started_at=times.started_at, ended_at=times.ended_at, time_zone=self.zone
        )
        return span_in_words(given)

    def look_again(self, times: Times) -> None:
        """Ask about a sleep so long that a forgotten timer is likelier."""
        span = Span(times.started_at, times.ended_at or self.now)
        is_sure = self.data.get("sure") == code_of(times)
        if is_long_sleep(span.minutes) and not is_sure and not self.errors:
            length = {"length": in_hours(span.minutes)}
            self.times = times
            self.question = _("That is %(length)s in one sleep.") % length

    @property
    def code(self) -> str:
        """To what a button that answers the question agrees."""
        return code_of(self.times) if self.times else ""

    @property
    def offer_code(self) -> str:
        """To what a button that takes the offer agrees."""
        return code_of(self.offer) if self.offer else ""

    @property
    def offered(self) -> str:
        """The offer in words."""
        return self.in_words(self.offer) if self.offer else ""

    @property
    def asks_start(self) -> bool:
        """Whether the start lies in an hour that came twice."""
        return START in self.asks

    @property
    def asks_end(self) -> bool:
        """Whether the end lies in an hour that came twice."""
        return END in self.asks


def code_of(times: Times) -> str:
    """Times as the value of a button."""
    end = times.ended_at.isoformat() if times.ended_at else ""
    return f"{times.started_at.isoformat()}/{end}"


def known_of(sleep: Sleep) -> dict[str, Any]:
    """The answers of a form about a sleep."""
    known = answer(START, sleep.started_at, sleep.time_zone) | {"note": sleep.note}
    if sleep.ended_at is not None:
        known |= answer(END, sleep.ended_at, sleep.time_zone)
    return known


def answer(name: str, moment: datetime, zone: str) -> dict[str, Any]:
    """The answers of a form about one moment."""
    minute = to_the_minute(moment)
    given = {"on": wall_time(minute, zone).date(), **on_the_clock(minute, zone)}
    return {f"{name}_{field}": value for field, value in given.items()}

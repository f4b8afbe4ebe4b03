"""The form for a smile: everything but the tap itself is optional."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from babies.choices import (
    DirectedChoice,
    EyesChoice,
    FormChoice,
    KindChoice,
    Precision,
    RepeatableChoice,
    ReporterChoice,
    StateChoice,
    TriggerChoice,
)
from babies.forms.fields import ChipField, ClockField, DayField, PlainTextField
from babies.homes import moments_of, today_at_home, wall_time
from babies.models import NOTE_LENGTH, Baby, Smile
from babies.said import Seen, seen_of

NOW: Final = "now"
FIRST: Final = "first"
SECOND: Final = "second"
WHEN_CHOICES: Final[list[tuple[str, str | Promise]]] = [
    (NOW, _("Just now")),
    (Precision.EXACT.value, _("At this time")),
    (Precision.ABOUT.value, _("About this time")),
    (Precision.DAY.value, _("I only know the day")),
]
FOLD_CHOICES: Final = [
    (FIRST, _("The first time, before the clocks went back")),
    (SECOND, _("The second time, an hour later")),
]
# Phones and servers never agree to the second.
CLOCK_SKEW: Final = timedelta(minutes=2)


class SmileForm(forms.Form):
    """What was seen (clinical rules A.2), and when."""

    kind = ChipField(
        label=_("What did you see?"),
        choices=KindChoice.choices,
        otherwise=KindChoice.SMILE,
    )
    when = ChipField(label=_("When?"), choices=WHEN_CHOICES)
    on = DayField(label=_("Day"), required=False)
    at = ClockField(label=_("Time"), required=False)
    fold = ChipField(label=_("Which of the two?"), choices=FOLD_CHOICES)
    state = ChipField(choices=StateChoice.choices, otherwise=StateChoice.UNSURE)
    eyes = ChipField(
        label=_("Were the eyes open?"),
        choices=EyesChoice.choices,
        otherwise=EyesChoice.UNSURE,
    )
    trigger = forms.MultipleChoiceField(
        label=_("What happened just before?"),
        help_text=_("You can tick more than one."),
        choices=TriggerChoice.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": _("Please choose from these."),
            "invalid_list": _("Please choose from these."),
        },
    )
    directed = ChipField(
        help_text=_("Turning to a person counts too."),
        choices=DirectedChoice.choices,
        otherwise=DirectedChoice.UNSURE,
    )
    # Not "form": as the name of an input it would hide a property of its <form>.
    looks = ChipField(
        label=_("What did it look like?"),
        choices=FormChoice.choices,
        otherwise=FormChoice.UNSURE,
    )
    repeatable = ChipField(
        label=_("Did it happen again when you tried?"),
        choices=RepeatableChoice.choices,
        otherwise=RepeatableChoice.NOT_TRIED,
    )
    note = PlainTextField(
        label=_("Note"), longest=NOTE_LENGTH, is_note=True, required=False
    )
    also = forms.MultipleChoiceField(
        label=_("Also for"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": _("Please choose from these."),
            "invalid_list": _("Please choose from these."),
        },
    )

    def __init__(
        self,
        *,
        baby: Baby,
        now: datetime,
        smile: Smile | None = None,
        data: Any = None,
        initial: dict[str, Any] | None = None,
    ) -> None:
        self.baby, self.now, self.smile = baby, now, smile
        self.zone = smile.time_zone if smile else baby.time_zone
        self.today = wall_time(now, self.zone).date()
        known = {"when": NOW, "on": self.today}
        if smile is not None:
            known = answers_of(seen_of(smile))
        super().__init__(data, initial={**known, **(initial or {})})
        self.asks_fold = "fold" in self.initial
        self.moment: datetime | None = None
        self.others: dict[str, Baby] = {}
        if smile is not None:
            self.fields["when"].choices = WHEN_CHOICES[1:]  # type: ignore[attr-defined]  # a ChipField
        name = {"name": baby.name}
        self.fields["state"].label = _("Was %(name)s asleep, sleepy or awake?") % name
        self.fields["directed"].label = _("What was %(name)s looking at?") % name

    def explain_guess(self) -> None:
        """Say where an answer comes from that nobody gave."""
        told = _("The sleep timer is running, so asleep is filled in.")
        self.fields["state"].help_text = told

    def offer(self, others: Iterable[Baby]) -> None:
        """Ask whether the same was seen of other babies."""
        self.others = {str(other.pk): other for other in others}
        named = [(pk, other.name) for pk, other in self.others.items()]
        self.fields["also"].choices = named  # type: ignore[attr-defined]  # as above

    def also_for(self) -> list[Baby]:
        """The other babies that were ticked, once the form is valid."""
        return [self.others[pk] for pk in self.cleaned_data["also"]]

    def clean(self) -> dict[str, Any]:
        """Find the moment that was meant, and refuse what cannot be."""
        said = super().clean() or {}
        if {"when", "on", "at", "fold"} & self.errors.keys():
            return said
        if not said["when"]:
            if self.smile is None:
                # An empty post is no smile.
                self.add_error("when", _("Please say when it was."))
                return said
            said["when"] = self.smile.precision
        if said["when"] == NOW:
            self._clean_now(said)
        elif said["on"] is None:
            self.add_error("on", _("Please give the day."))
        elif self._is_possible(said["on"]) and said["when"] != Precision.DAY:
            self._clean_time(said)
        self._clean_also(said)
        return said

    def _clean_also(self, said: dict[str, Any]) -> None:
        for other in map(self.others.__getitem__, said.get("also", ())):
            on = today_at_home(other, self.moment) if self.moment else said["on"]
            if on is not None and on < other.birth_on:
                self.add_error(
                    "also",
                    _("%(name)s was not born yet on this day.") % {"name": other.name},
                )

    def _clean_now(self, said: dict[str, Any]) -> None:
        if said["at"] is not None or said["on"] not in {None, self.today}:
            self.add_error(
                "when",
                _("You gave a day or a time. Please say how well you know it."),
            )
        said["on"], self.moment = self.today, self.now

    def _is_possible(self, on: date) -> bool:
        if on < self.baby.birth_on:
            self.add_error("on", _("This day is before the birth. Please check it."))
        elif on > self.today:
            self.add_error("on", _("This day has not come yet. Please check it."))
        return "on" not in self.errors

    def _clean_time(self, said: dict[str, Any]) -> None:
        at: time | None = said["at"]
        if at is None:
            self.add_error("at", _("Please give the time, or say only the day."))
            return
        meant = moments_of(datetime.combine(said["on"], at), self.zone)
        self.asks_fold = len(meant) > 1
        if not meant:
            self.add_error(
                "at",
                _("The clocks went forward, so this time never came. Please check it."),
            )
        elif self.asks_fold and not said["fold"]:
            self.add_error(
                "fold",
                _("The clocks went back, so this time came twice. Please choose one."),
            )
        else:
            self._accept(meant[-1] if said["fold"] == SECOND else meant[0])

    def _accept(self, moment: datetime) -> None:
        if moment > self.now + CLOCK_SKEW:
            self.add_error("at", _("This time has not come yet. Please check it."))
        self.moment = moment
        before = self.smile and self.smile.observed_at
        # The form shows minutes: an untouched time keeps its seconds.
        if before and before.replace(second=0, microsecond=0) == moment:
            self.moment = before

    def seen(self) -> Seen:
        """What was said, once the form is valid."""
        said = self.cleaned_data
        exact = Precision.EXACT.value
        return Seen(
            **{name: said[name] for name in SMILE_ANSWERS if name != "trigger"},
            trigger=tuple(said["trigger"]),
            form=said["looks"],
            on=said["on"],
            observed_at=self.moment,
            precision=exact if said["when"] == NOW else said["when"],
            time_zone=self.zone,
            reporter=self.smile.reporter if self.smile else ReporterChoice.PARENT,
        )


SMILE_ANSWERS: Final = (
    "kind", "state", "eyes", "trigger", "directed", "repeatable", "note",
)  # fmt: skip


def answers_of(said: Seen) -> dict[str, Any]:
    """What was said of a smile, as the answers of a form."""
    known = {name: getattr(said, name) for name in SMILE_ANSWERS}
    known |= {"looks": said.form, "when": said.precision, "on": said.on}
    if said.observed_at is not None:
        known |= on_the_clock(said.observed_at, said.time_zone)
    return known


def on_the_clock(moment: datetime, zone: str) -> dict[str, Any]:
    """The answers for a time of day: the clock at home, and which of two if doubled."""
    local = wall_time(moment, zone)
    both = moments_of(local, zone)
    if len(both) == 1:
        return {"at": local.time()}
    return {"at": local.time(), "fold": FIRST if moment == both[0] else SECOND}


def at_moment(baby: Baby, moment: datetime) -> dict[str, Any]:
    """The answers of a form for something seen at just this moment."""
    # The form shows minutes.
    minute = moment.replace(second=0, microsecond=0)
    on = wall_time(minute, baby.time_zone).date()
    exactly = {"when": Precision.EXACT.value, "on": on}
    return exactly | on_the_clock(minute, baby.time_zone)

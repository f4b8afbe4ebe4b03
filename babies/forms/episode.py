"""The form for an odd laugh or spell: every field optional, the worst things first."""

from datetime import date, datetime, time
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy, gettext_lazy as _

from babies.choices import (
    DirectedChoice,
    EpisodeKind,
    Precision,
    RespondsChoice,
    StateChoice,
    TickChoice as Tick,
    TriggerChoice,
)
from babies.episodes import Told, observation_from, told_of
from babies.forms.fields import (
    ChipField,
    ClockField,
    DayField,
    NumberField,
    PlainTextField,
)
from babies.forms.smile import (
    CLOCK_SKEW,
    FOLD_CHOICES,
    SECOND,
    at_moment,
    on_the_clock,
)
from babies.homes import moments_of, wall_time
from babies.models import NOTE_LENGTH, Baby, Episode
from clinical.advice import Level
from clinical.episode_texts import RESPONDS_UNSURE
from clinical.episodes import episode_advice

CHOOSE: Final = _("Please choose from these.")
#: Longer, or more often, than anybody counts: a slip of the finger.
LONGEST_SECONDS: Final = 24 * 60 * 60
MOST_A_DAY: Final = 9999
#: What can be ticked, by when a parent would notice it; the worst alone and first.
DANGER: Final = (
    Tick.BREATHING_TROUBLE,
    Tick.BLUE_OR_GREY,
    Tick.STILL_UNRESPONSIVE,
    Tick.REPEATED_WITHOUT_RECOVERY,
)
BEFORE: Final = (Tick.OUT_OF_CONTEXT, Tick.SLEEP_TRANSITION)
DURING: Final = (
    Tick.EYE_DEVIATION,
    Tick.LIMB_JERKS,
    Tick.STIFFENING,
    Tick.SPASM_CLUSTER,
    Tick.AUTOMATISMS,
    Tick.COLOUR_CHANGE_MILD,
    Tick.MIRTHLESS,
    Tick.STEREOTYPED,
    Tick.CANNOT_INTERRUPT,
)
AFTER: Final = (
    Tick.DROWSY_AFTER,
    Tick.WAKES_FROM_SLEEP,
    Tick.SKILL_LOSS,
    Tick.VIDEO,
)
GROUPS: Final = {"danger": DANGER, "before": BEFORE, "during": DURING, "after": AFTER}


class TicksField(forms.MultipleChoiceField):
    """Any number of a few things, as large chips."""

    def __init__(self, choices: Any, **options: Any) -> None:
        super().__init__(
            choices=choices,
            required=False,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"invalid_choice": CHOOSE, "invalid_list": CHOOSE},
            **options,
        )


def _ticks(label: Any, group: tuple[Tick, ...]) -> TicksField:
    return TicksField([(tick.value, tick.label) for tick in group], label=label)


def _amount(label: Any, highest: int) -> NumberField:
    limits = {
        "min_value": _("Please write a number from 0 up."),
        "max_value": _("This is very many. Please check it."),
    }
    return NumberField(
        label=label,
        required=False,
        min_value=0,
        max_value=highest,
        error_messages=limits,
    )


class EpisodeForm(forms.Form):
    """What was seen (clinical rules F.2), before, during and after."""

    danger = _ticks(_("Was there any of this?"), DANGER)
    kind = ChipField(label=_("What did you see?"), choices=EpisodeKind.choices)
    on = DayField(label=_("Day"), required=False)
    at = ClockField(label=_("Time, if you know it"), required=False)
    fold = ChipField(label=_("Which of the two?"), choices=FOLD_CHOICES)
    state = ChipField(choices=StateChoice.choices, otherwise=StateChoice.UNSURE)
    trigger = TicksField(TriggerChoice.choices, label=_("What happened just before?"))
    before = _ticks(_("How did it start?"), BEFORE)
    directed = ChipField(
        choices=DirectedChoice.choices, otherwise=DirectedChoice.UNSURE
    )
    responds = ChipField(
        help_text=gettext_lazy(RESPONDS_UNSURE),
        choices=RespondsChoice.choices,
        otherwise=RespondsChoice.UNSURE,
    )
    during = _ticks(_("What did you see then?"), DURING)
    minutes = _amount(_("Minutes"), LONGEST_SECONDS // 60)
    seconds = _amount(_("Seconds"), LONGEST_SECONDS)
    count_today = _amount(_("How many times that day?"), MOST_A_DAY)
    after = _ticks(_("What came after it?"), AFTER)
    note = PlainTextField(
        label=_("Note"), longest=NOTE_LENGTH, is_note=True, required=False
    )

    def __init__(
        self,
        *,
        baby: Baby,
        now: datetime,
        episode: Episode | None = None,
        data: Any = None,
        initial: dict[str, Any] | None = None,
    ) -> None:
        self.baby, self.now, self.episode = baby, now, episode
        self.zone = episode.time_zone if episode else baby.time_zone
        self.today = wall_time(now, self.zone).date()
        known = at_moment(baby, now) if episode is None else self._known(episode)
        super().__init__(data, initial={**known, **(initial or {})})
        self.asks_fold = "fold" in self.initial
        self.moment: datetime | None = None
        name = {"name": baby.name}
        self.fields["state"].label = _("Was %(name)s asleep, sleepy or awake?") % name
        self.fields["directed"].label = _("What was %(name)s looking at?") % name
        self.fields["responds"].label = (
            _("Did %(name)s respond to your voice or touch?") % name
        )

    def _known(self, episode: Episode) -> dict[str, Any]:
        said = told_of(episode)
        known = {name: getattr(said, name) for name in AS_TOLD}
        known |= dict.fromkeys(GROUPS, said.ticks)
        if said.duration_s is not None:
            known["minutes"], known["seconds"] = divmod(said.duration_s, 60)
        if said.observed_at is not None:
            known |= on_the_clock(said.observed_at, self.zone)
        return {**known, "on": said.on}

    def clean(self) -> dict[str, Any]:
        """Find the moment that was meant, and refuse what cannot be."""
        said = super().clean() or {}
        self._clean_kind(said)
        if not {"on", "at", "fold"} & self.errors.keys():
            said["on"] = said["on"] or self.today
            self._clean_moment(said["on"], said["at"], said["fold"])
        self._clean_length(said)
        return said

    def _clean_kind(self, said: dict[str, Any]) -> None:
        """What was ticked says enough; an empty post says nothing."""
        is_empty = not any(said.get(name) for name in ("kind", *GROUPS))
        if is_empty and not self.errors:
            self.add_error("kind", _("Please choose one of these."))
        said["kind"] = said.get("kind") or EpisodeKind.SPELL.value

    def _clean_length(self, said: dict[str, Any]) -> None:
        given = [said.get("minutes"), said.get("seconds")]
        said["duration_s"] = None
        if given != [None, None]:
            said["duration_s"] = 60 * (given[0] or 0) + (given[1] or 0)

    def _clean_moment(self, on: date, at: time | None, fold: str) -> None:
        if on < self.baby.birth_on:
            self.add_error("on", _("This day is before the birth. Please check it."))
        elif on > self.today:
            self.add_error("on", _("This day has not come yet. Please check it."))
        elif at is not None:
            self._clean_time(datetime.combine(on, at), fold)

    def _clean_time(self, local: datetime, fold: str) -> None:
        meant = moments_of(local, self.zone)
        self.asks_fold = len(meant) > 1
        if not meant:
            self.add_error(
                "at",
                _("The clocks went forward, so this time never came. Please check it."),
            )
        elif self.asks_fold and not fold:
            self.add_error(
                "fold",
                _("The clocks went back, so this time came twice. Please choose one."),
            )
        else:
            self._accept(meant[-1] if fold == SECOND else meant[0])

    def _accept(self, moment: datetime) -> None:
        if moment > self.now + CLOCK_SKEW:
            self.add_error("at", _("This time has not come yet. Please check it."))
        self.moment = moment
        before = self.episode and self.episode.observed_at
        # The form shows minutes: an untouched time keeps its seconds.
        if before and before.replace(second=0, microsecond=0) == moment:
            self.moment = before

    def told(self) -> Told:
        """What was said, as far as it could be read; the rest stays unsure."""
        said = self.cleaned_data
        known: dict[str, Any] = {name: said[name] for name in AS_TOLD if name in said}
        ticked = {tick for name in GROUPS for tick in said.get(name, ())}
        known |= {
            "trigger": tuple(said.get("trigger", ())),
            "ticks": tuple(tick for tick in Tick.values if tick in ticked),
            "precision": Precision.EXACT if self.moment else Precision.DAY,
        }
        return Told(
            **known,
            on=said.get("on") or self.today,
            duration_s=said["duration_s"],
            observed_at=self.moment,
            time_zone=self.zone,
        )

    @property
    def is_emergency(self) -> bool:
        """Whether what was sent asks for help at once, even if some of it is wrong."""
        self.is_valid()
        if not self.is_bound:
            return False
        seen = observation_from(self.told())
        return episode_advice(seen, self.baby.birth).level is Level.EMERGENCY


AS_TOLD: Final = (
    "kind", "state", "count_today", "trigger", "directed", "responds", "note",
)  # fmt: skip

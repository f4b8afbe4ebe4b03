"""Odd laughs and spells between the API and the form of the pages."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final, Self

from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError

from accounts.api.problems import InvalidError
from babies.api.entries import Here, Sent, Shown
from babies.api.smiles import at_home
from babies.choices import TickChoice
from babies.episodes import Told, observation_from, told_of
from babies.forms.episode import GROUPS, EpisodeForm
from babies.forms.smile import on_the_clock
from babies.homes import wall_time
from babies.models import Episode
from clinical.ages import Birth
from clinical.assessment import EPISODES
from clinical.episodes import advice_among, make_a_pattern
from milestones.facts import facts_of

#: What is said of an episode under the same name in the form.
ANSWERS: Final = (
    "kind", "state", "count_today", "trigger", "directed", "responds", "note",
)  # fmt: skip
#: The names of the form's fields, where the API has others.
NAME_OF: Final = {
    "at": "observed_at",
    "fold": "observed_at",
    "minutes": "duration_s",
    "seconds": "duration_s",
}
MOMENT: Final = frozenset({"observed_at", "on"})


@dataclass(frozen=True, slots=True)
class Judge:
    """What decides how urgent an episode is: the whole diary (clinical rules F.3)."""

    birth: Birth
    is_pattern: bool

    @classmethod
    def of(cls, here: Here) -> Self:
        """By the diary as it stands today."""
        facts = facts_of(here.baby, today=here.today)
        diary = [seen for seen in facts.observations if seen.kind in EPISODES]
        return cls(facts.birth, make_a_pattern(diary))

    def judged(self, row: Episode) -> Shown:
        """How urgent an episode is, and why."""
        seen = observation_from(row)
        advice = advice_among(seen, self.birth, is_pattern=self.is_pattern)
        return {
            "level": advice.level.value,
            "reasons": [str(reason) for reason in advice.reasons],
        }


def shown_episode(row: Episode, judge: Judge) -> Shown:
    """An episode with all that was seen, and how urgent that is."""
    ticks = set(row.ticks)
    return {
        "id": str(row.pk),
        "kind": row.kind,
        "observed_at": at_home(row.observed_at, row.time_zone),
        "on": row.on.isoformat(),
        "precision": row.precision,
        "time_zone": row.time_zone,
        "state": row.state,
        "duration_s": row.duration_s,
        "count_today": row.count_today,
        "trigger": list(row.trigger),
        "directed": row.directed,
        "responds": row.responds,
        **{tick: tick in ticks for tick in TickChoice.values},
        "note": row.note,
        **judge.judged(row),
        "logged_at": at_home(row.logged_at, row.time_zone),
    }


def told_from(sent: Sent, here: Here, row: Episode | None = None) -> Told:
    """What was sent of an episode, checked by the form. Raises ValidationError."""
    ticked = [tick for tick in TickChoice.values if sent.get(tick)]
    typed = {name: sent[name] for name in ANSWERS if name in sent}
    typed |= {
        name: [tick for tick in ticked if tick in group]
        for name, group in GROUPS.items()
    }
    typed |= {"seconds": sent.get("duration_s"), **_when(sent, here, row)}
    form = EpisodeForm(baby=here.baby, now=here.now, episode=row, data=typed)
    if not form.is_valid():
        raise ValidationError(_errors(form, has_time=bool(sent.get("observed_at"))))
    return form.told()


def _when(sent: Sent, here: Here, row: Episode | None) -> dict[str, Any]:
    """The answers of the form for a moment, a day, or now. Raises InvalidError."""
    moment, on = sent.get("observed_at"), sent.get("on")
    if moment is None and on is not None:
        return {"on": on}
    if moment is None and row is not None:
        raise InvalidError("on", _("Please give the day."))
    zone = row.time_zone if row else here.baby.time_zone
    moment = moment or here.now
    day = wall_time(moment, zone).date()
    if on not in {None, day}:
        raise InvalidError("on", _("At home, observed_at is on another day."))
    return {"on": day, **on_the_clock(moment, zone)}


def _errors(form: EpisodeForm, *, has_time: bool) -> dict[str, list[str]]:
    """What the form refuses, by the names of the API."""
    names = {**NAME_OF, "on": "observed_at"} if has_time else NAME_OF
    return {
        names.get(name, name): [str(sentence) for sentence in sentences]
        for name, sentences in form.errors.items()
    }


def kept_of(row: Episode, sent: Sent) -> dict[str, Any]:
    """What a change leaves as it was; another time or day replaces both."""
    kept = {name: getattr(row, name) for name in (*ANSWERS, "duration_s")}
    kept |= {tick: tick in row.ticks for tick in TickChoice.values}
    if not MOMENT & sent.keys():
        return kept | {name: getattr(row, name) for name in MOMENT}
    if sent.get("observed_at") is None and "on" not in sent:
        return kept | {"on": row.on}
    return kept


def says(row: Episode, said: Told, sent: Mapping[str, Any]) -> bool:
    """Whether an episode is just this; said without a time, it was "now" both times."""
    is_now = not any(sent.get(name) for name in MOMENT)
    left_out = MOMENT if is_now else frozenset()
    one, other = (
        {name: value for name, value in asdict(each).items() if name not in left_out}
        for each in (told_of(row), said)
    )
    return one == other

"""Odd laughs and spells in words: what it was, when, and what was seen.

No sentence here names a condition.
"""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _, gettext_lazy as _lazy, ngettext

from accounts.templatetags.shell import link
from babies.age_words import ages_line
from babies.choices import (
    DirectedChoice,
    EpisodeKind,
    RespondsChoice,
    StateChoice,
    TickChoice,
    TriggerChoice,
)
from babies.models import Baby, Episode
from babies.smile_words import NOT_KNOWN, clock_words

LABELS: Final = {
    "kind": _lazy("Seen"),
    "when": _lazy("When"),
    "state": _lazy("Awake or asleep"),
    "trigger": _lazy("Just before"),
    "directed": _lazy("Looking at"),
    "responds": _lazy("Responded"),
    "duration": _lazy("How long"),
    "count": _lazy("How often that day"),
    "ticks": _lazy("What else was seen"),
    "filmed": _lazy("Filmed"),
    "note": _lazy("Note"),
}
KIND: Final = {
    EpisodeKind.LAUGH.value: _lazy("Odd laugh"),
    EpisodeKind.SPELL.value: _lazy("Odd spell"),
    EpisodeKind.SPASM_CLUSTER.value: _lazy("Series of quick bends"),
}
STATE: Final = {
    StateChoice.AWAKE.value: _lazy("awake"),
    StateChoice.DROWSY.value: _lazy("sleepy"),
    StateChoice.ASLEEP.value: _lazy("asleep"),
}


@dataclass(frozen=True, slots=True)
class ShownEpisode:
    """An episode as a row of a list; `detail` is empty when nothing more is known."""

    row: Episode
    label: str
    detail: str
    time: str
    url: str


def shown_episode(row: Episode) -> ShownEpisode:
    """An episode ready for a list: what it was, when, and what was seen."""
    url = link("milestones:laugh", row.baby_id, row.pk)
    return ShownEpisode(row, label_of(row), detail_of(row), time_of(row), url)


def label_of(row: Episode) -> str:
    """What it was, in two or three words."""
    return str(KIND[row.kind])


def time_of(row: Episode) -> str:
    """The time of day at home, if it is known."""
    if row.observed_at is None:
        return _("Time not known")
    return clock_words(row.observed_at, row.time_zone)


def detail_of(row: Episode) -> str:
    """All that was seen, in one line of short words."""
    parts = [str(STATE.get(row.state, ""))]
    if row.duration_s is not None:
        parts.append(length_words(row.duration_s))
    if row.count_today is not None:
        parts.append(_times(row.count_today))
    if row.responds == RespondsChoice.NO:
        parts.append(_("did not respond"))
    elif row.responds == RespondsChoice.YES:
        parts.append(_("responded"))
    return " · ".join(filter(None, [*parts, *_ticked(row)]))


def _ticked(row: Episode, *, but: Container[TickChoice] = ()) -> list[str]:
    """The labels of what was ticked, the worst first."""
    return [
        str(tick.label)
        for tick in TickChoice
        if tick.value in row.ticks and tick not in but
    ]


def _times(count: int) -> str:
    return ngettext("%(count)s time that day", "%(count)s times that day", count) % {
        "count": count
    }


def length_words(seconds: int) -> str:
    """How long it lasted, in minutes and seconds."""
    minutes, rest = divmod(seconds, 60)
    in_minutes = ngettext("%(count)s minute", "%(count)s minutes", minutes)
    in_seconds = ngettext("%(count)s second", "%(count)s seconds", rest)
    if not minutes:
        return in_seconds % {"count": rest}
    if not rest:
        return in_minutes % {"count": minutes}
    return _("%(minutes)s min %(seconds)s s") % {"minutes": minutes, "seconds": rest}


def answers_of(row: Episode) -> list[tuple[str, str]]:
    """Every answer about an episode in words, with what it answers."""
    told: Mapping[str, str] = {
        "kind": str(EpisodeKind(row.kind).label),
        "when": when_of(row),
        "state": _known(StateChoice(row.state)),
        "trigger": ", ".join(
            filter(None, [_known(TriggerChoice(each)) for each in row.trigger])
        ),
        "directed": _known(DirectedChoice(row.directed)),
        # Not sure is an answer here: it has to be said what to choose then.
        "responds": str(RespondsChoice(row.responds).label),
        "duration": "" if row.duration_s is None else length_words(row.duration_s),
        "count": "" if row.count_today is None else _times(row.count_today),
        "ticks": "; ".join(_ticked(row, but={TickChoice.VIDEO})),
        "filmed": _("Yes") if TickChoice.VIDEO in row.ticks else "",
        "note": row.note,
    }
    return [(str(LABELS[name]), said) for name, said in told.items() if said]


def _known(
    choice: StateChoice | TriggerChoice | DirectedChoice,
) -> str:
    return "" if choice.value in NOT_KNOWN else str(choice.label)


def when_of(row: Episode) -> str:
    """The day and the time, as well as they are known."""
    said = {"day": date_format(row.on), "time": time_of(row)}
    if row.observed_at is None:
        return _("%(day)s, time not known") % said
    return _("%(day)s, %(time)s") % said


@dataclass(frozen=True, slots=True)
class EpisodeLine:
    """An episode for a doctor: when, at which ages, and all that was seen."""

    label: str
    when: str
    ages: str
    answers: tuple[tuple[str, str], ...]
    note: str
    was_filmed: bool


#: Which answers a line has words of its own for.
SAID_APART: Final = frozenset({"kind", "when", "filmed", "note"})


def episode_lines(baby: Baby, rows: Iterable[Episode]) -> list[EpisodeLine]:
    """Episodes for a doctor, in the order given."""
    apart = {str(LABELS[name]) for name in SAID_APART}
    return [
        EpisodeLine(
            label=str(EpisodeKind(row.kind).label),
            when=when_of(row),
            ages=ages_line(baby.birth, row.on),
            answers=tuple(
                (label, said) for label, said in answers_of(row) if label not in apart
            ),
            note=row.note,
            was_filmed=TickChoice.VIDEO in row.ticks,
        )
        for row in rows
    ]

"""Entries of every kind as lines of the timeline, under their days and weeks."""

import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import count, groupby
from typing import Any, Final

from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _, gettext_lazy, ngettext

from accounts.templatetags.shell import link
from babies.age_words import week_heading
from babies.bedtime import is_logged
from babies.choices import Precision
from babies.episode_words import detail_of, label_of, time_of
from babies.merges import twice_logged
from babies.models import (
    Baby,
    BedtimeNight,
    Concern,
    DiaryRow,
    Episode,
    First,
    LostSkill,
    Photo,
    Sleep,
    Smile,
)
from babies.photo_words import PhotoShown, shown_photo
from babies.photos import photos_by_entry
from babies.sleep_words import shown_sleep
from babies.smile_words import class_in_words, clock_words, summary_of
from clinical.concerns import ConcernKind
from clinical.library import library
from milestones.explained import skill_words
from milestones.models import Answer, TipTried, ValueChoice
from milestones.words import CONCERNS

NOTE_SHOWN: Final = 60
#: Colour and symbol of each class of smile.
MARKS: Final = {
    "reflex": ("moon", "mark-moon"),
    "unclear": ("cloud", "mark-cloud"),
    "likely_social": ("sun", "mark-likely"),
    "social": ("sun", "mark-sun"),
    "laugh": ("star", "mark-star"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An entry in one line; `moment` puts it in its place within the day."""

    color: str
    symbol: str
    label: str
    text: str = ""
    time: str = ""
    note: str = ""
    url: str = ""
    edit_url: str = ""
    undo_url: str = ""
    # Where to say that it is of the same smile as another person's entry.
    same_url: str = ""
    photos: tuple[PhotoShown, ...] = ()
    moment: datetime | None = None

    @property
    def words(self) -> str:
        """The time and what is known besides."""
        return " · ".join(filter(None, (self.time, self.text)))


@dataclass(frozen=True, slots=True)
class Day:
    """The lines of one day, each with its number on the page."""

    heading: str
    number: int
    lines: list[tuple[int, Line]]


@dataclass(frozen=True, slots=True)
class Week:
    """The days of one week of the age that counts."""

    heading: str
    days: list[Day]


def weeks_of(baby: Baby, rows: Sequence[tuple[str, DiaryRow]]) -> list[Week]:
    """A page's entries under their weeks and days; the latest of a day comes first."""
    beside = _Beside(
        baby,
        twice_logged(row for _kind, row in rows if isinstance(row, Smile)),
        photos_by_entry(baby, (row.pk for _kind, row in rows)),
    )
    days: list[tuple[date, Day]] = []
    number = count(1)
    for on, found in groupby(rows, lambda each: each[1].on):
        timed = [
            (line.moment or row.logged_at, line) for line, row in _told(found, beside)
        ]
        timed.sort(key=lambda each: each[0], reverse=True)
        lines = [(next(number), line) for _moment, line in timed]
        days.append((on, Day(date_format(on), len(days), lines)))
    return [
        Week(heading, [day for _on, day in of_week])
        for heading, of_week in groupby(
            days, lambda each: week_heading(baby.birth, each[0])
        )
    ]


@dataclass(frozen=True, slots=True)
class _Beside:
    """What other rows say of those of a page: who else logged the smile, and photos."""

    baby: Baby
    same: Mapping[Any, Smile]
    photos: Mapping[uuid.UUID, Sequence[Photo]]


def _told(
    found: Iterable[tuple[str, DiaryRow]], beside: _Beside
) -> Iterator[tuple[Line, DiaryRow]]:
    for kind, row in found:
        if isinstance(row, BedtimeNight) and not is_logged(row):
            continue
        line = LINES[kind](row)
        if row in beside.same:
            other = beside.same[row]
            url = link("babies:smile_merge", other.baby_id, row.pk, other.pk)
            line = replace(line, same_url=url)
        if row.pk in beside.photos:
            photos = (
                shown_photo(p, beside.baby, row.on) for p in beside.photos[row.pk]
            )
            line = replace(line, photos=tuple(photos))
        yield line, row


def _short(note: str) -> str:
    return Truncator(note).chars(NOTE_SHOWN) if len(note) > NOTE_SHOWN else note


def _smile(row: Smile) -> Line:
    color, symbol = MARKS[row.smile_class]
    return Line(
        color=color,
        symbol=symbol,
        label=class_in_words(row),
        time=clock_words(row.observed_at, row.time_zone, row.precision),
        text=summary_of(row),
        note=_short(row.note),
        url=link("babies:smile", row.baby_id, row.pk),
        edit_url=link("babies:smile_edit", row.baby_id, row.pk),
        moment=row.observed_at,
    )


ANSWERED: Final = {
    ValueChoice.YES.value: gettext_lazy("Answered: yes"),
    ValueChoice.NOT_YET.value: gettext_lazy("Answered: not yet"),
    ValueChoice.NOT_SURE.value: gettext_lazy("Answered: not sure"),
}


def _answer(row: Answer) -> Line:
    return Line(
        color="soft",
        symbol="icon-check",
        label=str(ANSWERED[row.value]),
        time=_("about this day") if row.precision == Precision.ABOUT else "",
        text=skill_words(row.expectation_id),
        url=link("milestones:expectation", row.baby_id, row.expectation_id),
        undo_url=_undo(row, "answers"),
    )


def _undo(row: Answer | Concern | LostSkill | TipTried, kind: str) -> str:
    return link("milestones:remove", row.baby_id, kind, row.pk)


def _worry(row: Concern) -> Line:
    return Line(
        color="soft",
        symbol="icon-heart",
        label=_("Worry"),
        text=str(CONCERNS[ConcernKind(row.kind)]),
        note=_short(row.note),
        url=link("milestones:worry", row.baby_id),
        undo_url=_undo(row, "worries"),
    )


def _loss(row: LostSkill) -> Line:
    return Line(
        color="soft",
        symbol="icon-question",
        label=_("This has stopped"),
        text=skill_words(row.skill),
        note=_short(row.note),
        url=link("milestones:expectation", row.baby_id, row.skill),
        undo_url=_undo(row, "losses"),
    )


def _first(row: First) -> Line:
    return Line(
        color="sun",
        symbol="icon-heart",
        label=row.title,
        text=_("Own first"),
        note=_short(row.note),
        url=link("milestones:firsts", row.baby_id),
        edit_url=link("milestones:first_edit", row.baby_id, row.pk),
    )


def _episode(row: Episode) -> Line:
    return Line(
        color="soft",
        symbol="icon-warning",
        label=label_of(row),
        time=time_of(row),
        text=detail_of(row),
        note=_short(row.note),
        url=link("milestones:laugh", row.baby_id, row.pk),
        edit_url=link("milestones:laugh_edit", row.baby_id, row.pk),
        moment=row.observed_at,
    )


def _sleep(row: Sleep) -> Line:
    said = shown_sleep(row)
    return Line(
        color="moon",
        symbol="icon-bed",
        label=_("Sleep"),
        time=said.times,
        text=said.length,
        note=_short(row.note),
        url=link("babies:sleeps", row.baby_id),
        edit_url=said.url,
        moment=row.started_at,
    )


def _bedtime(row: BedtimeNight) -> Line:
    done = len(row.steps)
    steps = ngettext("%(count)s step done", "%(count)s steps done", done)
    time = row.in_bed_at and clock_words(row.in_bed_at, row.time_zone)
    return Line(
        color="moon",
        symbol="icon-clock",
        label=_("Bedtime"),
        time=time or "",
        text=steps % {"count": done},
        url=link("babies:bedtime", row.baby_id),
        moment=row.in_bed_at,
    )


def _tip(row: TipTried) -> Line:
    tip, outcome = library().tip_by_id.get(row.tip), row.get_outcome_display()
    return Line(
        color="sun",
        symbol="icon-tip",
        label=_("Tip tried"),
        text=f"{_(tip.title)} · {outcome}" if tip else outcome,
        note=_short(row.note),
        url=link("milestones:tip", row.baby_id, row.tip) if tip else "",
        undo_url=_undo(row, "tips"),
    )


LINES: Final[dict[str, Callable[[Any], Line]]] = {
    "smiles": _smile,
    "answers": _answer,
    "firsts": _first,
    "sleeps": _sleep,
    "bedtimes": _bedtime,
    "tips": _tip,
    "worries": _worry,
    "losses": _loss,
    "episodes": _episode,
}

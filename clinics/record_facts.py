"""The ten facts of a record: where a baby stands, in ten seconds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.db.models import Max, Q, Sum
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from babies.age_words import ages_line, in_weeks
from babies.choices import SmileClassChoice
from babies.models import Concern, SmileDay
from clinical.ages import AgeBasis
from clinics.choices import Part
from clinics.flag_words import reason_words
from clinics.parts import is_shared
from clinics.reading import Reading
from milestones import words

LAST_DAYS: Final = 7
WORRIES: Final = 3


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing to know at a glance."""

    label: str
    said: str
    is_marked: bool = False
    is_old: bool = False


@dataclass(frozen=True, slots=True)
class Sign:
    """A reason to act in a few words; `kind` leads to what is done about it."""

    kind: str
    words: str


def facts_for(read: Reading) -> list[Fact]:
    """Every fact that a share shows."""
    return [fact for make in FACTS for fact in make(read)]


def _ages(read: Reading) -> list[Fact]:
    subject = read.baby.birth
    known = subject.gestation_days
    weeks = _("not known") if known is None else in_weeks(known)
    return [
        Fact(_("Age"), ages_line(subject, read.today)),
        Fact(_("Born"), date_format(subject.born_on)),
        Fact(_("Gestation"), weeks, is_marked=known is None),
    ]


def _status(read: Reading) -> list[Fact]:
    if not read.shows(Part.SMILES):
        return []
    found, smile = read.found, read.found.smile
    said = words.status_words(
        smile,
        read.baby.name,
        before_due=found.corrected_age_days < 0,
        is_corrected=found.age_basis is AgeBasis.CORRECTED,
    )
    first, confirmed = smile.record.first_strong_on, smile.record.confirmed_on
    days = days_of(read)
    return [
        Fact(_("Smiling"), said.lead, is_marked=smile.evidence is not None),
        Fact(_("First social smile"), day_words(first)),
        Fact(_("Confirmed"), day_words(confirmed)),
        Fact(_("Last 7 days"), _last_days(days)),
        Fact(
            _("Newest smile entry"),
            day_words(days["newest"]),
            is_marked=days["newest"] is None,
            is_old=read.is_old(days["newest"]),
        ),
    ]


def day_words(on: date | None) -> str:
    """A day, or that there is none yet."""
    return _("not logged yet") if on is None else date_format(on)


def days_of(read: Reading) -> Mapping[str, Any]:
    """The last seven days by class and the day of the newest entry, in one query."""
    lately = Q(on__gte=read.today - timedelta(days=LAST_DAYS - 1))
    sums = {name: Sum(name, filter=lately) for name in SmileClassChoice.values}
    days = SmileDay.objects.filter(baby=read.baby, on__lte=read.today)
    return days.aggregate(newest=Max("on"), **sums)


def _last_days(days: Mapping[str, Any]) -> str:
    said = [
        _("%(label)s: %(count)s") % {"count": days[name], "label": label}
        for name, label in SmileClassChoice.choices
        if days[name]
    ]
    return ", ".join(said) or _("nothing logged")


def _worries(read: Reading) -> list[Fact]:
    if not read.shows(Part.SUMMARY):
        return []
    said = "; ".join(map(worry_words, worries_of(read)))
    return [Fact(_("The family's worry"), said or _("none named"), bool(said))]


def worries_of(read: Reading) -> list[Concern]:
    """The newest worries of a family."""
    rows = Concern.objects.filter(
        baby=read.baby, on__lte=read.today, binned_at__isnull=True
    )
    return list(rows.order_by("-on", "-logged_at", "pk")[:WORRIES])


def worry_words(row: Concern) -> str:
    """What a family is worried about, and since when; never its note."""
    return _("%(what)s, %(on)s") % {
        "what": row.get_kind_display(),
        "on": date_format(row.on),
    }


def signs_of(read: Reading) -> list[Sign]:
    """Every shared reason to act."""
    smile = read.found.smile
    return [
        Sign(
            flag.kind,
            reason_words(flag.kind, smile.status, smile.evidence or ""),
        )
        for flag in read.found.flags
        if is_shared(flag.kind, read.parts)
    ]


def _signs(read: Reading) -> list[Fact]:
    said = "; ".join(sign.words for sign in signs_of(read))
    return [Fact(_("Reasons to act"), said or _("none"), bool(said))]


FACTS: Final[tuple[Callable[[Reading], list[Fact]], ...]] = (
    _ages,
    _status,
    _worries,
    _signs,
)

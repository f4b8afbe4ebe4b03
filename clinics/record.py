"""A baby's record as a share shows it: what is not shared is not even read."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import Max
from django.utils.formats import date_format
from django.utils.translation import gettext as _, ngettext

from babies.age_words import ages_line, in_weeks
from babies.choices import SmileClassChoice
from babies.episode_words import EpisodeLine, episode_lines
from babies.facts import classification_of
from babies.models import (
    NEWEST_FIRST,
    Baby,
    Concern,
    Episode,
    LostSkill,
    Smile,
    SmileDay,
)
from babies.said import seen_of
from babies.sleep_words import in_hours
from babies.sleeps import sleep_summary
from babies.smile_words import class_in_words, summary_of, time_in_words
from babies.words import in_words
from clinical.ages import AgeBasis
from clinical.assessment import Assessment, assess
from clinical.window import DayTally
from clinics.choices import Part
from clinics.flag_words import reason_words
from clinics.models import Share
from clinics.parts import is_shared
from milestones import words
from milestones.explained import skill_words
from milestones.facts import facts_of, strip_dates
from milestones.strip import Strip, day_strip

LAST_DAYS: Final = 7
OLD_AFTER: Final = timedelta(days=14)
MOST: Final = 25


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing to know at a glance."""

    label: str
    said: str
    is_marked: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One smile with its class and the reasons for it."""

    class_name: str
    label: str
    when: str
    summary: str
    reasons: tuple[str, ...]
    by_staff: bool


@dataclass(frozen=True, slots=True)
class Record:
    """Everything a share shows of a baby on a day."""

    name: str
    facts: list[Fact]
    reasons: list[str]
    strip: Strip | None
    entries: list[Entry]
    unmet: list[str]
    lost: list[str]
    episodes: list[EpisodeLine]
    sleep: str
    rules_version: str


@dataclass(frozen=True, slots=True)
class _Reading:
    """One reading of a baby by a share."""

    baby: Baby
    parts: frozenset[str]
    found: Assessment
    tallies: list[DayTally]

    def shows(self, part: Part) -> bool:
        return part.value in self.parts


def record_of(share: Share, today: date) -> Record:
    """The record of a share's baby on a day at its home."""
    baby = share.baby
    facts = facts_of(baby, today=today)
    found = assess(facts, today)
    read = _Reading(baby, frozenset(share.parts), found, list(facts.tallies or ()))
    smiles, milestones = read.shows(Part.SMILES), read.shows(Part.MILESTONES)
    return Record(
        name=baby.name,
        facts=[fact for make in FACTS for fact in make(read)],
        reasons=[in_words(r) for r in found.smile_reasons] if smiles else [],
        strip=day_strip(strip_dates(baby.birth, today), read.tallies)
        if smiles
        else None,
        entries=_entries(read) if smiles else [],
        unmet=_unmet(found) if milestones else [],
        lost=_lost(read) if milestones else [],
        episodes=_episodes(read) if read.shows(Part.LAUGHS) else [],
        sleep=_sleep(read),
        rules_version=found.rules_version,
    )


def _ages(read: _Reading) -> list[Fact]:
    subject = read.baby.birth
    known = subject.gestation_days
    weeks = _("not known") if known is None else in_weeks(known)
    return [
        Fact(_("Age"), ages_line(subject, read.found.on)),
        Fact(_("Born"), date_format(subject.born_on)),
        Fact(_("Gestation"), weeks, is_marked=known is None),
    ]


def _status(read: _Reading) -> list[Fact]:
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
    return [
        Fact(_("Smiling"), said.lead, is_marked=smile.evidence is not None),
        Fact(_("First social smile"), _day(first)),
        Fact(_("Confirmed"), _day(confirmed)),
        Fact(_("Last 7 days"), _last_days(read)),
        _newest(read),
    ]


def _day(on: date | None) -> str:
    return _("not logged yet") if on is None else date_format(on)


def _last_days(read: _Reading) -> str:
    since = read.found.on - timedelta(days=LAST_DAYS - 1)
    days = SmileDay.objects.filter(baby=read.baby, on__gte=since, on__lte=read.found.on)
    sums = dict.fromkeys(SmileClassChoice.values, 0)
    for row in days.values(*SmileClassChoice.values):
        for name, number in row.items():
            sums[name] += number
    said = [
        _("%(label)s: %(count)s") % {"count": n, "label": SmileClassChoice(name).label}
        for name, n in sums.items()
        if n
    ]
    return ", ".join(said) or _("nothing logged")


def _newest(read: _Reading) -> Fact:
    """How old the newest entry is: silence of two weeks is marked."""
    days = SmileDay.objects.filter(baby=read.baby, on__lte=read.found.on)
    newest = days.aggregate(newest=Max("on"))["newest"]
    is_old = newest is None or read.found.on - newest > OLD_AFTER
    return Fact(_("Newest smile entry"), _day(newest), is_marked=is_old)


def _worries(read: _Reading) -> list[Fact]:
    if not read.shows(Part.SUMMARY):
        return []
    rows = Concern.objects.filter(
        baby=read.baby, on__lte=read.found.on, binned_at__isnull=True
    ).order_by("-on", "-logged_at", "pk")[:3]
    said = [
        _("%(what)s, %(on)s")
        % {"what": row.get_kind_display(), "on": date_format(row.on)}
        for row in rows
    ]
    none = _("none named")
    return [Fact(_("The family's worry"), "; ".join(said) or none, bool(said))]


def _signs(read: _Reading) -> list[Fact]:
    """Every shared reason to act in a few words."""
    smile = read.found.smile
    said = [
        reason_words(flag.kind, smile.status, smile.evidence or "")
        for flag in read.found.flags
        if is_shared(flag.kind, read.parts)
    ]
    return [Fact(_("Reasons to act"), "; ".join(said) or _("none"), bool(said))]


def _unmet(found: Assessment) -> list[str]:
    return [
        _("%(what)s, not yet on %(on)s")
        % {"what": _(item.expectation.summary), "on": date_format(item.newest_on)}
        for item in found.unmet
    ]


def _lost(read: _Reading) -> list[str]:
    rows = LostSkill.objects.filter(
        baby=read.baby, on__lte=read.found.on, binned_at__isnull=True
    ).order_by("-on", "pk")[:MOST]
    return [
        _("%(what)s, gone on %(on)s")
        % {"what": skill_words(row.skill), "on": date_format(row.on)}
        for row in rows
    ]


def _episodes(read: _Reading) -> list[EpisodeLine]:
    rows = Episode.objects.filter(
        baby=read.baby, on__lte=read.found.on, binned_at__isnull=True
    ).order_by("-on", "-logged_at", "pk")[:MOST]
    return episode_lines(read.baby, rows)


def _entries(read: _Reading) -> list[Entry]:
    rows = Smile.objects.filter(
        baby=read.baby, on__lte=read.found.on, binned_at__isnull=True
    ).order_by(*NEWEST_FIRST)[:MOST]
    return [_entry(read.baby, row) for row in rows]


def _entry(baby: Baby, row: Smile) -> Entry:
    given = classification_of(row, baby.birth)
    seen = seen_of(row)
    when = _("%(on)s, %(time)s") % {
        "on": date_format(row.on),
        "time": time_in_words(seen),
    }
    return Entry(
        class_name=row.smile_class,
        label=class_in_words(row),
        when=when,
        summary=summary_of(row),
        reasons=tuple(in_words(r) for r in (*given.reasons, *given.against)),
        by_staff=row.reporter == "staff",
    )


def _sleep(read: _Reading) -> str:
    if not read.shows(Part.SLEEP):
        return ""
    found = sleep_summary(read.baby, read.found.on)
    if found is None:
        return _("No sleep was logged in the last seven days.")
    return ngettext(
        "%(hours)s a day, from %(days)s day with entries",
        "%(hours)s a day, from %(days)s days with entries",
        found.days,
    ) % {"hours": in_hours(found.average_minutes), "days": found.days}


FACTS: Final[tuple[Callable[[_Reading], list[Fact]], ...]] = (
    _ages,
    _status,
    _worries,
    _signs,
)

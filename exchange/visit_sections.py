"""The parts of the page for the visit, each put into words (clinical rules E.4)."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from django.utils.formats import date_format
from django.utils.translation import gettext, gettext as _, ngettext

from babies.age_words import in_weeks, in_years
from babies.choices import SmileClassChoice, TickChoice
from babies.episode_words import detail_of, label_of
from babies.models import Baby, Smile, VisitNotes
from babies.said import seen_of
from babies.sleep_words import in_hours
from babies.sleeps import sleep_summary
from babies.smile_words import class_in_words, summary_of, time_in_words
from babies.words import in_words
from clinical.ages import AgeBasis
from clinical.assessment import Assessment, Facts
from clinical.concerns import ConcernKind
from clinical.observations import Kind
from exchange.diary import (
    counted_smiles,
    counts_by_class,
    newest_episodes,
    newest_worries,
)
from exchange.notes import FIELDS
from exchange.sheet import Entry, Fact, Section
from milestones import words
from milestones.cards import cards
from milestones.explained import skill_words
from milestones.keepsakes import day_words

MOST_UNMET: Final = 8
# From about the second birthday on, nobody counts in weeks.
WEEKS_UNTIL_DAY: Final = 2 * 365
ODD: Final = frozenset({Kind.LAUGH, Kind.SPELL, Kind.SPASM_CLUSTER})


def about(baby: Baby, text: str) -> str:
    """A text of the rules in the reader's language, with the baby's name in its gap."""
    return gettext(text) % {"name": baby.name}


def ages(baby: Baby, found: Assessment) -> Section:
    """Birth date, weeks at birth, both ages, and what the one in use rests on."""
    subject, today = baby.birth, found.on
    born = date_format(subject.born_on)
    if baby.birth_is_estimated:
        born = _("about %(on)s, an estimate") % {"on": born}
    known = subject.gestation_days
    return Section(
        title=_("Dates and ages"),
        facts=(
            Fact(_("Born"), (born,)),
            Fact(
                _("Time in the womb"),
                (_("not known") if known is None else in_weeks(known),),
            ),
            Fact(
                _("Age from birth"),
                (_age(subject.born_on, found.birth_age_days, today),),
            ),
            Fact(_("Age that counts"), (_age_that_counts(baby, found),)),
            Fact(
                _("What it rests on"), tuple(in_words(note) for note in found.age_notes)
            ),
        ),
    )


def _age(born_on: date, days: int, today: date) -> str:
    """In weeks at first, which is how the window is told; then in years and months."""
    return in_weeks(days) if days < WEEKS_UNTIL_DAY else in_years(born_on, today)


def _age_that_counts(baby: Baby, found: Assessment) -> str:
    if found.corrected_age_days < 0:
        return _("before the due date")
    is_corrected = found.age_basis is AgeBasis.CORRECTED
    start = baby.birth.zero_on if is_corrected else baby.birth.born_on
    said = _age(start, found.corrected_age_days, found.on)
    return _("%(age)s corrected") % {"age": said} if is_corrected else said


def smiling(baby: Baby, found: Assessment) -> Section:
    """The status and why, and the first strong date."""
    said = words.status_words(
        found.smile,
        baby.name,
        before_due=found.corrected_age_days < 0,
        is_corrected=found.age_basis is AgeBasis.CORRECTED,
    )
    first_on = found.smile.record.first_strong_on
    first = _not_logged() if first_on is None else _dated(baby, first_on)
    return Section(
        title=_("Smiling at people"),
        lead=() if baby.quiet_since else (said.lead,),
        facts=(Fact(_("First social smile"), (first,)),),
        lines=(
            *(in_words(reason) for reason in found.smile_reasons),
            _("Rules %(version)s, not yet signed by a clinician.")
            % {"version": found.rules_version},
        ),
    )


def _dated(baby: Baby, on: date) -> str:
    age = day_words(baby.birth, on)
    return _("%(on)s. %(age)s.") % {"on": date_format(on), "age": age}


def _not_logged() -> str:
    return _("Not logged yet")


def reasons_to_talk(baby: Baby, found: Assessment) -> Section:
    """Every open reason to act with its time; what was done about it, too."""
    return Section(
        title=_("Reasons to talk"),
        facts=tuple(
            Fact(
                card.time,
                tuple(filter(None, (card.lead, *card.reasons, card.reviewed))),
            )
            for card in cards(found, baby.reviews.all(), baby)
        ),
    )


def smiles(baby: Baby, found: Assessment) -> Section:
    """How many of each class, and the newest ones that count."""
    counts = counts_by_class(baby, found.classes, today=found.on)
    return Section(
        title=_("Smiles in the diary"),
        facts=tuple(
            Fact(str(SmileClassChoice(name).label), (str(number),))
            for name, number in counts.items()
        ),
        entries=tuple(map(_entry, counted_smiles(baby, today=found.on))),
    )


def _entry(smile: Smile) -> Entry:
    detail = [time_in_words(seen_of(smile)), summary_of(smile)]
    return Entry(
        smile.smile_class,
        class_in_words(smile),
        date_format(smile.on),
        " · ".join(filter(None, detail)),
    )


def signs(baby: Baby, facts: Facts, found: Assessment) -> Section:
    """What is not yet, what is gone, worries, and odd laughs and spells."""
    unmet = [
        _since(gettext(item.expectation.summary), item.since) for item in found.unmet
    ]
    if len(unmet) > MOST_UNMET:
        unmet[MOST_UNMET:] = [_more(len(unmet) - MOST_UNMET)]
    lost = [
        _since(skill_words(seen.skill), seen.on)
        for seen in facts.observations
        if seen.kind is Kind.SKILL_LOSS
    ]
    worries = [
        _noted(row.on, str(words.CONCERNS[ConcernKind(row.kind)]), row.note)
        for row in newest_worries(baby, today=found.on)
    ]
    odd = [
        _noted(row.on, label_of(row), detail_of(row), row.note)
        for row in newest_episodes(baby, today=found.on)
    ]
    return Section(
        title=_("What stands out"),
        facts=(
            _listed(_("Not yet"), unmet),
            _listed(_("No more"), lost),
            _listed(_("Our worries"), worries),
            _listed(_("Odd laughs or spells"), odd),
        ),
    )


def _since(what: str, on: date) -> str:
    return _("%(what)s: since %(on)s") % {"what": what, "on": date_format(on)}


def _noted(on: date, *said: str) -> str:
    told = " · ".join(filter(None, said))
    return _("%(on)s: %(what)s") % {"on": date_format(on), "what": told}


def _more(count: int) -> str:
    return ngettext("and %(count)s more", "and %(count)s more", count) % {
        "count": count
    }


def _listed(label: str, values: Iterable[str]) -> Fact:
    return Fact(label, tuple(values) or (_("None logged"),))


def told(baby: Baby, notes: VisitNotes, today: date) -> Section:
    """What the family wants to tell, in its own words; its sleep from the diary."""
    facts = []
    for name, label in FIELDS.items():
        said = getattr(notes, name).strip()
        values = tuple(filter(None, said.splitlines())) or (_("Not noted yet"),)
        facts.append(Fact(str(label), values))
        if name == "feeding":
            facts.append(Fact(_("Sleep"), (_sleep(baby, today),)))
    return Section(title=_("In our own words"), facts=tuple(facts))


def _sleep(baby: Baby, today: date) -> str:
    summary = sleep_summary(baby, today)
    if summary is None:
        return _not_logged()
    return ngettext(
        "%(hours)s a day, from %(count)s day of the last week",
        "%(hours)s a day, from %(count)s days of the last week",
        summary.days,
    ) % {"hours": in_hours(summary.average_minutes), "count": summary.days}


def to_bring(baby: Baby, facts: Facts) -> Section:
    """What to show: videos tell more than words."""
    odd = [seen for seen in facts.observations if seen.kind in ODD]
    lines = [
        _("A phone video of %(name)s awake, with a face close by.")
        % {"name": baby.name}
    ]
    if any(TickChoice.VIDEO in seen.ticks for seen in odd):
        lines.append(_("The video of the odd laugh or spell."))
    elif odd:
        lines.append(_("If it happens again: a video, if that is safe."))
    lines.append(_("The result of the hearing test."))
    return Section(title=_("To show at the visit"), lines=tuple(lines))

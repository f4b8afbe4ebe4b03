"""Why a parent sees what they see: the arithmetic, the evidence, other babies."""

from dataclasses import dataclass
from functools import cache

from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext as _, ngettext

from babies.age_words import in_weeks
from babies.words import in_words
from clinical.ages import AgeBasis, Birth
from clinical.assessment import Assessment
from clinical.catalog import Group, catalog, fact_id
from milestones import words
from milestones.cards import SMILE_KINDS

# What a late flag repeats of the status's own reasons.
SAID_ALREADY = frozenset({"nothing_logged", "only_uncounted_smiles", "not_yet"})


@dataclass(frozen=True, slots=True)
class SumRow:
    """A line of the arithmetic."""

    label: str
    value: str
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class Ground:
    """A reason, and why it counts as it does."""

    sentence: str
    why: str


def sum_rows(subject: Birth, found: Assessment, *, is_today: bool) -> list[SumRow]:
    """The way from two dates to the age that counts (clinical rules C.2)."""
    day = _("Today") if is_today else _("The day you look at")
    rows = [
        SumRow(day, date_format(found.on)),
        SumRow(_("Born"), date_format(subject.born_on)),
        SumRow(_("Days since birth"), str(found.birth_age_days)),
    ]
    if found.age_basis is AgeBasis.CORRECTED:
        early = in_weeks(subject.gestation_days or 0)
        rows.append(
            SumRow(
                _("Born early, at %(weeks)s") % {"weeks": early},
                f"\N{MINUS SIGN} {subject.days_early}",
            )
        )
    else:
        rows.append(SumRow(_("Days taken off"), _("none")))
    return [*rows, _total(found)]


def _total(found: Assessment) -> SumRow:
    days = found.corrected_age_days
    if days < 0:
        return SumRow(_("Age that counts"), _("before the due date"), is_total=True)
    label = _("Age that counts, %(weeks)s") % {"weeks": in_weeks(days)}
    in_days = ngettext("%(count)s day", "%(count)s days", days) % {"count": days}
    return SumRow(label, in_days, is_total=True)


def grounds(found: Assessment) -> list[Ground]:
    """What the status rests on, each with why it does not count, if so."""
    flagged = [
        reason
        for flag in found.flags
        if flag.kind in SMILE_KINDS
        for reason in flag.reasons
        if reason.code not in SAID_ALREADY
    ]
    return [
        Ground(in_words(reason), str(words.WHY_UNCOUNTED.get(reason.code, "")))
        for reason in (*found.smile_reasons, *flagged)
    ]


def cohort(subject: Birth) -> str:
    """What other babies did, born as early or as late as this one; made once."""
    group = Group.PRETERM if subject.days_early else Group.TERM
    is_unknown = subject.gestation_days is None
    return _cohort_in(group, get_language() or "", is_unknown=is_unknown)


@cache
def _cohort_in(group: Group, _language: str, *, is_unknown: bool) -> str:
    weeks = [week for week in catalog().cohort if week.group is group]
    context = {
        "weeks": [(_week(week.week), week) for week in weeks],
        "is_preterm": group is Group.PRETERM,
        "is_unknown": is_unknown,
        "source": catalog().source_by_key["SMOCC"],
    }
    return render_to_string("milestones/_cohort.html", context)


def _week(week: int) -> str:
    if week >= 0:
        return str(week)
    return ngettext(
        "%(weeks)s week before the due date",
        "%(weeks)s weeks before the due date",
        -week,
    ) % {"weeks": -week}


def note_words(found: Assessment) -> list[str]:
    """What to know about the age in use."""
    return [in_words(note) for note in found.age_notes]


def skill_words(skill: str) -> str:
    """A skill by the name its expectation has."""
    entry = catalog().by_id.get(fact_id(skill))
    return _(entry.summary) if entry else skill

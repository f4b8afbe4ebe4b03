"""Ages in words: two ages in one sentence, never a negative or unexplained one."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _, ngettext

from clinical.ages import (
    Birth,
    add_months,
    age_notes,
    birth_age_days,
    corrected_age_days,
)

MONTHS_A_YEAR: Final = 12
DAYS_A_WEEK: Final = 7


def in_weeks(days: int) -> str:
    """A stretch of days as weeks and days."""
    weeks, rest = divmod(days, DAYS_A_WEEK)
    in_days = ngettext("%(count)s day", "%(count)s days", rest) % {"count": rest}
    if not weeks:
        return in_days
    whole = ngettext("%(count)s week", "%(count)s weeks", weeks) % {"count": weeks}
    if not rest:
        return whole
    return _("%(weeks)s %(days)s") % {"weeks": whole, "days": in_days}


def in_years(born_on: date, on: date) -> str:
    """An age from the second birthday on, as years and months."""
    months = (on.year - born_on.year) * MONTHS_A_YEAR + on.month - born_on.month
    if add_months(born_on, months) > on:
        months -= 1
    years, rest = divmod(months, MONTHS_A_YEAR)
    whole = ngettext("%(count)s year", "%(count)s years", years) % {"count": years}
    if not rest:
        return whole
    in_months = ngettext("%(count)s month", "%(count)s months", rest) % {"count": rest}
    return _("%(years)s %(months)s") % {"years": whole, "months": in_months}


def ages_line(subject: Birth, on: date) -> str:
    """Both ages of a baby on a day, and what the second one rests on."""
    basis, *_others = age_notes(subject, on)
    return LINES[basis.code](subject, on)


def week_line(subject: Birth, on: date) -> str:
    """The week of the age that counts on a day; the month from the second birthday."""
    if on >= subject.corrected_until:
        return _("At %(age)s") % {"age": in_years(subject.born_on, on)}
    age, basis = corrected_age_days(subject, on), age_notes(subject, on)[0]
    if age < 0:
        return _("Before the due date")
    is_corrected = basis.code == "corrected"
    if age < DAYS_A_WEEK:
        return _("First week after the due date") if is_corrected else _("First week")
    said = _("At %(age)s corrected") if is_corrected else _("At %(age)s")
    return said % {"age": in_weeks(age - age % DAYS_A_WEEK)}


def week_heading(subject: Birth, on: date) -> str:
    """The same, with the day on which that week begins."""
    line, age = week_line(subject, on), corrected_age_days(subject, on)
    if age < 0 or on >= subject.corrected_until:
        return line
    begins = date_format(on - timedelta(age % DAYS_A_WEEK), "SHORT_DATE_FORMAT")
    return _("%(week)s · from %(day)s") % {"week": line, "day": begins}


def _from_birth(subject: Birth, on: date) -> str:
    return in_weeks(max(0, birth_age_days(subject, on)))


def _term(subject: Birth, on: date) -> str:
    if on >= subject.corrected_until:
        return _older(subject, on)
    return _("%(age)s · born on time") % {"age": _from_birth(subject, on)}


def _little_early(subject: Birth, on: date) -> str:
    return _("%(age)s · born a little early") % {"age": _from_birth(subject, on)}


def _post_term(subject: Birth, on: date) -> str:
    return _("%(age)s · born after the due date") % {"age": _from_birth(subject, on)}


def _unknown(subject: Birth, on: date) -> str:
    return _("%(age)s from birth · weeks at birth not known") % {
        "age": _from_birth(subject, on)
    }


def _older(subject: Birth, on: date) -> str:
    return _("%(age)s old") % {"age": in_years(subject.born_on, on)}


def _preterm(subject: Birth, on: date) -> str:
    age, corrected = _from_birth(subject, on), corrected_age_days(subject, on)
    if corrected < 0:
        return _("%(age)s from birth · due date in %(left)s") % {
            "age": age,
            "left": in_weeks(-corrected),
        }
    if corrected == 0:
        return _("%(age)s from birth · due date today") % {"age": age}
    return _("%(age)s from birth · %(corrected)s corrected") % {
        "age": age,
        "corrected": in_weeks(corrected),
    }


# By the code of the note that the rules give for the age in use (C.2).
LINES: Final[dict[str, Callable[[Birth, date], str]]] = {
    "from_birth": _term,
    "a_little_early": _little_early,
    "post_term": _post_term,
    "gestation_unknown": _unknown,
    "corrected": _preterm,
    "correction_ended": _older,
}

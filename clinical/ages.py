"""Ages: days since birth, days since the zero day, and which of them counts.

Source: clinical rules C.1 to C.4 (American Academy of Pediatrics 2004 for the
terms, common practice for the rule). All ages are whole calendar days.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from clinical.numbers import (
    CONFIRM_ABOVE_DAYS,
    CONFIRM_BELOW_DAYS,
    CORRECTION_MONTHS,
    LITTLE_EARLY_BEFORE_DAYS,
    LONGEST_GESTATION_DAYS,
    OLDEST_MONTHS,
    POST_TERM_FROM_DAYS,
    PRETERM_BEFORE_DAYS,
    SHORTEST_GESTATION_DAYS,
    STAFF_ONLY_WEEKS,
    TERM_DAYS,
    WEEKS_ONLY_SLACK_DAYS,
)
from clinical.reasons import Reason, gettext_noop as _


class AgeBasis(StrEnum):
    """What the milestone age counts from."""

    CORRECTED = "corrected"
    BIRTH = "birth"
    GESTATION_UNKNOWN = "birth_gestation_unknown"


class ImplausibleBirthError(ValueError):
    """Dates of birth that cannot be right; `field` names the one to look at."""

    def __init__(self, field: str, reason: Reason) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Birth:
    """A birth and what follows from it; `gestation_days` is the total, or None.

    Made by `birth()`, which derives the last three fields.
    """

    born_on: date
    gestation_days: int | None
    days_early: int
    zero_on: date
    corrected_until: date


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or its last day when it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    if day.day <= 28:
        return date(year, month, day.day)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def birth(born_on: date, gestation_days: int | None) -> Birth:
    """A birth with its zero day: only births before 37w0d are corrected (C.2)."""
    early = 0
    if gestation_days is not None and gestation_days < PRETERM_BEFORE_DAYS:
        early = TERM_DAYS - gestation_days
    return Birth(
        born_on,
        gestation_days,
        early,
        born_on + timedelta(days=early),
        add_months(born_on, CORRECTION_MONTHS),
    )


def birth_age_days(subject: Birth, on: date) -> int:
    """Whole days since birth."""
    return (on - subject.born_on).days


def corrected_age_days(subject: Birth, on: date) -> int:
    """Whole days since the zero day, or since birth from the second birthday (C.2).

    Negative before the due date of a preterm baby; pages never show that number.
    """
    if on >= subject.corrected_until:
        return (on - subject.born_on).days
    return (on - subject.zero_on).days


def age_basis(subject: Birth, on: date) -> AgeBasis:
    """Which age counts for milestones on a day."""
    if on >= subject.corrected_until:
        return AgeBasis.BIRTH
    if subject.gestation_days is None:
        return AgeBasis.GESTATION_UNKNOWN
    return AgeBasis.CORRECTED if subject.days_early else AgeBasis.BIRTH


def due_on(subject: Birth) -> date | None:
    """The day 40w0d was reached, or None when the gestation is not known."""
    if subject.gestation_days is None:
        return None
    return subject.born_on + timedelta(days=TERM_DAYS - subject.gestation_days)


def gestation_from(
    born_on: date,
    *,
    weeks: int | None = None,
    days: int | None = None,
    due: date | None = None,
) -> int | None:
    """Gestation at birth in total days, from weeks and days or from the due date.

    Both may be given and must then agree to the day. Weeks alone mean 0 days.
    Raises ImplausibleBirthError naming the field (C.3).
    """
    stated = _stated_gestation(weeks, days)
    if due is None:
        return stated
    by_due_date = TERM_DAYS - (due - born_on).days
    if not SHORTEST_GESTATION_DAYS <= by_due_date <= LONGEST_GESTATION_DAYS:
        raise ImplausibleBirthError("due_date", DUE_DATE_OUT_OF_RANGE)
    if stated is not None and stated != by_due_date:
        raise ImplausibleBirthError("due_date", _disagreement(by_due_date))
    return by_due_date


def _stated_gestation(weeks: int | None, days: int | None) -> int | None:
    if weeks is None:
        if days is not None:
            raise ImplausibleBirthError("gestation_days", DAYS_WITHOUT_WEEKS)
        return None
    if days is not None and not 0 <= days <= 6:
        raise ImplausibleBirthError("gestation_days", DAYS_OUT_OF_RANGE)
    if weeks == STAFF_ONLY_WEEKS:
        raise ImplausibleBirthError("gestation_weeks", TWENTY_ONE_WEEKS)
    total = 7 * weeks + (days or 0)
    if not SHORTEST_GESTATION_DAYS <= total <= LONGEST_GESTATION_DAYS:
        raise ImplausibleBirthError("gestation_weeks", WEEKS_OUT_OF_RANGE)
    return total


def _disagreement(by_due_date: int) -> Reason:
    weeks, days = divmod(by_due_date, 7)
    return Reason(
        "due_date_disagrees",
        _(
            "The due date and the weeks do not agree. "
            "This due date means %(weeks)s weeks and %(days)s days at birth."
        ),
        {"weeks": weeks, "days": days},
    )


def check_birth_date(born_on: date, today: date) -> None:
    """Refuse a birth in the future or more than six years ago (C.3)."""
    if born_on > today:
        raise ImplausibleBirthError("born", BORN_IN_FUTURE)
    if today > add_months(born_on, OLDEST_MONTHS):
        raise ImplausibleBirthError("born", BORN_TOO_LONG_AGO)


def needs_confirming(gestation_days: int | None) -> bool:
    """Whether a gestation is rare enough to ask again: under 24w0d, over 42w6d."""
    if gestation_days is None:
        return False
    return not CONFIRM_BELOW_DAYS <= gestation_days <= CONFIRM_ABOVE_DAYS


def age_notes(
    subject: Birth, on: date, *, weeks_only: bool = False
) -> tuple[Reason, ...]:
    """What a reader should know about the age in use on a day (C.2, C.3)."""
    notes = [_basis_note(subject, on)]
    # A term baby is as old whatever the days were, so nothing need be said.
    if weeks_only and age_basis(subject, on) is AgeBasis.CORRECTED:
        notes.append(WEEKS_ONLY)
    if needs_confirming(subject.gestation_days):
        notes.append(RARE_GESTATION)
    if on < subject.zero_on:
        notes.append(BEFORE_DUE_DATE)
    return tuple(notes)


def _basis_note(subject: Birth, on: date) -> Reason:
    gestation = subject.gestation_days
    if on >= subject.corrected_until:
        return CORRECTION_ENDED if subject.days_early else FROM_BIRTH
    if gestation is None:
        return GESTATION_UNKNOWN
    if subject.days_early:
        return Reason(
            "corrected",
            _(
                "Born %(days)s days before the due date. "
                "Milestone ages count from the due date until the second birthday."
            ),
            {"days": subject.days_early},
        )
    if gestation < LITTLE_EARLY_BEFORE_DAYS:
        return A_LITTLE_EARLY
    return POST_TERM if gestation >= POST_TERM_FROM_DAYS else FROM_BIRTH


DAYS_WITHOUT_WEEKS: Final = Reason(
    "days_without_weeks", _("Give the weeks too, or leave the days empty.")
)
DAYS_OUT_OF_RANGE: Final = Reason(
    "days_out_of_range", _("Days go from 0 to 6. Seven days are one more week.")
)
TWENTY_ONE_WEEKS: Final = Reason(
    "twenty_one_weeks",
    _("21 weeks is very rare. Please ask your care team to add this baby."),
)
WEEKS_OUT_OF_RANGE: Final = Reason(
    "weeks_out_of_range", _("Weeks at birth go from 22 weeks to 44 weeks and 6 days.")
)
DUE_DATE_OUT_OF_RANGE: Final = Reason(
    "due_date_out_of_range",
    _(
        "This due date does not fit the birth date. "
        "It would mean a birth before 22 weeks or after 44 weeks and 6 days."
    ),
)
BORN_IN_FUTURE: Final = Reason(
    "born_in_future", _("The birth date is after today. Please check it.")
)
BORN_TOO_LONG_AGO: Final = Reason(
    "born_too_long_ago", _("Smilestone follows children up to their sixth birthday.")
)
WEEKS_ONLY: Final = Reason(
    "weeks_only",
    _(
        "Only the weeks are known. The age may be off by up to %(days)s days. "
        "The due date would make it exact."
    ),
    {"days": WEEKS_ONLY_SLACK_DAYS},
)
RARE_GESTATION: Final = Reason(
    "rare_gestation", _("This is a rare number of weeks. Please check it once more.")
)
BEFORE_DUE_DATE: Final = Reason(
    "before_due_date", _("The due date has not been reached yet.")
)
CORRECTION_ENDED: Final = Reason(
    "correction_ended",
    _("From the second birthday, ages count from birth."),
)
GESTATION_UNKNOWN: Final = Reason(
    "gestation_unknown",
    _(
        "The weeks at birth are not known, so this age counts from birth. "
        "Add the due date to make it exact."
    ),
)
A_LITTLE_EARLY: Final = Reason(
    "a_little_early",
    _(
        "Born a little early. From 37 weeks ages count from birth. "
        "A few days either way is common."
    ),
)
POST_TERM: Final = Reason(
    "post_term", _("Born after the due date. Ages count from birth; no days are added.")
)
FROM_BIRTH: Final = Reason("from_birth", _("Ages count from the birth date."))

"""The rules' main numbers in words, each with the sources it rests on."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from clinical import numbers as n
from clinical.sleep import USUAL_HOURS


@dataclass(frozen=True, slots=True)
class CitedNumber:
    """One number, what it is for, and keys of its sources.

    Those without a source are choices of this product.
    """

    label: str
    value: str
    sources: tuple[str, ...]


def cited_numbers() -> list[CitedNumber]:
    """What a reader would want to check."""
    sleep = [*_hours_of_sleep(), *_bedtime_numbers(), *_safe_sleep_numbers()]
    return [*_smile_numbers(), *_age_numbers(), *sleep]


def _smile_numbers() -> list[CitedNumber]:
    """The window, and when a smile counts (clinical rules A.4, B.3)."""
    return [
        CitedNumber(
            _("The usual time for a first social smile"),
            _(
                "day %(first)s to day %(last)s from birth; if born early, from the due date"
            )
            % {"first": n.WINDOW_OPENS_DAY, "last": n.WINDOW_LAST_DAY},
            ("S0", "S13", "S15"),
        ),
        CitedNumber(
            _("From here we ask you to talk to your pediatrician"),
            _("day %(day)s") % {"day": n.LATE_FROM_DAY},
            ("S15", "S17"),
        ),
        CitedNumber(
            _("From here we ask you to call this week"),
            _("day %(day)s") % {"day": n.CLEARLY_LATE_FROM_DAY},
            ("S13",),
        ),
        CitedNumber(
            _("A smile back at a person counts as social"),
            _("from day %(day)s") % {"day": n.SOCIAL_FROM_DAYS},
            ("S11",),
        ),
        CitedNumber(_("Days with a smile that confirm it"), str(n.DAYS_TO_CONFIRM), ()),
    ]


def _age_numbers() -> list[CitedNumber]:
    """Which age counts, and when a list opens (clinical rules C.2, D.1)."""
    return [
        CitedNumber(
            _("Ages count from the due date for births before"),
            _("%(weeks)s weeks") % {"weeks": n.PRETERM_BEFORE_DAYS // 7},
            ("S24", "S24b"),
        ),
        CitedNumber(
            _("Ages count from the due date up to"),
            _("%(months)s months") % {"months": n.CORRECTION_MONTHS},
            ("S26", "S31"),
        ),
        CitedNumber(
            _("A list opens before its day by"),
            _("%(days)s days") % {"days": n.CHECKLIST_OPENS_DAYS_BEFORE},
            (),
        ),
    ]


def _hours_of_sleep() -> list[CitedNumber]:
    """How long babies usually sleep, by age (clinical rules G.3)."""
    return [
        CitedNumber(
            _("Hours of sleep in 24, from %(months)s months on")
            % {"months": usual.from_month},
            _("%(low)s to %(high)s hours") % {"low": usual.low, "high": usual.high},
            tuple(each.source for each in usual.published),
        )
        for usual in USUAL_HOURS
    ]


def _bedtime_numbers() -> list[CitedNumber]:
    """When bedtimes are steady (clinical rules G.2, G.4)."""
    return [
        CitedNumber(
            _("A rhythm of day and night starts, and may be looked at"),
            _("day %(first)s, and day %(last)s")
            % {"first": n.RHYTHM_STARTS_DAY, "last": n.RHYTHM_SETTLED_DAY},
            ("S58", "S59"),
        ),
        CitedNumber(
            _("Evenings it takes to say how steady bedtimes are"),
            _("%(needs)s of %(evenings)s")
            % {"needs": n.LONG_VIEW_NEEDS, "evenings": n.LONG_VIEW_EVENINGS},
            ("S53", "S54"),
        ),
        CitedNumber(
            _("A bedtime is very steady, or fairly steady, up to"),
            _("%(very)s minutes, or %(fairly)s")
            % {"very": n.VERY_STEADY_MINUTES, "fairly": n.FAIRLY_STEADY_MINUTES},
            (),
        ),
        CitedNumber(
            _("Bedtime routines were studied from"),
            _("%(months)s months") % {"months": n.ROUTINES_STUDIED_FROM_MONTHS},
            ("S48",),
        ),
    ]


def _safe_sleep_numbers() -> list[CitedNumber]:
    """Where and how long one sleeps (clinical rules G.5)."""
    return [
        CitedNumber(
            _("The steepest surface that is still safe"),
            _("%(degrees)s degrees") % {"degrees": n.STEEPEST_DEGREES},
            ("S57",),
        ),
        CitedNumber(
            _("White noise stays away by"),
            _("%(cm)s cm") % {"cm": n.NOISE_DISTANCE_CM},
            ("S60",),
        ),
        CitedNumber(
            _("We ask about a single sleep over"),
            _("%(hours)s hours") % {"hours": n.LONG_SLEEP_HOURS},
            (),
        ),
    ]

"""What other dates of birth would change, said before anything is saved."""

from dataclasses import dataclass
from datetime import date

from django.utils.crypto import salted_hmac
from django.utils.formats import date_format
from django.utils.translation import gettext as _, ngettext

from babies.age_words import ages_line, in_weeks
from babies.facts import changed_classes
from babies.models import Baby
from babies.said import Profile, profile_of
from clinical.ages import Birth
from clinical.assessment import Assessment
from clinical.window import LATE_STATUSES, Window
from milestones.services import assessment
from milestones.words import status_words


@dataclass(frozen=True, slots=True)
class Change:
    """One thing now, and as it would be."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Effect:
    """Everything that other dates would change, in words."""

    changes: tuple[Change, ...]
    smiles: str
    warning: str
    matters: bool


def effect_of(baby: Baby, *, subject: Birth, today: date) -> Effect:
    """What would change today if the baby had been born like this."""
    before = assessment(baby, today=today)
    after = assessment(baby, today=today, birth=subject)
    classes = changed_classes(baby, subject)
    return Effect(
        changes=_changes(baby, (before, after), (baby.birth, subject)),
        smiles=_smiles(classes),
        warning=_warning(baby, before, after),
        matters=classes > 0
        or before.smile.window != after.smile.window
        or before.smile.status is not after.smile.status,
    )


def _changes(
    baby: Baby, found: tuple[Assessment, Assessment], births: tuple[Birth, Birth]
) -> tuple[Change, ...]:
    rows = (
        (_("Ages today"), *(ages_line(birth, found[0].on) for birth in births)),
        (_("Age that counts"), *map(_counted, found)),
        (_("Usual time"), *(_window(each.smile.window) for each in found)),
        (_("Today"), *(_status(baby, each) for each in found)),
    )
    return tuple(Change(*row) for row in rows if row[1] != row[2])


def _counted(found: Assessment) -> str:
    days = found.corrected_age_days
    if days < 0:
        return _("The due date has not come yet")
    return _("%(age)s, day %(day)s") % {"age": in_weeks(days), "day": days}


def _window(window: Window) -> str:
    return _("%(first)s to %(last)s") % {
        "first": date_format(window.opens),
        "last": date_format(window.last_day),
    }


def _status(baby: Baby, found: Assessment) -> str:
    is_early = found.corrected_age_days < 0
    return status_words(found.smile, baby.name, before_due=is_early).lead


def _smiles(count: int) -> str:
    if not count:
        return ""
    return ngettext(
        "%(count)s smile would be counted as something else.",
        "%(count)s smiles would be counted as something else.",
        count,
    ) % {"count": count}


def _warning(baby: Baby, before: Assessment, after: Assessment) -> str:
    """A change that makes a baby late at once says so, with the day."""
    if before.smile.status in LATE_STATUSES or after.smile.status not in LATE_STATUSES:
        return ""
    return _(
        "%(name)s would be past the usual time at once. It would have ended on "
        "%(last)s, and today would be day %(day)s."
    ) % {
        "name": baby.name,
        "last": date_format(after.smile.window.last_day),
        "day": after.corrected_age_days,
    }


def token_of(baby: Baby, said: Profile, effect: Effect) -> str:
    """Stands for exactly these values and what they were shown to change."""
    shown = f"{baby.pk} {profile_of(baby)} {said} {effect}"
    return salted_hmac("milestones.changed_dates", shown).hexdigest()


def first_entry_on(baby: Baby) -> date | None:
    """The day of the first entry of any kind in a baby's diary."""
    rows = (baby.smiles, baby.concerns, baby.lost_skills, baby.answers)
    days = (
        row.filter(binned_at__isnull=True)
        .order_by("on")
        .values_list("on", flat=True)
        .first()
        for row in rows
    )
    return min(filter(None, days), default=None)

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
from clinical.ages import AgeBasis, Birth
from clinical.assessment import Assessment
from clinical.window import LATE_STATUSES, Window
from milestones.refusals import RefusedEntryError
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
    ahead: str
    warning: str
    matters: bool


def effect_of(
    baby: Baby, *, subject: Birth, today: date, then: date | None = None
) -> Effect:
    """What would change now if the baby had been born like this.

    `then` is the day at another home, if that would change too.
    """
    then = then or today
    before = assessment(baby, today=today)
    after = assessment(baby, today=then, birth=subject)
    classes = changed_classes(baby, subject)
    ahead = _ahead(baby, today, then)
    return Effect(
        changes=_changes(baby, (before, after), (baby.birth, subject)),
        smiles=_smiles(classes),
        ahead=ahead,
        warning=_warning(baby, before, after),
        matters=classes > 0
        or bool(ahead)
        or before.smile.window != after.smile.window
        or before.smile.status is not after.smile.status,
    )


def effect_to_ask(
    baby: Baby, *, subject: Birth | None, today: date, then: date
) -> Effect | None:
    """What has to be shown before it is saved, if there is anything.

    Another home can be a day ahead or behind, which matters as other dates do.
    """
    if subject is None or (subject, then) == (baby.birth, today):
        return None
    effect = effect_of(baby, subject=subject, today=today, then=then)
    return effect if effect.matters else None


def _changes(
    baby: Baby, found: tuple[Assessment, Assessment], births: tuple[Birth, Birth]
) -> tuple[Change, ...]:
    aged = zip(births, found, strict=True)
    rows = (
        (_("Day at home"), *(date_format(each.on) for each in found)),
        (_("Ages today"), *(ages_line(birth, each.on) for birth, each in aged)),
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
    is_corrected = found.age_basis is AgeBasis.CORRECTED
    return status_words(
        found.smile, baby.name, before_due=is_early, is_corrected=is_corrected
    ).lead


def _smiles(count: int) -> str:
    if not count:
        return ""
    return ngettext(
        "%(count)s smile would be counted as something else.",
        "%(count)s smiles would be counted as something else.",
        count,
    ) % {"count": count}


def _ahead(baby: Baby, today: date, then: date) -> str:
    """An entry that would lie on a day that has not come at the new home."""
    last = _days_of_entries(baby, "-on")
    on = max(last, default=then)
    if on <= then or then == today:
        return ""
    return _("There is an entry from %(on)s. There, that day is still to come.") % {
        "on": date_format(on)
    }


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


def check_birth(born_on: date, *, baby: Baby) -> None:
    """Refuse a birth date after which entries lie; raises RefusedEntryError."""
    first = first_entry_on(baby) if born_on > baby.birth_on else None
    if first is not None and first < born_on:
        sentence = _(
            "There is an entry from %(on)s, before this day. Please check both."
        )
        raise RefusedEntryError("birth_on", sentence % {"on": date_format(first)})


def first_entry_on(baby: Baby) -> date | None:
    """The day of the first entry of any kind in a baby's diary."""
    return min(_days_of_entries(baby, "on"), default=None)


def _days_of_entries(baby: Baby, order: str) -> list[date]:
    """The first day of each kind of entry, in an order."""
    rows = (
        baby.smiles,
        baby.concerns,
        baby.lost_skills,
        baby.episodes,
        baby.answers,
    )
    days = (
        row.filter(binned_at__isnull=True)
        .order_by(order)
        .values_list("on", flat=True)
        .first()
        for row in rows
    )
    return [day for day in days if day is not None]

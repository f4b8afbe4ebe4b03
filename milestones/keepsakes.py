"""Days worth keeping: the first confirmed social smile, and the first laugh."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _

from babies.models import Baby, SmileDay
from clinical.ages import AgeBasis, Birth, age_basis, birth_age_days, corrected_age_days
from clinical.assessment import Assessment


class KeepsakeKind(StrEnum):
    """What there is to keep."""

    SMILE = "smile"
    LAUGH = "laugh"


@dataclass(frozen=True, slots=True)
class Keepsake:
    """A day worth keeping."""

    kind: KeepsakeKind
    on: date


def keepsakes_of(
    found: Assessment, *, first_laugh_on: date | None = None
) -> tuple[Keepsake, ...]:
    """What there is to keep so far.

    The smile is kept once it is confirmed, with the day of the first strong one: it
    was confirmed later, but that is when it was seen.
    """
    kept = []
    record = found.smile.record
    if record.confirmed_on is not None and record.first_strong_on is not None:
        kept.append(Keepsake(KeepsakeKind.SMILE, record.first_strong_on))
    if first_laugh_on is not None:
        kept.append(Keepsake(KeepsakeKind.LAUGH, first_laugh_on))
    return tuple(kept)


def first_laugh_on(baby: Baby, *, today: date) -> date | None:
    """The first day with a laugh while awake; an odd one is kept elsewhere."""
    days = SmileDay.objects.filter(baby=baby, laugh__gt=0, on__lte=today)
    return days.order_by("on").values_list("on", flat=True).first()


def day_words(subject: Birth, on: date) -> str:
    """How old a baby was on a day, in days; both ages where they differ."""
    said = {"day": birth_age_days(subject, on)}
    if age_basis(subject, on) is not AgeBasis.CORRECTED:
        return _("Day %(day)s") % said
    corrected = corrected_age_days(subject, on)
    if corrected < 0:
        return _("Day %(day)s from birth, before the due date") % said
    return _("Day %(day)s from birth, day %(corrected)s corrected") % {
        **said,
        "corrected": corrected,
    }

"""Other dates of birth that staff suggest: the family decides, and history is kept."""

import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from typing import Any, Final

from django.db import transaction
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy

from accounts.by_hand import is_inserted, is_stored
from accounts.models import User
from babies.age_words import in_weeks
from babies.models import Baby
from babies.said import Profile, plain, profile_of
from babies.services import IdTakenError, edit_baby, held
from clinical.ages import Birth
from clinics.choices import Verdict
from clinics.models import Correction, Staff
from milestones.changed_dates import Change, first_entry_on

DATES: Final = (
    "birth_on",
    "birth_is_estimated",
    "gestation_weeks",
    "gestation_days",
    "due_on",
)
DAYS: Final = ("birth_on", "due_on")


#: Why an answer of a family cannot be, in words.
TO_FAMILY: Final[Mapping[str, Promise]] = {
    "outdated": gettext_lazy("The dates are others by now. Nothing was changed."),
    "too_early": gettext_lazy("An entry is older than this. Nothing was changed."),
    Verdict.ACCEPTED: gettext_lazy("These dates were accepted already."),
    Verdict.REFUSED: gettext_lazy("These dates were refused already."),
    Verdict.WITHDRAWN: gettext_lazy("The clinic took this back. Nothing was changed."),
}


#: Why a suggestion of staff cannot be, or cannot be taken back.
TO_STAFF: Final[Mapping[str, Promise]] = {
    "same": gettext_lazy("These are the dates the family gave."),
    "waiting": gettext_lazy("A suggestion waits already. Take it back first."),
    Verdict.ACCEPTED: gettext_lazy("The family has accepted these dates already."),
    Verdict.REFUSED: gettext_lazy("The family has refused these dates already."),
    Verdict.WITHDRAWN: gettext_lazy("This suggestion was taken back already."),
}


class RefusedCorrectionError(Exception):
    """A suggestion or answer that cannot be; `reason` is for the page and the API."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested:
    """What a member of staff suggests; `after` holds the fields of `DATES`."""

    baby: Baby
    after: Mapping[str, Any]
    why: str
    by: Staff
    now: datetime
    key: uuid.UUID = field(default_factory=uuid.uuid4)


def dates_of(baby: Baby) -> dict[str, Any]:
    """The dates that a baby's page says now, as JSON holds them."""
    said = plain(profile_of(baby))
    return {name: said[name] for name in DATES}


def profile_with(baby: Baby, dates: Mapping[str, Any]) -> Profile:
    """What the baby's page would say with other dates."""
    return replace(profile_of(baby), **_typed(dates))


def birth_with(baby: Baby, dates: Mapping[str, Any]) -> Birth:
    """The birth as the clinical rules would see it with other dates."""
    return Baby(**asdict(profile_with(baby, dates))).birth


def _typed(dates: Mapping[str, Any]) -> dict[str, Any]:
    """Dates as JSON holds them, as a profile holds them."""
    return {
        name: date.fromisoformat(value) if name in DAYS and value else value
        for name, value in dates.items()
    }


@transaction.atomic
def suggest(said: Suggested) -> Correction:
    """Ask the family for other dates; the same id again is the same suggestion.

    Raises RefusedCorrectionError: "same" when they change nothing, and "waiting" while
    another suggestion of the clinic waits; and IdTakenError.
    """
    baby = held(Baby.objects.all()).get(pk=said.baby.pk)
    clinic = said.by.clinic_id
    rows = Correction.objects.filter(baby=baby, clinic=clinic)
    known = rows.filter(pk=said.key).first()
    if known is not None:
        return known
    row = Correction(
        pk=said.key,
        baby=baby,
        clinic_id=clinic,
        before=dates_of(baby),
        after=dict(said.after),
        why=said.why,
        by=said.by,
        at=said.now,
    )
    refusal = ""
    if birth_with(baby, said.after) == baby.birth:
        refusal = "same"
    elif rows.filter(verdict=Verdict.OPEN).exists():
        refusal = "waiting"
    # An id of another baby or clinic, which may have used it at this very moment.
    if is_stored(Correction, said.key) or not (refusal or is_inserted(row)):
        raise IdTakenError
    if refusal:
        raise RefusedCorrectionError(refusal)
    return row


@transaction.atomic
def withdraw(correction: Correction, *, by: User, now: datetime) -> None:
    """Take a suggestion back. Raises RefusedCorrectionError once it is settled."""
    _settle(_open(correction), Verdict.WITHDRAWN, by, now)


@transaction.atomic
def refuse(correction: Correction, *, by: User, now: datetime) -> None:
    """Keep the dates. Raises RefusedCorrectionError once it is settled."""
    _settle(_open(correction), Verdict.REFUSED, by, now)


@transaction.atomic
def accept(correction: Correction, *, by: User, now: datetime) -> Baby:
    """Take over the dates, as if a parent had typed them.

    Raises RefusedCorrectionError when it is settled, when the dates are others than
    those it was made for, or when an entry would lie before the birth; then nothing
    has changed.
    """
    row = _open(correction)
    if not still_holds(row):
        raise RefusedCorrectionError("outdated")
    if entry_before(row):
        raise RefusedCorrectionError("too_early")
    _settle(row, Verdict.ACCEPTED, by, now)
    profile = profile_with(row.baby, row.after)
    return edit_baby(baby=row.baby, profile=profile, by=by, now=now)


def still_holds(correction: Correction) -> bool:
    """Whether the baby's dates are still those the suggestion was made for."""
    return bool(dates_of(correction.baby) == correction.before)


def entry_before(correction: Correction) -> date | None:
    """The day of the first entry, if that would lie before the birth."""
    first = first_entry_on(correction.baby)
    born_on = profile_with(correction.baby, correction.after).birth_on
    return first if first is not None and first < born_on else None


def _open(correction: Correction) -> Correction:
    """The suggestion as it is now, with its baby held. Raises when it is settled."""
    baby = held(Baby.objects.all()).get(pk=correction.baby_id)
    row = Correction.objects.get(pk=correction.pk)
    if row.verdict != Verdict.OPEN:
        raise RefusedCorrectionError(row.verdict)
    row.baby = baby
    return row


def _settle(row: Correction, verdict: Verdict, by: User, now: datetime) -> None:
    row.verdict, row.decided_by, row.decided_at = verdict, by, now
    row.save(update_fields=["verdict", "decided_by", "decided_at"])


def changes_of(correction: Correction) -> tuple[Change, ...]:
    """What it would change of the dates, in words."""
    before, after = _typed(correction.before), _typed(correction.after)
    rows = (
        Change(_("Birth date"), _born(before), _born(after)),
        Change(_("Weeks at birth"), _weeks(before), _weeks(after)),
    )
    return tuple(row for row in rows if row.before != row.after)


def _born(dates: Mapping[str, Any]) -> str:
    on = date_format(dates["birth_on"])
    return _("About %(on)s") % {"on": on} if dates["birth_is_estimated"] else on


def _weeks(dates: Mapping[str, Any]) -> str:
    if dates["gestation_weeks"] is None or dates["birth_is_estimated"]:
        return _("not known")
    return in_weeks(7 * dates["gestation_weeks"] + (dates["gestation_days"] or 0))

"""What staff did about a reason, told to the family: never a note for the team."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from babies.homes import wall_time
from babies.models import Baby
from clinical.advice import FlagKind
from clinics.choices import Action, Outcome
from clinics.models import CaseStep
from milestones.words import FLAG

#: Who of the staff has it in hand is the clinic's own matter.
STEPS: Final[dict[str, Promise]] = {
    Action.ACKNOWLEDGED: _("They have read it."),
    Action.ADVISED: _("They gave you advice."),
    Action.SNOOZED: _("They will look at it again on %(on)s."),
    Action.REFERRED: _("They sent you on to another service."),
}
OUTCOMES: Final[dict[str, Promise]] = {
    Outcome.SMILING_SEEN: _("They saw a smile at someone."),
    Outcome.SEEN_NO_STEPS: _("They saw %(name)s. Nothing more to do for now."),
    Outcome.SEEN_FOLLOW_UP: _("They saw %(name)s. They plan to look again."),
    Outcome.REFERRAL_MADE: _("They sent you on to another service."),
    Outcome.IN_CARE_ELSEWHERE: _("They noted that others care for this now."),
    Outcome.FAMILY_DECLINED: _("They noted that you want no visit now."),
    Outcome.NOT_REACHED: _("They tried to reach you and could not."),
    Outcome.MOVED_AWAY: _("They noted that you go to another clinic now."),
    Outcome.ENTRY_MISTAKEN: _("They noted that an entry or a date was wrong."),
}
TOLD: Final = (*STEPS, Action.CLOSED)


@dataclass(frozen=True, slots=True)
class Done:
    """One thing that was done: about what, in plain words, by which clinic, when."""

    about: str
    said: str
    clinic: str
    at: datetime


def done_lines(steps: Iterable[CaseStep], baby: Baby) -> list[Done]:
    """Steps in the words of a family, in the order given."""
    return [_line(step, baby) for step in steps if step.action in TOLD]


def _line(step: CaseStep, baby: Baby) -> Done:
    said = STEPS.get(step.action) or OUTCOMES[step.outcome]
    on = date_format(step.until_on) if step.until_on else ""
    return Done(
        about=str(FLAG[FlagKind(step.case.kind)]) % {"name": baby.name},
        said=str(said) % {"name": baby.name, "on": on},
        clinic=step.case.clinic.name,
        at=wall_time(step.at, baby.time_zone),
    )

"""What goes out with a step of staff: advice to the family, a referral elsewhere."""

import uuid
from collections.abc import Mapping
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from babies.homes import wall_time
from clinics.casework import Step
from clinics.choices import Action, AdviceKind, ReferralKind
from clinics.notes import Advised, give_advice
from clinics.referrals import Sent, send_referral

#: Why a step of staff was refused, in words.
REFUSALS: Final[Mapping[str, Promise]] = {
    "needed": _("This is needed."),
    "only_smiling": _("This ends a matter of smiling only."),
    "out_of_range": _("Please choose a day from tomorrow on, within 90 days."),
    "not_here": _("This person does not work here any more."),
}
#: What whoever comes second is told.
ALREADY: Final[Mapping[Action, Promise]] = {
    Action.TAKEN: _("%(name)s has taken this already."),
    Action.CLOSED: _("%(name)s has closed this already."),
}


def advice_key(step: uuid.UUID) -> uuid.UUID:
    """The id of the advice that went out with a step."""
    return uuid.uuid5(step, "advice")


def referral_key(step: uuid.UUID) -> uuid.UUID:
    """The id of the referral that went out with a step."""
    return uuid.uuid5(step, "referral")


def send_beside(step: Step, said: Mapping[str, Any]) -> None:
    """Give the advice, or send the referral, that a checked form asks for."""
    if step.action is Action.ADVISED:
        give_advice(
            Advised(
                key=advice_key(step.key),
                baby=step.baby,
                kind=AdviceKind(said["kind"]),
                words=said["words"],
                by=step.by,
                now=step.now,
            )
        )
    if step.action is Action.REFERRED:
        send_referral(
            Sent(
                key=referral_key(step.key),
                baby=step.baby,
                kind=ReferralKind(said["kind"]),
                service=said["service"],
                by=step.by,
                now=step.now,
                today=wall_time(step.now, step.by.clinic.time_zone).date(),
            )
        )

"""Concerns a parent can name at any age, and skills that were lost.

Source: clinical rules B.3 (eyes), E.2 (worry, lost skills, unwell).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from clinical.advice import Flag, FlagKind, Level, When
from clinical.ages import Birth, add_months, corrected_age_days
from clinical.catalog import SOCIAL_SMILE, catalog
from clinical.episodes import SMILE_SKILLS, lost_skill_is_urgent
from clinical.numbers import EYES_FIX_BY_DAY, FEVER_URGENT_MONTHS
from clinical.observations import Kind, Observation
from clinical.reasons import Reason, gettext_noop as _


class ConcernKind(StrEnum):
    """What a parent is worried about.

    `eyes` is a white or cloudy pupil, or eyes that never fix from corrected day 56;
    `eyes_not_fixing` is the latter at any age, judged here.
    """

    WORRY = "worry"
    EYES = "eyes"
    EYES_NOT_FIXING = "eyes_not_fixing"
    HEARING = "hearing"
    FLOPPY_OR_STIFF = "floppy_or_stiff"
    FEEDING = "feeding"
    REFUSES_FEEDS = "refuses_feeds"
    VERY_FLOPPY = "very_floppy"
    FEVER = "fever"
    HARD_TO_WAKE = "hard_to_wake"


# With a late smile these make it more urgent; alone they are a worry (B.3).
BESIDE_A_LATE_SMILE: Final = frozenset(
    {ConcernKind.HEARING, ConcernKind.FLOPPY_OR_STIFF, ConcernKind.FEEDING}
)
ALWAYS_UNWELL: Final = frozenset({ConcernKind.REFUSES_FEEDS, ConcernKind.VERY_FLOPPY})


@dataclass(frozen=True, slots=True)
class Concern:
    """A dated concern of a parent."""

    kind: ConcernKind
    on: date


def concern_flag(concern: Concern, subject: Birth) -> Flag:
    """The flag one concern raises; none is ever answered with nothing (E.2)."""
    kind, level, when = _urgency(concern, subject)
    reason = REASONS[concern.kind]
    dated = Reason(reason.code, reason.text, {"on": concern.on})
    return Flag(kind, level, when, concern.on, (dated,), concern.on)


def _urgency(concern: Concern, subject: Birth) -> tuple[FlagKind, Level, When]:
    kind, on = concern.kind, concern.on
    fever_is_urgent = on < add_months(subject.born_on, FEVER_URGENT_MONTHS)
    eyes_are_late = corrected_age_days(subject, on) >= EYES_FIX_BY_DAY
    if kind is ConcernKind.HARD_TO_WAKE:
        return FlagKind.UNWELL, Level.EMERGENCY, When.NOW
    if kind in ALWAYS_UNWELL or (kind is ConcernKind.FEVER and fever_is_urgent):
        return FlagKind.UNWELL, Level.SAME_DAY, When.TODAY
    if kind is ConcernKind.EYES or (
        kind is ConcernKind.EYES_NOT_FIXING and eyes_are_late
    ):
        return FlagKind.EYES, Level.SAME_DAY, When.TODAY
    return FlagKind.PARENT_WORRY, Level.TALK, When.THIS_WEEK


def concern_flags(
    concerns: Sequence[Concern], subject: Birth, *, smile_is_late: bool
) -> list[Flag]:
    """The flags of all concerns; some only sharpen a late smile instead (B.3)."""
    return [
        concern_flag(concern, subject)
        for concern in concerns
        if not (smile_is_late and concern.kind in BESIDE_A_LATE_SMILE)
    ]


def lost_skill_flags(seen: Iterable[Observation], subject: Birth) -> list[Flag]:
    """Flags for skills a baby had and lost; only an explicit loss raises one (E.2)."""
    flags = []
    for loss in seen:
        if loss.kind is not Kind.SKILL_LOSS and "skill_loss" not in loss.ticks:
            continue
        urgent = lost_skill_is_urgent(subject, loss.skill, loss.on)
        level = Level.SAME_DAY if urgent else Level.TALK
        when = When.TODAY if urgent else When.THIS_WEEK
        flags.append(
            Flag(
                FlagKind.SKILL_LOST,
                level,
                when,
                loss.on,
                (_loss_reason(loss),),
                loss.on,
            )
        )
    return flags


def _loss_reason(loss: Observation) -> Reason:
    """What was lost, and when it was noted; which skill, if that is known."""
    params: dict[str, object] = {"on": loss.on, "skill": loss.skill}
    known = SOCIAL_SMILE if loss.skill in SMILE_SKILLS else loss.skill
    if known not in catalog().by_id:
        return Reason("skill_lost", SKILL_LOST, params)
    summary = catalog().by_id[known].summary
    return Reason("skill_lost", NAMED_SKILL_LOST, {**params, "summary": summary})


SKILL_LOST: Final = _(
    "On %(on)s you noted a skill that was there before and is gone now."
)
NAMED_SKILL_LOST: Final = _(
    "“%(summary)s” was there before. On %(on)s you noted that it is gone now."
)
REASONS: Final = {
    ConcernKind.WORRY: Reason("worry", _("You said on %(on)s that you are worried.")),
    ConcernKind.EYES: Reason(
        "eyes", _("On %(on)s you noted something about the eyes that needs a look.")
    ),
    ConcernKind.EYES_NOT_FIXING: Reason(
        "eyes_not_fixing", _("On %(on)s you noted that the eyes do not rest on things.")
    ),
    ConcernKind.HEARING: Reason(
        "hearing", _("On %(on)s you noted a worry about hearing.")
    ),
    ConcernKind.FLOPPY_OR_STIFF: Reason(
        "floppy_or_stiff", _("On %(on)s you noted a very floppy or stiff body.")
    ),
    ConcernKind.FEEDING: Reason(
        "feeding", _("On %(on)s you noted trouble with feeding.")
    ),
    ConcernKind.REFUSES_FEEDS: Reason(
        "refuses_feeds", _("On %(on)s you noted that feeds are refused.")
    ),
    ConcernKind.VERY_FLOPPY: Reason(
        "very_floppy", _("On %(on)s you noted that your baby is very floppy.")
    ),
    ConcernKind.FEVER: Reason("fever", _("On %(on)s you noted a fever.")),
    ConcernKind.HARD_TO_WAKE: Reason(
        "hard_to_wake", _("On %(on)s you noted that your baby is hard to wake.")
    ),
}

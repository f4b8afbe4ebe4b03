"""Reasons to act in the few words a list has room for, for staff."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from clinical.advice import FlagKind, Level
from clinical.window import Evidence, Status

SMILE: Final[dict[tuple[str, str], Promise]] = {
    (Status.LATE, Evidence.NOT_YET): _("Smiling late · answered “not yet”"),
    (Status.LATE, Evidence.ONLY_UNCOUNTED_SMILES): _(
        "Smiling late · only smiles that do not count"
    ),
    (Status.LATE, Evidence.NOTHING_LOGGED): _("Unanswered · nothing logged"),
    (Status.CLEARLY_LATE, Evidence.NOT_YET): _(
        "Past 12 weeks, no smile · answered “not yet”"
    ),
    (Status.CLEARLY_LATE, Evidence.ONLY_UNCOUNTED_SMILES): _(
        "Past 12 weeks, no smile · only smiles that do not count"
    ),
    (Status.CLEARLY_LATE, Evidence.NOTHING_LOGGED): _(
        "Past 12 weeks · unanswered, nothing logged"
    ),
}
KINDS: Final[dict[str, Promise]] = {
    FlagKind.SPELL: _("Odd spells"),
    FlagKind.LAUGHTER: _("Odd laughs"),
    FlagKind.UNWELL: _("The family says: unwell"),
    FlagKind.EYES: _("The family says: something about the eyes"),
    FlagKind.SKILL_LOST: _("A skill that was there is gone"),
    FlagKind.PARENT_WORRY: _("The family is worried"),
    FlagKind.SMILE_UNCONFIRMED: _("Smile seen once, not confirmed by 12 weeks"),
    FlagKind.SEVERAL_NOT_YET: _("Several items “not yet”"),
    FlagKind.MILESTONE_NOT_YET: _("One item “not yet”"),
    FlagKind.BEYOND_WINDOW: _("Motor milestone past its usual range"),
}
LEVELS: Final[dict[str, Promise]] = {
    Level.TALK: _("Talk"),
    Level.SAME_DAY: _("Today"),
    Level.EMERGENCY: _("Emergency"),
}
#: How a pill is dressed.
TONES: Final[dict[str, str]] = {
    Level.TALK: "talk",
    Level.SAME_DAY: "today",
    Level.EMERGENCY: "today",
}


def reason_words(kind: str, status: str = "", evidence: str = "") -> str:
    """A reason in a few words; nothing logged is unanswered, never "late"."""
    if kind == FlagKind.SOCIAL_SMILE_LATE:
        return str(SMILE[status, evidence])
    return str(KINDS[kind])

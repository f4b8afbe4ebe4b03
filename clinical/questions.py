"""Questions a family can ask at a visit, by the reason to go; own words.

Source: clinical rules E.1 (first checks, screening, early help), E.2 and E.4. No
question names a condition; each asks for one step or one time.
"""

from collections.abc import Iterable
from typing import Final

from clinical.advice import Flag, FlagKind
from clinical.reasons import gettext_noop as _

#: How many questions about flags fit beside the family's own.
MOST: Final = 4

QUESTIONS: Final[dict[FlagKind, tuple[str, ...]]] = {
    FlagKind.SPELL: (
        _("Can we show you a video of the spell?"),
        _("What should we do if it comes again?"),
    ),
    FlagKind.LAUGHTER: (
        _("Can we show you a video of the laugh?"),
        _("What should we do if it comes again?"),
    ),
    FlagKind.UNWELL: (_("What should make us call you again?"),),
    FlagKind.EYES: (_("Who should look at the eyes, and how soon?"),),
    FlagKind.SKILL_LOST: (
        _("What could be checked now that a skill is gone?"),
        _("How soon should it be checked?"),
    ),
    FlagKind.PARENT_WORRY: (_("This is our worry. What do you see?"),),
    FlagKind.SOCIAL_SMILE_LATE: (
        _("Can you check how %(name)s sees and hears?"),
        _("When should we come back if no smile is seen?"),
    ),
    FlagKind.SMILE_UNCONFIRMED: (
        _("Can you watch how %(name)s looks at a face?"),
        _("When should we come back if no smile is seen?"),
    ),
    FlagKind.SEVERAL_NOT_YET: (
        _("Can %(name)s have a full check?"),
        _("How do we ask for early help where we live?"),
    ),
    FlagKind.MILESTONE_NOT_YET: (
        _("Is this a good time for a screening test?"),
        _("What can we try at home until then?"),
    ),
    FlagKind.BEYOND_WINDOW: (_("Can you check how %(name)s moves?"),),
}
ALWAYS: Final = (
    _("What comes next, and by when?"),
    _("What should make us call before then?"),
)


def questions_for(flags: Iterable[Flag]) -> tuple[str, ...]:
    """What to ask, the most urgent first; each question once.

    The flags come in their order of urgency. The texts have a gap for the `name`.
    """
    about = dict.fromkeys(text for flag in flags for text in QUESTIONS[flag.kind])
    return (*tuple(about)[:MOST], *ALWAYS)

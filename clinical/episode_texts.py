"""What a parent may want to know beside an odd laugh or spell, in our own words.

Source: clinical rules F.1 (S4, S36, S38) and F.3. No sentence here names a condition.
"""

from typing import Final

from clinical.reasons import gettext_noop as _

ORDINARY_LAUGHS: Final = (
    _("Most laughs come while looking at someone."),
    _("Something sets the laugh off, such as a tickle or a game."),
    _("The laugh changes with the game. It stops when the game stops."),
    _("Your baby still looks at you and hears you."),
    _("Some babies laugh in their sleep, too."),
)
FILM_IT: Final = _("If you can do so safely, film the next one.")
#: Why to film and ask instead of deciding alone.
LOOK_ALIKES: Final = _(
    "Some jerks and shudders look odd and do no harm. "
    "A film helps your doctor tell them apart."
)
#: Beside a suspected series of spasms (F.3).
CLUSTER_TODAY: Final = _(
    "A doctor should see this today. "
    "If nobody can today, go to an emergency department."
)
RESPONDS_UNSURE: Final = _("If your baby did not respond to you, choose No.")

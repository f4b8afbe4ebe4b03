"""Help with expectations, 3, listed for translation; written by scripts/catalog_texts.py."""

from typing import Final

from clinical.reasons import gettext_noop as _

TEXTS: Final = (
    _("Standing with both hands on a sofa or low table, not leaning on it."),
    _("Put a toy on a firm, low seat. Stay right behind."),
    _("Hands and knees move in turn, with the belly off the floor."),
    _("Clear the floor and lay a toy a short way off."),
    _("Steps along a sofa or table, with a hand on it."),
    _("Standing on both feet and touching nothing, for a slow count to ten."),
    _("Offer a toy that takes two hands to hold. Stay close."),
    _("Five steps or more, with nothing and nobody to hold."),
)

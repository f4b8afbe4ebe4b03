"""What is known of laughs and spells that come from the brain, each with its source.

Source: clinical rules F.1 and section I. These are the only texts for families that may
name a condition; the page that shows them says so first.
"""

from dataclasses import dataclass
from typing import Final

from clinical.library import Mark
from clinical.reasons import gettext_noop as _


@dataclass(frozen=True, slots=True)
class SpellFact:
    """One claim, how sure it is, and where it comes from."""

    text: str
    mark: Mark
    sources: tuple[str, ...]


KNOWN, LIKELY, OPEN = Mark.KNOWN, Mark.LIKELY, Mark.OPEN
#: Under its heading, what is said about each matter.
SPELL_FACTS: Final = (
    (
        _("Ordinary laughs"),
        (
            SpellFact(
                _("Babies laugh mostly while they look at someone who smiles."),
                KNOWN,
                ("S36",),
            ),
            SpellFact(
                _("One boy was watched from birth. He laughed in his sleep, too."),
                KNOWN,
                ("S4",),
            ),
        ),
    ),
    (
        _("Laughs that are seizures"),
        (
            SpellFact(
                _("A seizure can look like a laugh. Doctors call it gelastic."),
                KNOWN,
                ("S38", "S39"),
            ),
            SpellFact(
                _("It is rare: about one in a thousand people who have seizures."),
                LIKELY,
                ("S39",),
            ),
            SpellFact(
                _(
                    "The laugh seems forced and the same each time. "
                    "Nothing sets it off."
                ),
                KNOWN,
                ("S38", "S39"),
            ),
            SpellFact(
                _(
                    "The eyes or head may pull to one side. "
                    "The lips may smack. The face may turn red."
                ),
                KNOWN,
                ("S38", "S39"),
            ),
            SpellFact(
                _("It mostly lasts less than half a minute. It can last longer."),
                KNOWN,
                ("S38", "S39"),
            ),
            SpellFact(
                _("A baby may seem to hear and see all through it."),
                KNOWN,
                ("S38", "S40"),
            ),
            SpellFact(
                _(
                    "Most often a small spot in the brain causes it, "
                    "called a hamartoma. It is there from birth. It is not cancer."
                ),
                KNOWN,
                ("S38", "S39", "S40"),
            ),
            SpellFact(
                _("Less often it starts in some other part of the brain."),
                KNOWN,
                ("S40", "S42", "S43"),
            ),
            SpellFact(
                _("In one large group it began at ten months on average."),
                LIKELY,
                ("S41",),
            ),
            SpellFact(
                _(
                    "It is often taken for colic or joy. "
                    "Some children waited years for an answer. So film it, and ask."
                ),
                KNOWN,
                ("S38", "S41", "S44"),
            ),
        ),
    ),
    (
        _("Infantile spasms"),
        (
            SpellFact(
                _(
                    "These are sets of quick bends, stretches or nods. "
                    "One comes every few seconds."
                ),
                KNOWN,
                ("S45", "S46"),
            ),
            SpellFact(
                _("They can be slight. They are often taken for colic or a startle."),
                KNOWN,
                ("S45", "S46"),
            ),
            SpellFact(
                _("Most start at 3 to 12 months of age, often on waking up."),
                LIKELY,
                ("S46b",),
            ),
            SpellFact(
                _("They need a doctor the same day. To wait can do harm."),
                KNOWN,
                ("S45", "S46"),
            ),
            SpellFact(
                _("A film and a test of the brain waves show what it is."),
                KNOWN,
                ("S45", "S46"),
            ),
        ),
    ),
    (
        _("What looks alike"),
        (
            SpellFact(
                _(
                    "Startles, jerks in sleep and shudders can look odd. "
                    "Many do no harm. A film helps to tell."
                ),
                OPEN,
                (),
            ),
        ),
    ),
)

"""The page for the visit: the one assessment and the family's own words, as one sheet.

Source of what it holds: clinical rules E.4.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from babies.models import Baby, VisitNotes
from clinical.assessment import Assessment, Facts, assess
from clinical.questions import questions_for
from exchange import visit_sections as sections
from exchange.notes import notes_of
from exchange.sheet import Section, VisitSheet
from milestones.facts import facts_of

LINES_TO_WRITE_ON: Final = 3


def visit_sheet(baby: Baby, *, today: date, share_address: str = "") -> VisitSheet:
    """Everything that stands on the page for the visit, in the reader's language."""
    facts = facts_of(baby, today=today)
    found = assess(facts, today)
    return VisitSheet(
        title=_("%(name)s: page for the visit") % {"name": baby.name},
        made=_("Made from the diary on %(on)s.") % {"on": date_format(today)},
        sections=tuple(_sections(baby, facts, found, notes_of(baby))),
        footer=_(
            "This app keeps notes. It does not examine or diagnose. "
            "If you are worried, call."
        ),
        share_address=share_address,
    )


def _sections(
    baby: Baby, facts: Facts, found: Assessment, notes: VisitNotes
) -> Iterator[Section]:
    """The parts of the page in order; a family that wants quiet is asked nothing."""
    yield sections.ages(baby, found)
    yield sections.smiling(baby, found)
    if found.flags:
        yield sections.reasons_to_talk(baby, found)
    yield sections.smiles(baby, found)
    yield sections.signs(baby, facts, found)
    yield sections.told(baby, notes, found.on)
    yield sections.to_bring(baby, facts)
    yield Section(
        title=_("Our questions"),
        lines=tuple(filter(None, map(str.strip, notes.questions.splitlines()))),
        ruled=LINES_TO_WRITE_ON,
    )
    if not baby.quiet_since:
        asked = questions_for(found.flags)
        yield Section(
            title=_("You could also ask"),
            lines=tuple(sections.about(baby, text) for text in asked),
        )

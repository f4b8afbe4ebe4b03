"""What a family wants to tell at a visit: one row a baby, kept as it was typed."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from babies.models import Baby, VisitNotes

# Before any change.
NEVER: Final = datetime.min.replace(tzinfo=UTC)
#: What is told besides the questions, in the order of the page.
FIELDS: Final = {
    "hearing": _("Hearing test"),
    "vision": _("Seeing"),
    "feeding": _("Feeding"),
    "family": _("Family history"),
    "hospital": _("Time in hospital"),
    "medicines": _("Medicines"),
    "parents": _("How we parents are"),
}
#: What to write in each field of the form.
HELP: Final = {
    "hearing": _("Was hearing tested after birth? What was the result?"),
    "vision": _("Anything about the eyes, or how %(name)s looks at you."),
    "feeding": _("Breast, bottle or both? How does it go?"),
    "family": _("Trouble with hearing, seeing or learning, or seizures?"),
    "hospital": _("Time on a newborn ward, and why."),
    "medicines": _("Vitamins and drops, too."),
    "parents": _("Low mood is common, and there is help."),
    "questions": _("One on each line."),
}


def notes_of(baby: Baby) -> VisitNotes:
    """What is noted; all empty where nothing is."""
    nothing = VisitNotes(baby=baby, changed_at=NEVER)
    return VisitNotes.objects.filter(baby=baby).first() or nothing


def seen_of(notes: VisitNotes) -> str:
    """When the notes were changed last, to notice a change since a page showed them."""
    return notes.changed_at.isoformat()


def save_notes(
    *, baby: Baby, said: Mapping[str, str], by: User, now: datetime
) -> VisitNotes:
    """Other notes in place of the old ones; the caller holds the baby."""
    notes, _is_new = VisitNotes.objects.update_or_create(
        baby=baby,
        defaults={
            **{name: said[name] for name in HELP},
            "changed_by": by,
            "changed_at": now,
        },
    )
    return notes

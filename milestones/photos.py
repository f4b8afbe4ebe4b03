"""Which entries may have photos: smiles, answers, and firsts of the family's own."""

import uuid
from collections.abc import Callable
from typing import Any, Final

from django.db.models import QuerySet

from babies.choices import PhotoOf
from babies.models import Baby, First, Smile, Viewer
from babies.photos import Pictured
from milestones.models import Answer

ENTRIES: Final[dict[str, Callable[[Viewer], QuerySet[Any]]]] = {
    PhotoOf.SMILE: Smile.objects.editable_by,
    PhotoOf.ANSWER: Answer.objects.editable_by,
    PhotoOf.FIRST: First.objects.editable_by,
}


def pictured(by: Viewer, baby: Baby, kind: str, pk: uuid.UUID) -> Pictured | None:
    """An entry of a baby to which somebody may add a photo."""
    if kind not in ENTRIES:
        return None
    row = ENTRIES[kind](by).filter(pk=pk, baby=baby).first()
    return row and Pictured(baby, PhotoOf(kind), row.pk, row.on)

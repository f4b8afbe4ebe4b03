"""Watched babies: those whose flags stand in lists, and when they must be judged anew.

A list compares days worked out beforehand. Each change of a watched baby's facts
raises its number; whoever reads a list judges the babies whose number has moved on.
"""

from typing import Final

from django.db.models import F

from accounts.by_hand import written
from babies.models import Baby

COUNTED: Final = "UPDATE babies_baby SET facts_number = facts_number + 1 WHERE id = %s"


def facts_changed(baby: Baby) -> None:
    """Note that a baby's facts changed; nothing to do while nobody watches it."""
    if baby.is_watched:
        written(Baby, COUNTED, baby.pk)


def set_watched(baby: Baby, *, is_watched: bool) -> None:
    """Begin or end to keep a baby's flags for lists; both call for a new judgement."""
    Baby.objects.filter(pk=baby.pk).update(
        is_watched=is_watched, facts_number=F("facts_number") + 1
    )

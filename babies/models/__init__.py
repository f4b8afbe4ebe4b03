"""The family's diary: babies, who cares for them, and what was seen."""

from babies.models.diary import (
    NOTE_LENGTH,
    Concern,
    DiaryQuerySet,
    DiaryRow,
    LostSkill,
)
from babies.models.people import (
    EDITING_ROLES,
    NAME_LENGTH,
    Baby,
    BabyVersion,
    Caregiver,
    Viewer,
)
from babies.models.smiles import Smile, SmileDay, SmileVersion

__all__ = [
    "EDITING_ROLES",
    "NAME_LENGTH",
    "NOTE_LENGTH",
    "Baby",
    "BabyVersion",
    "Caregiver",
    "Concern",
    "DiaryQuerySet",
    "DiaryRow",
    "LostSkill",
    "Smile",
    "SmileDay",
    "SmileVersion",
    "Viewer",
]

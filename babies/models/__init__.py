"""The family's diary: babies, who cares for them, and what was seen."""

from babies.models.diary import (
    NEWEST_FIRST,
    NOTE_LENGTH,
    Concern,
    DiaryQuerySet,
    DiaryRow,
    LostSkill,
)
from babies.models.episodes import Episode
from babies.models.memories import (
    TITLE_LENGTH,
    First,
    Photo,
    VisitNotes,
    photo_place,
)
from babies.models.people import (
    EDITING_ROLES,
    NAME_LENGTH,
    Baby,
    BabyVersion,
    Caregiver,
    Invitation,
    Viewer,
)
from babies.models.sleep import (
    STEP_LENGTH,
    BedtimeNight,
    BedtimeStep,
    Sleep,
    SleepVersion,
)
from babies.models.smiles import Smile, SmileDay, SmileVersion

__all__ = [
    "EDITING_ROLES",
    "NAME_LENGTH",
    "NEWEST_FIRST",
    "NOTE_LENGTH",
    "STEP_LENGTH",
    "TITLE_LENGTH",
    "Baby",
    "BabyVersion",
    "BedtimeNight",
    "BedtimeStep",
    "Caregiver",
    "Concern",
    "DiaryQuerySet",
    "DiaryRow",
    "Episode",
    "First",
    "Invitation",
    "LostSkill",
    "Photo",
    "Sleep",
    "SleepVersion",
    "Smile",
    "SmileDay",
    "SmileVersion",
    "Viewer",
    "VisitNotes",
    "photo_place",
]

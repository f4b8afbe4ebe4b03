"""Which part of a share a reason to act belongs to: what is not shared is not named."""

from collections.abc import Collection
from typing import Final

from clinical.advice import FlagKind
from clinics.choices import Part

PART_OF: Final = {
    FlagKind.SPELL: Part.LAUGHS,
    FlagKind.LAUGHTER: Part.LAUGHS,
    FlagKind.UNWELL: Part.SUMMARY,
    FlagKind.EYES: Part.SUMMARY,
    FlagKind.PARENT_WORRY: Part.SUMMARY,
    FlagKind.SOCIAL_SMILE_LATE: Part.SMILES,
    FlagKind.SMILE_UNCONFIRMED: Part.SMILES,
    FlagKind.SKILL_LOST: Part.MILESTONES,
    FlagKind.SEVERAL_NOT_YET: Part.MILESTONES,
    FlagKind.MILESTONE_NOT_YET: Part.MILESTONES,
    FlagKind.BEYOND_WINDOW: Part.MILESTONES,
}


def is_shared(kind: str, parts: Collection[str]) -> bool:
    """Whether a share shows flags of a kind."""
    return PART_OF[FlagKind(kind)] in parts


def parts_sql() -> str:
    """For a statement: the pattern that a share's parts fit, by the kind of flag."""
    return "".join(
        f" WHEN '{kind.value}' THEN '%%\"{part.value}\"%%'"
        for kind, part in PART_OF.items()
    )

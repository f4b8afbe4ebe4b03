"""Odd laughs and spells on pages: each with its own level, beside all the others."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_lazy as _

from babies.episode_words import ShownEpisode, shown_episode
from babies.episodes import observation_from
from babies.models import Episode
from babies.words import in_words
from clinical.advice import FlagKind, Level, When
from clinical.assessment import EPISODES, Facts
from clinical.episodes import advice_among, make_a_pattern
from milestones import words

#: The flags that the page about laughs and spells leads with.
KINDS: Final = frozenset({FlagKind.SPELL, FlagKind.LAUGHTER, FlagKind.SKILL_LOST})

LEVEL_WORDS: Final = {
    Level.INFORMATIONAL: _("Nothing noted here asks for a call"),
    Level.TALK: _("Talk to your pediatrician this week"),
    Level.SAME_DAY: _("A doctor should see this the same day"),
    Level.EMERGENCY: _("Emergency: help at once"),
}
# No last day: that of all episodes together stands on the card of the flag.
STEPS: Final = {
    Level.INFORMATIONAL: "",
    Level.TALK: _("Please call your pediatrician this week."),
    Level.SAME_DAY: words.STEP[When.TODAY],
    Level.EMERGENCY: words.STEP[When.NOW],
}


@dataclass(frozen=True, slots=True)
class JudgedEpisode:
    """An episode, how urgent it is, the step that asks for, and why."""

    shown: ShownEpisode
    level: str
    level_words: str
    step: str
    reasons: tuple[str, ...]

    @property
    def is_urgent(self) -> bool:
        """Whether it asks for a doctor the same day or for help at once."""
        return self.level in words.URGENT

    @property
    def is_emergency(self) -> bool:
        """Whether it asks for the emergency number."""
        return self.level == Level.EMERGENCY


def judged(rows: Iterable[Episode], facts: Facts) -> list[JudgedEpisode]:
    """Episodes with their levels, which the whole diary decides (clinical rules F.3)."""
    diary = [seen for seen in facts.observations if seen.kind in EPISODES]
    is_pattern = make_a_pattern(diary)
    return [_judged(row, facts, is_pattern=is_pattern) for row in rows]


def _judged(row: Episode, facts: Facts, *, is_pattern: bool) -> JudgedEpisode:
    advice = advice_among(observation_from(row), facts.birth, is_pattern=is_pattern)
    return JudgedEpisode(
        shown=shown_episode(row),
        level=advice.level.value,
        level_words=str(LEVEL_WORDS[advice.level]),
        step=str(STEPS[advice.level]),
        reasons=tuple(map(in_words, advice.reasons)),
    )

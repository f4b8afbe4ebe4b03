"""The one tip of the day, in words, and what became of those tried before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import DateField, Max, UUIDField
from django.utils.translation import gettext as _

from accounts.prepared import Place, Prepared
from babies.models import Baby
from clinical.advice import Level
from clinical.assessment import Assessment, Facts
from clinical.library import Tip, library
from clinical.tips import Choice, choose, gaps_of
from milestones.models import TipTried

URGENT: Final = frozenset({Level.SAME_DAY, Level.EMERGENCY})


@dataclass(frozen=True, slots=True)
class TipWords:
    """A tip as a page shows it, about a baby by name."""

    slug: str
    title: str
    text: str
    evidence: str
    sources: tuple[str, ...]
    reviewed_on: date
    safe_sleep: bool


@dataclass(frozen=True, slots=True)
class TipsOfDay:
    """The one tip, and the others that fit as well."""

    tip: TipWords
    others: list[TipWords]


def tip_for(baby: Baby, facts: Facts, found: Assessment) -> TipWords | None:
    """The tip of the day, or none; one query at most (clinical rules H.1)."""
    choice = _choice(baby, facts, found)
    return in_words(choice.tip, baby.name) if choice else None


def tips_for(baby: Baby, facts: Facts, found: Assessment) -> TipsOfDay | None:
    """The tip of the day with the others that fit."""
    choice = _choice(baby, facts, found)
    if choice is None:
        return None
    others = [in_words(tip, baby.name) for tip in choice.others]
    return TipsOfDay(in_words(choice.tip, baby.name), others)


def in_words(tip: Tip, name: str) -> TipWords:
    """A tip in the reader's language, about a baby by name."""
    return TipWords(
        slug=tip.id,
        title=_(tip.title),
        text=_(tip.text) % {"name": name},
        evidence=_(tip.evidence),
        sources=tip.sources,
        reviewed_on=tip.reviewed_on,
        safe_sleep=tip.safe_sleep,
    )


def is_urgent(found: Assessment) -> bool:
    """Whether something comes before any tip."""
    return any(flag.level in URGENT for flag in found.flags)


def _choice(baby: Baby, facts: Facts, found: Assessment) -> Choice | None:
    """While pages keep quiet, or something is urgent, there is no tip."""
    if baby.quiet_since is not None or is_urgent(found):
        return None
    return choose(
        library().tips,
        gaps_of(facts, found),
        found.corrected_age_days,
        _last_tried(baby, found.on),
        found.on,
    )


_LAST_TRIED: Final = Prepared(
    lambda: (
        TipTried.objects.filter(
            baby=Place("baby", UUIDField()),
            on__lte=Place("today", DateField()),
            binned_at__isnull=True,
        )
        .values_list("tip")
        .annotate(last=Max("on"))
        .order_by("tip")
    )
)


def _last_tried(baby: Baby, today: date) -> Mapping[str, date]:
    return dict(_LAST_TRIED.values(baby=baby.pk, today=today))

"""Where a baby stands, put into the words and shapes that pages show."""

from collections.abc import Iterable
from dataclasses import dataclass

from babies.models import Baby
from babies.words import in_words
from clinical.ages import AgeBasis
from clinical.assessment import Assessment, Facts
from clinical.window import Evidence
from milestones import words
from milestones.cards import Card, cards
from milestones.facts import asks_whether_lost, strip_dates
from milestones.models import Review
from milestones.strip import Strip, day_strip


@dataclass(frozen=True, slots=True)
class Standing:
    """The status with its card, the other open flags, and the strip.

    `smile` is the card that belongs to the status, open or reviewed. `urgent` and
    `others` are open; `reviewed` says what was done about the rest. While anything is
    urgent, nothing else asks for a step: nobody should read "within two weeks" then.
    """

    status: str
    said: words.Said
    smile: Card | None
    urgent: list[Card]
    others: list[Card]
    reviewed: list[Card]
    just_told: list[Card]
    asks_if_seen: bool
    question: str
    strip: Strip


def standing(
    baby: Baby, facts: Facts, found: Assessment, reviews: Iterable[Review]
) -> Standing:
    """Everything that Today and the smile window lead with."""
    all_cards = cards(found, reviews, baby) if found.flags else []
    rest = [card for card in all_cards if not card.is_about_the_smile]
    waiting = [card for card in rest if not card.reviewed]
    shown = [day for day in facts.tallies or () if day.on <= found.on]
    asks = asks_whether_lost(facts, found)
    urgent = [card for card in waiting if card.is_urgent]
    return Standing(
        status=found.smile.status.value,
        said=words.status_words(
            found.smile,
            baby.name,
            before_due=found.corrected_age_days < 0,
            is_corrected=found.age_basis is AgeBasis.CORRECTED,
        ),
        smile=next((card for card in all_cards if card.is_about_the_smile), None),
        urgent=urgent,
        others=[] if urgent else waiting,
        reviewed=[card for card in rest if card.reviewed],
        just_told=[
            card for card in rest if card.is_urgent and card.reviewed_on == found.on
        ],
        asks_if_seen=found.smile.evidence is Evidence.NOTHING_LOGGED,
        question=in_words(found.questions[0]) if asks else "",
        strip=day_strip(strip_dates(facts.birth, found.on), shown),
    )

"""Where a baby stands, put into the words and shapes that pages show."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from babies.models import Baby
from babies.words import in_words
from clinical.ages import AgeBasis
from clinical.assessment import Assessment, Facts
from clinical.catalog import SOCIAL_SMILE, fact_id
from clinical.checklist import Value
from clinical.window import Evidence, Status
from milestones import words
from milestones.cards import Card, sorted_cards
from milestones.facts import asks_whether_lost, strip_dates
from milestones.models import Review
from milestones.strip import Strip, day_strip


@dataclass(frozen=True, slots=True)
class Standing:
    """The status with its card, the other open flags, and the strip.

    The cards are those of `sorted_cards`; `just_told` were urgent until today.
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
    answered: str
    smile_on: date | None
    strip: Strip


def standing(
    baby: Baby, facts: Facts, found: Assessment, reviews: Iterable[Review]
) -> Standing:
    """Everything that Today and the smile window lead with."""
    grouped = sorted_cards(found, reviews, baby)
    shown = [day for day in facts.tallies or () if day.on <= found.on]
    asks = asks_whether_lost(facts, found)
    # What is urgent comes before any question about smiles.
    smile = replace(found.smile, evidence=None) if grouped.urgent else found.smile
    return Standing(
        status=found.smile.status.value,
        said=words.status_words(
            smile,
            baby.name,
            before_due=found.corrected_age_days < 0,
            is_corrected=found.age_basis is AgeBasis.CORRECTED,
        ),
        smile=grouped.smile,
        urgent=grouped.urgent,
        others=grouped.others,
        reviewed=grouped.reviewed,
        just_told=[
            card
            for card in grouped.reviewed
            if card.is_urgent and card.reviewed_on == found.on
        ],
        asks_if_seen=smile.evidence is Evidence.NOTHING_LOGGED,
        question=in_words(found.questions[0]) if asks else "",
        answered="" if asks else _answered(facts, found),
        smile_on=found.smile.record.first_strong_on,
        strip=day_strip(
            strip_dates(facts.birth, found.on), shown, smiles_told(facts, found.on)
        ),
    )


def _answered(facts: Facts, found: Assessment) -> str:
    """What became of the newest answer, if it did not change the status."""
    given = [
        answer
        for answer in facts.answers
        if answer.on <= found.on and fact_id(answer.expectation) == SOCIAL_SMILE
    ]
    first_on = found.smile.record.first_strong_on
    is_emerging = found.smile.status is Status.EMERGING
    if not given or given[-1].value is Value.YES:
        return ""
    if given[-1].value is Value.NOT_SURE:
        return "" if first_on else words.unsure_words(given[-1].on)
    if first_on is None or given[-1].on < first_on or not is_emerging:
        return ""
    return words.still_counts_words(not_yet_on=given[-1].on, first_on=first_on)


def smiles_told(facts: Facts, on: date) -> list[date]:
    """The days up to a day for which a smile at someone was told, not logged."""
    return [
        answer.on
        for answer in facts.answers
        if answer.value is Value.YES
        and answer.on <= on
        and fact_id(answer.expectation) == SOCIAL_SMILE
    ]

"""Flags as cards: what they are about, one next step with its time, and why."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format

from babies.homes import wall_time
from babies.models import Baby
from babies.words import in_words
from clinical.advice import Flag, FlagKind, Level
from clinical.assessment import Assessment
from milestones import words
from milestones.flags import review_of
from milestones.models import ActionChoice, Review

SMILE_KINDS = frozenset({FlagKind.SOCIAL_SMILE_LATE, FlagKind.SMILE_UNCONFIRMED})


@dataclass(frozen=True, slots=True)
class Card:
    """One flag in words; `reviewed` says what was done about it, or is empty."""

    kind: str
    level: str
    lead: str
    step: str
    time: str
    advice: str
    reasons: tuple[str, ...]
    actions: tuple[tuple[str, str], ...]
    token: str
    reviewed: str
    reviewed_on: date | None

    @property
    def is_urgent(self) -> bool:
        """Whether it asks for a doctor today or for help now."""
        return self.level in words.URGENT

    @property
    def is_emergency(self) -> bool:
        """Whether it asks for the emergency number."""
        return self.level == Level.EMERGENCY

    @property
    def is_about_the_smile(self) -> bool:
        """Whether the status says it already."""
        return self.kind in SMILE_KINDS


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """What was done about which reason, for a list."""

    about: str
    done: str
    pk: uuid.UUID


def cards(found: Assessment, reviews: Iterable[Review], baby: Baby) -> list[Card]:
    """All flags of a day as cards, most urgent first."""
    known = list(reviews)
    return [_card(flag, review_of(flag, known), baby) for flag in found.flags]


def _card(flag: Flag, review: Review | None, baby: Baby) -> Card:
    said = words.flag_words(flag.kind, flag.when, baby.name)
    done = "" if review is None else review.action
    return Card(
        kind=flag.kind.value,
        level=flag.level.value,
        lead=said.lead,
        step=str(words.BOOKED_STEP) if done == ActionChoice.BOOKED else said.text,
        time=str(words.TIME[flag.when]),
        advice=words.advice_words(flag.kind, baby.name),
        reasons=tuple(in_words(reason) for reason in flag.reasons),
        actions=tuple(
            (a.value, str(a.label)) for a in words.actions_left(flag.level, done)
        ),
        token=token_of(flag),
        reviewed="" if review is None else reviewed_words(review, baby),
        reviewed_on=None if review is None else _day_of(review, baby),
    )


def _day_of(review: Review, baby: Baby) -> date:
    return wall_time(review.at, baby.time_zone).date()


def reviewed_words(review: Review, baby: Baby) -> str:
    """What was done about a flag, with the day at the baby's home."""
    sentence = str(words.REVIEWED[ActionChoice(review.action)])
    at_home = wall_time(review.at, baby.time_zone)
    return sentence % {"on": date_format(at_home)}


def review_lines(reviews: Iterable[Review], baby: Baby) -> list[ReviewLine]:
    """What was done, in the order given."""
    return [
        ReviewLine(
            str(words.FLAG[FlagKind(review.kind)]) % {"name": baby.name},
            reviewed_words(review, baby),
            review.pk,
        )
        for review in reviews
    ]


def token_of(flag: Flag) -> str:
    """What a flag rested on when it was shown, to notice a change since then."""
    return (
        f"{flag.kind}.{flag.since}.{flag.level}.{flag.when}"
        f".{flag.newest_on}.{flag.facts}"
    )


def flag_of(found: Assessment, token: str) -> Flag | None:
    """The flag that was shown under this token, or None if it has changed."""
    return next((flag for flag in found.flags if token_of(flag) == token), None)

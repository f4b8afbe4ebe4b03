"""Flags as cards: what they are about, one next step with its time, and why."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Final

from django.utils.formats import date_format

from accounts.templatetags.shell import link
from babies.homes import wall_time
from babies.models import Baby
from babies.words import in_words
from clinical.advice import Flag, FlagKind, Level, When, act_by
from clinical.assessment import Assessment
from clinical.numbers import SEVERAL_ITEMS
from clinical.reasons import Reason
from milestones import words
from milestones.flags import review_of
from milestones.models import ActionChoice, Review

SMILE_KINDS: Final = frozenset({FlagKind.SOCIAL_SMILE_LATE, FlagKind.SMILE_UNCONFIRMED})
# Signs that something comes late; two of them are one matter for one talk (E.2).
LATE_KINDS: Final = SMILE_KINDS | {
    FlagKind.SEVERAL_NOT_YET,
    FlagKind.MILESTONE_NOT_YET,
    FlagKind.BEYOND_WINDOW,
}
#: The kind of a card that holds several late signs, and what joins their tokens.
TOGETHER: Final = "late_signs"
JOINT: Final = "+"


@dataclass(frozen=True, slots=True)
class Line:
    """A reason in one sentence, with the page it is about."""

    text: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One flag in words, or several late signs together.

    `reviewed` says what was done about it, or is empty; `by` is the last day for its
    step, where that has one. `lines` are its reasons, each with its page.
    """

    kind: str
    level: str
    when: When
    by: date | None
    lead: str
    step: str
    time: str
    advice: str
    lines: tuple[Line, ...]
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

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it is there, sentence by sentence."""
        return tuple(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """What was done in one tap, and about which reasons."""

    about: tuple[str, ...]
    done: str
    pk: uuid.UUID


@dataclass(frozen=True, slots=True)
class Cards:
    """The cards of a day by what pages do with them.

    `smile` belongs to the status, open or reviewed. `urgent` and `others` are open.
    While anything is urgent nothing else asks for a step: nobody should read "within
    two weeks" then.
    """

    smile: Card | None
    urgent: list[Card]
    others: list[Card]
    reviewed: list[Card]


def sorted_cards(found: Assessment, reviews: Iterable[Review], baby: Baby) -> Cards:
    """All cards of a day; reviews are read only if there is anything to review."""
    every = cards(found, reviews, baby) if found.flags else []
    late = [card for card in every if card.kind in LATE_KINDS and not card.reviewed]
    joint = _together(late, baby) if len(late) >= SEVERAL_ITEMS else None
    rest = [card for card in every if not card.is_about_the_smile]
    others = [
        card for card in rest if not card.reviewed and not (joint and card in late)
    ]
    urgent = [card for card in others if card.is_urgent]
    smile = next((card for card in every if card.is_about_the_smile), None)
    if smile is not None and joint is not None and smile in late:
        # The joint card asks for the step, once.
        smile = replace(smile, step="", actions=())
    return Cards(
        smile=smile,
        urgent=urgent,
        others=[] if urgent else [*([joint] if joint else []), *others],
        reviewed=[card for card in rest if card.reviewed],
    )


def with_smile(grouped: Cards) -> Cards:
    """The same where no status leads: an open card about the smile is one of many."""
    smile = grouped.smile
    if smile is None or smile.reviewed or not smile.step or grouped.urgent:
        return grouped
    return replace(grouped, others=[smile, *grouped.others])


def cards(found: Assessment, reviews: Iterable[Review], baby: Baby) -> list[Card]:
    """All flags of a day as cards of their own, most urgent first."""
    known = list(reviews)
    return [_card(flag, review_of(flag, known), baby, found.on) for flag in found.flags]


def _card(flag: Flag, review: Review | None, baby: Baby, today: date) -> Card:
    by = act_by(flag.when, since=flag.since, today=today)
    said = words.flag_words(flag.kind, flag.when, baby.name, by)
    done = "" if review is None else review.action
    return Card(
        kind=flag.kind.value,
        level=flag.level.value,
        when=flag.when,
        by=by,
        lead=said.lead,
        step=str(words.BOOKED_STEP) if done == ActionChoice.BOOKED else said.text,
        time=str(words.TIME[flag.when]),
        advice=words.advice_words(flag.kind, baby.name),
        lines=tuple(
            Line(in_words(reason), _address(reason, baby)) for reason in flag.reasons
        ),
        actions=tuple(
            (a.value, str(a.label)) for a in words.actions_left(flag.level, done)
        ),
        token=token_of(flag),
        reviewed="" if review is None else reviewed_words(review, baby),
        reviewed_on=None if review is None else _day_of(review, baby),
    )


def _address(reason: Reason, baby: Baby) -> str:
    """The page of the expectation a reason names, if it names one."""
    expectation = reason.params.get("expectation")
    if expectation is None:
        return ""
    return link("milestones:expectation", baby.pk, str(expectation))


def _together(late: Sequence[Card], baby: Baby) -> Card:
    """Late signs as one card: the most urgent step, and each sign in a line."""
    top = late[0]
    days = [card.by for card in late if card.when is top.when and card.by is not None]
    by = min(days, default=None)
    said = words.together_words(top.when, baby.name, by)
    # Several signs, from whatever list, are reason to name early help (E.2).
    early_help = words.advice_words(FlagKind.SEVERAL_NOT_YET, baby.name)
    return replace(
        top,
        kind=TOGETHER,
        by=by,
        lead=said.lead,
        step=said.text,
        advice=f"{words.TOGETHER_ADVICE} {early_help}",
        lines=tuple(line for card in late for line in _short(card, baby)),
        token=JOINT.join(card.token for card in late),
    )


def _short(card: Card, baby: Baby) -> list[Line]:
    """The things a card is about, each in a line that leads to its page."""
    if card.is_about_the_smile:
        return [Line(card.lead, link("milestones:window", baby.pk))]
    return [line for line in card.lines if line.address]


def _day_of(review: Review, baby: Baby) -> date:
    return wall_time(review.at, baby.time_zone).date()


def reviewed_words(review: Review, baby: Baby) -> str:
    """What was done about a flag, with the day at the baby's home."""
    sentence = str(words.REVIEWED[ActionChoice(review.action)])
    at_home = wall_time(review.at, baby.time_zone)
    return sentence % {"on": date_format(at_home)}


def review_lines(reviews: Iterable[Review], baby: Baby) -> list[ReviewLine]:
    """What was done, in the order given; what was noted in one tap is one line."""
    lines = []
    for _, rows in groupby(reviews, key=_act):
        noted = list(rows)
        about = [
            str(words.FLAG[FlagKind(review.kind)]) % {"name": baby.name}
            for review in noted
        ]
        done = reviewed_words(noted[0], baby)
        lines.append(ReviewLine(tuple(about), done, noted[0].pk))
    return lines


def _act(review: Review) -> tuple[object, ...]:
    return review.at, review.by_id, review.action


def token_of(flag: Flag) -> str:
    """What a flag rested on when it was shown, to notice a change since then."""
    return (
        f"{flag.kind}.{flag.since}.{flag.level}.{flag.when}"
        f".{flag.newest_on}.{flag.facts}"
    )


def flags_of(found: Assessment, token: str) -> list[Flag]:
    """The flags that were shown under a token; none if any of them has changed."""
    by_token = {token_of(flag): flag for flag in found.flags}
    asked = token.split(JOINT)
    return [by_token[one] for one in asked] if set(asked) <= set(by_token) else []

"""Babies made at random and judged by the rules alone: nothing here knows a database.

Judging takes most of the time, so it is shared out over the processors, and no line
of it is traced: that a line ran says nothing here, what it found does.
"""

import os
import random
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from multiprocessing import get_context
from zoneinfo import ZoneInfo

from clinical.ages import birth
from clinical.assessment import Facts, assess
from clinical.checklist import Answer, Value
from clinical.concerns import Concern, ConcernKind
from clinical.observations import Kind, Observation
from clinical.spans import FlagSpan, _span, flag_spans, queue_rank
from clinical.window import DayTally

ZONES = ("UTC", "Pacific/Auckland", "America/Chicago")
ASKED = ("social-smile", "cdc-02m-studies-faces", "cdc-02m-notices-loud-noise")
FIRST = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)
#: Thirty moments, eleven days apart.
MOMENTS = [FIRST + timedelta(days=11 * number) for number in range(30)]


@dataclass(frozen=True)
class Judged:
    """A baby: its facts, its flags over time, and its first reason at each moment."""

    zone: str
    facts: Facts
    spans: list[FlagSpan]
    firsts: list[tuple[object, ...] | None]


def some_facts(dice: random.Random) -> Facts:
    """A baby of whom a few things are known, most of them in its first months."""
    born = date(2026, 1, 1) + timedelta(days=dice.randrange(330))

    def day() -> date:
        return born + timedelta(days=dice.randrange(150))

    def some(most: int) -> range:
        return range(dice.randrange(most + 1))

    return Facts(
        birth=birth(born, dice.choice([None, *range(154, 300)])),
        tallies=[_smiles(dice, day()) for _ in some(2)],
        observations=[_odd(dice, day()) for _ in some(3) if dice.random() < 0.2],
        answers=[
            Answer(dice.choice(ASKED), dice.choice(list(Value)), day()) for _ in some(3)
        ],
        concerns=[
            Concern(dice.choice(list(ConcernKind)), day())
            for _ in some(2)
            if dice.random() < 0.2
        ],
    )


def _smiles(dice: random.Random, on: date) -> DayTally:
    if dice.random() < 0.5:
        return DayTally(on, social=1, strong=1)
    return DayTally(on, reflex=1)


def _odd(dice: random.Random, on: date) -> Observation:
    if dice.random() < 0.5:
        return Observation(kind=Kind.SKILL_LOSS, on=on, skill="social_smile")
    ticks = frozenset({"limb_jerks"}) if dice.random() < 0.5 else frozenset()
    return Observation(kind=Kind.LAUGH, on=on, count_today=4, ticks=ticks)


def first_reason(facts: Facts, on: date) -> tuple[object, ...] | None:
    """What a list should say of a baby on a day: its first reason, and how many."""
    found = assess(facts, on)
    spans = [_span(flag, found) for flag in found.flags]
    if not spans:
        return None
    first = min(spans, key=lambda span: (queue_rank(span), span.since, span.kind))
    return (
        queue_rank(first), first.since, first.kind.value, first.level.value,
        first.when.value, first.status or "", first.evidence or "", len(spans),
    )  # fmt: skip


def judged(number: int) -> Judged:
    """One baby, the same at every run."""
    dice = random.Random(number)  # noqa: S311 -- no secret
    facts, zone = some_facts(dice), ZONES[number % len(ZONES)]
    days = [moment.astimezone(ZoneInfo(zone)).date() for moment in MOMENTS]
    born = facts.birth.born_on
    firsts = [first_reason(facts, on) if on >= born else None for on in days]
    return Judged(zone, facts, flag_spans(facts), firsts)


def _untraced() -> None:
    sys.settrace(None)


def babies(count: int) -> Iterator[Judged]:
    """So many babies, judged."""
    with ProcessPoolExecutor(
        os.cpu_count(), mp_context=get_context("fork"), initializer=_untraced
    ) as pool:
        yield from pool.map(judged, range(count), chunksize=250)

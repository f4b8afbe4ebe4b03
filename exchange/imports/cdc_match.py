"""Which milestone of the CDC lists a line of text means, by the words both have.

Our own catalog says everything in other words, so each entry also has a few words that
the official item is known by.
"""

import re
from collections import Counter
from collections.abc import Iterable, Set
from functools import cache
from math import log
from typing import Final

from clinical.catalog import Expectation, SourceList, catalog
from exchange.imports.cdc_words import KNOWN_BY

FILLERS: Final = frozenset(
    ["a", "an", "the", "to", "of", "in", "on", "for", "and", "or", "at", "as", "by", "with", "when", "while", "you", "your", "he", "she", "they", "it", "is", "be", "him", "her", "his", "hers", "them", "their", "baby", "child", "like", "so", "that", "if"]
)  # fmt: skip
ENDINGS: Final = re.compile(r"(?<=[a-z]{3})(ing|ies|es|ed|s|y|e)$")
SELVES: Final = {"himself": "self", "herself": "self", "themselves": "self"}
#: A line means an entry when they share this much, and clearly more than any other.
ENOUGH: Final = 0.5
AHEAD_BY: Final = 0.02
LONGEST: Final = 400


def stems(text: str) -> frozenset[str]:
    """The words of a text that carry its meaning, without their endings."""
    words = re.findall(r"[a-z0-9]+", text.lower()[:LONGEST])
    named = (SELVES.get(word, word) for word in words)
    return frozenset(ENDINGS.sub("", word) for word in named if word not in FILLERS)


def meant(text: str, age: int | None) -> Expectation | None:
    """The entry that a line means, of one list where its age is known."""
    said = stems(text)
    ranked = sorted(
        (
            (max(_likeness(said, words) for words in bags), entry.id, entry)
            for entry, bags in _bags()
            if age in {None, entry.age_months}
        ),
        reverse=True,
        key=_score,
    )
    best, second = ranked[0], ranked[1]
    if best[0] < ENOUGH or best[0] - second[0] < AHEAD_BY:
        return None
    return best[2]


def _score(ranked: tuple[float, str, Expectation]) -> tuple[float, str]:
    return ranked[:2]


@cache
def _bags() -> tuple[tuple[Expectation, tuple[frozenset[str], ...]], ...]:
    cdc = (e for e in catalog().expectations if e.source_list is SourceList.CDC)
    return tuple(
        (entry, (stems(KNOWN_BY[entry.id]), stems(entry.summary))) for entry in cdc
    )


@cache
def _weights() -> dict[str, float]:
    """Words that few entries have weigh more than those of many."""
    bags = [bag for _entry, bags in _bags() for bag in bags]
    counts = Counter(word for bag in bags for word in bag)
    return {word: log(len(bags) / count) for word, count in counts.items()}


def _likeness(one: Set[str], other: Set[str]) -> float:
    """How much of what two texts say is common to both, from 0 to 1."""
    everything = _weight(one | other)
    return _weight(one & other) / everything if everything else 0


def _weight(words: Iterable[str]) -> float:
    weights = _weights()
    return sum(weights.get(word, 2.0) for word in words)

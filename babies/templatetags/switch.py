"""The other babies in a page's head: a few of them, told apart by their letters."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django import template

register = template.Library()

SHOWN: Final = 3


@dataclass(frozen=True, slots=True)
class OtherBaby:
    """A baby one can switch to."""

    name: str
    url: str
    letters: str


@dataclass(frozen=True, slots=True)
class Others:
    """The babies beside the one on the page: those shown, and whether there are more."""

    shown: list[OtherBaby]
    has_more: bool


@register.simple_tag
def others(babies: list[tuple[str, str, bool]]) -> Others:
    """The other babies of a page's `babies_switch`."""
    letters = letters_of([name for name, _url, _is_current in babies])
    found = [
        OtherBaby(name, url, short)
        for (name, url, is_current), short in zip(babies, letters, strict=True)
        if not is_current
    ]
    return Others(found[:SHOWN], len(found) > SHOWN)


def letters_of(names: list[str]) -> list[str]:
    """One letter for each name; two where first letters clash, if two can help."""
    told: list[str] = [""] * len(names)
    for shorten in WAYS:
        short = [shorten(name) for name in names]
        counts = Counter(map(str.casefold, short))
        for place, letters in enumerate(short):
            if not told[place] and counts[letters.casefold()] == 1:
                told[place] = letters
    return [known or name[:2] for known, name in zip(told, names, strict=True)]


def _of_two_words(name: str) -> str:
    first, *rest = name.split() or [""]
    return first[:1] + (rest[-1][:1] if rest else first[1:2])


WAYS: Final[tuple[Callable[[str], str], ...]] = (
    lambda name: name[:1],
    _of_two_words,
    lambda name: name[:1] + name[-1:],
)

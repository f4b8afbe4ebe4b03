"""Reasons: why the rules said what they said, in a form pages can translate."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


def gettext_noop(text: str) -> str:
    """The text itself, marked so that the translation tools collect it."""
    return text


def ngettext_noop(singular: str, plural: str) -> tuple[str, str]:
    """Both number forms, marked so that the translation tools collect them."""
    return singular, plural


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: a stable code, an English sentence, and what fills its gaps.

    `plural` is the form for any `count` in params other than one.
    """

    code: str
    text: str
    params: Mapping[str, object] = field(default_factory=dict, hash=False)
    plural: str = ""

    def __str__(self) -> str:
        """The sentence in English."""
        text = self.plural if self.plural and self.params["count"] != 1 else self.text
        if not self.params:
            return text
        return text % {key: in_english(value) for key, value in self.params.items()}


def in_english(value: object) -> str:
    """A parameter in English: dates as 1 September 2026."""
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    return str(value)

"""What the address of a timeline asks for; what makes no sense is left out, or said."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy

from babies.choices import SmileClassChoice
from babies.forms.fields import DayField
from milestones.timeline import KINDS, Wanted

LABELS: Final[dict[str, str | Promise]] = {
    "smiles": gettext_lazy("Smiles and laughs"),
    "answers": gettext_lazy("Answers"),
    "firsts": gettext_lazy("Own firsts"),
    "sleeps": gettext_lazy("Sleep"),
    "bedtimes": gettext_lazy("Bedtime"),
    "tips": gettext_lazy("Tips tried"),
    "worries": gettext_lazy("Worries"),
    "losses": gettext_lazy("Things that stopped"),
    "episodes": gettext_lazy("Odd laughs and spells"),
}
TYPED_LENGTH: Final = 40


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the filter as it was typed, and what is the matter with it."""

    typed: str = ""
    errors: tuple[str, ...] = ()
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """The filter as the page shows it, and what it comes down to."""

    wanted: Wanted
    first: Day
    last: Day
    kinds: list[tuple[str, str, bool]]
    classes: list[tuple[str, str, bool]]

    @property
    def has_errors(self) -> bool:
        """Whether a day could not be used."""
        return bool(self.first.errors or self.last.errors)


def asked_in(address: QueryDict) -> Asked:
    """Read a filter; unknown kinds and classes ask for nothing."""
    kinds, classes = address.getlist("kind"), address.getlist("class")
    first, last = _day(address.get("from", "")), _day(address.get("to", ""))
    if first.on and last.on and last.on < first.on:
        last = Day(last.typed, (_("This day is before the first one."),))
    wanted = Wanted(
        kinds=_known(KINDS, kinds),
        classes=_known(SmileClassChoice.values, classes),
        first=first.on,
        last=last.on,
    )
    return Asked(
        wanted,
        first,
        last,
        [(kind, str(label), kind in kinds) for kind, label in LABELS.items()],
        [
            (name, str(label), name in classes)
            for name, label in SmileClassChoice.choices
        ],
    )


def _known(choices: Iterable[str], given: list[str]) -> tuple[str, ...]:
    """In one order, each once, so that few different queries are ever put together."""
    return tuple(choice for choice in choices if choice in given)


def _day(typed: str) -> Day:
    typed = typed.strip()[:TYPED_LENGTH]
    if not typed:
        return Day()
    try:
        return Day(typed, on=DayField().clean(typed))
    except ValidationError as refused:
        return Day(typed, tuple(refused.messages))

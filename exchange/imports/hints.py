"""Words in notes that may tell of a smile; a person decides whether they do."""

import re
from collections.abc import Mapping
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy


class Pick(TextChoices):
    """What a note can become."""

    LEAVE_OUT = "", gettext_lazy("Leave it out")
    SMILE = "smile", gettext_lazy("A smile")
    SLEEP_SMILE = "sleep_smile", gettext_lazy("A smile while asleep")
    LAUGH = "laugh", gettext_lazy("A laugh")
    FIRST = "first", gettext_lazy("An own first")


PREFIX: Final = "pick-"
SMILES: Final = re.compile(r"\b(smil\w*|grinn?\w*|beam(ed|ing|s))\b", re.IGNORECASE)
LAUGHS: Final = re.compile(r"\b(laugh\w*|giggl\w*|chuckl\w*)\b", re.IGNORECASE)
SLEEP: Final = re.compile(r"\b(asleep|sleep\w*|dream\w*|napp?\w*)\b", re.IGNORECASE)
NOT_SEEN: Final = re.compile(
    r"\b(no|not|never|didn.t|doesn.t|without)\b", re.IGNORECASE
)


def picks_in(sent: Mapping[str, str]) -> dict[str, str]:
    """What a form says of the notes it offers; anything else it holds is none of it."""
    return {
        name: sent[name]
        for name in sent
        if name.startswith(PREFIX) and sent[name] in Pick.values
    }


def suggestion_for(text: str) -> Pick:
    """What a note looks like; what it denies is never suggested."""
    if NOT_SEEN.search(text):
        return Pick.LEAVE_OUT
    if LAUGHS.search(text):
        return Pick.LAUGH
    if SMILES.search(text):
        return Pick.SLEEP_SMILE if SLEEP.search(text) else Pick.SMILE
    return Pick.LEAVE_OUT


def tells_of_smiles(text: str) -> bool:
    """Whether a note speaks of smiling or laughing at all."""
    return bool(SMILES.search(text) or LAUGHS.search(text))

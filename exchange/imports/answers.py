"""What tables say about a smile, in the words of the form."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import get_language, gettext as _, ngettext

from babies.choices import (
    DirectedChoice,
    EyesChoice,
    FormChoice,
    KindChoice,
    RepeatableChoice,
    StateChoice,
    TriggerChoice,
)
from babies.forms.fields import ALLOWED_IN_NOTES, HIDDEN_CATEGORIES, JOINERS, quoted
from babies.models import NOTE_LENGTH
from exchange.imports.guess import Column

CHOICES: Final[Mapping[Column, type[TextChoices]]] = {
    Column.KIND: KindChoice,
    Column.STATE: StateChoice,
    Column.EYES: EyesChoice,
    Column.TRIGGER: TriggerChoice,
    Column.DIRECTED: DirectedChoice,
    Column.FORM: FormChoice,
    Column.REPEATABLE: RepeatableChoice,
}
#: Other words for the same, as people and other apps write them.
ALSO: Final[Mapping[Column, Mapping[str, str]]] = {
    Column.KIND: {
        "smiles": "smile", "smiling": "smile", "smiled": "smile", "grin": "smile",
        "social smile": "smile", "laughs": "laugh", "laughter": "laugh",
        "laughing": "laugh", "laughed": "laugh", "giggle": "laugh", "chuckle": "laugh",
    },
    Column.STATE: {
        "sleeping": "asleep", "sleep": "asleep", "in sleep": "asleep",
        "tired": "drowsy", "alert": "awake", "quiet alert": "awake", "no": "asleep",
        "yes": "awake", "unknown": "unsure",
    },
    Column.EYES: {
        "yes": "open", "no": "closed", "shut": "closed", "unknown": "unsure",
    },
    Column.TRIGGER: {
        "talking": "voice", "speech": "voice", "singing": "voice", "song": "voice",
        "peekaboo": "play", "game": "play", "tickle": "touch", "cuddle": "touch",
        "toy": "object", "thing": "object", "noise": "sound", "music": "sound",
        "feeding": "body", "feed": "body", "gas": "body", "diaper": "body",
        "nothing": "none", "spontaneous": "none", "unknown": "unsure",
        "mum": "face", "mom": "face", "dad": "face", "parent": "face",
    },
    Column.DIRECTED: {
        "me": "person", "parent": "person", "mum": "person", "mom": "person",
        "dad": "person", "face": "person", "us": "person", "toy": "object",
        "thing": "object", "nobody": "none", "nothing": "none", "unknown": "unsure",
    },
    Column.FORM: {
        "mouth": "mouth_only", "mouth and eyes": "mouth_and_eyes",
        "with eyes": "mouth_and_eyes", "open": "open_mouth", "laugh": "laugh_sound",
        "with sound": "laugh_sound", "unknown": "unsure",
    },
    Column.REPEATABLE: {"y": "yes", "n": "no", "true": "yes", "false": "no"},
}  # fmt: skip
BETWEEN_TRIGGERS: Final = re.compile(r"[;,|/+&]| and ")


class AnswerError(ValueError):
    """A word that the form does not know; the sentence says which it does."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def answer_of(column: Column, text: str) -> str:
    """The answer that a word means; raises AnswerError."""
    return _answer_of(column, text, get_language() or "")


@lru_cache(maxsize=1024)
def _answer_of(column: Column, text: str, _language: str) -> str:
    """Looked up once for each word: long tables have few."""
    plain = " ".join(text.casefold().replace("_", " ").replace("-", " ").split())
    choices = CHOICES[column]
    for value, label in choices.choices:
        if plain in {value.replace("_", " "), str(label).casefold()}:
            return str(value)
    if plain in ALSO[column]:
        return ALSO[column][plain]
    words = ", ".join(str(value).replace("_", " ") for value in choices.values)
    text = _("“%(typed)s” is none of: %(words)s.") % {
        "typed": quoted(text),
        "words": words,
    }
    raise AnswerError(text)


def triggers_of(text: str) -> tuple[str, ...]:
    """The triggers a cell names, each once; raises AnswerError."""
    whole = " ".join(text.split())
    try:
        return (answer_of(Column.TRIGGER, whole),)
    except AnswerError:
        parts = [part.strip() for part in BETWEEN_TRIGGERS.split(whole)]
    named = [answer_of(Column.TRIGGER, part) for part in parts if part]
    return tuple(dict.fromkeys(named))


def note_of(text: str) -> str:
    """A note without hidden characters; raises AnswerError where it is too long.

    A formula stays the text it is: nothing here ever works one out.
    """
    one_end = text.replace("\r\n", "\n").replace("\r", "\n")
    note = "".join(letter for letter in one_end if not _is_hidden(letter)).strip()
    if len(note) > NOTE_LENGTH:
        told = ngettext(
            "Notes have %(limit)d character at most. This has %(length)d.",
            "Notes have %(limit)d characters at most. This has %(length)d.",
            NOTE_LENGTH,
        )
        raise AnswerError(told % {"limit": NOTE_LENGTH, "length": len(note)})
    return note


def _is_hidden(letter: str) -> bool:
    is_control = unicodedata.category(letter) in HIDDEN_CATEGORIES
    return is_control and letter not in ALLOWED_IN_NOTES + JOINERS

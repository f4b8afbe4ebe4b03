"""Form fields whose every refusal is a sentence a tired person understands."""

import re
import unicodedata
from datetime import date, time
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _, gettext_lazy, ngettext_lazy

ALLOWED_IN_NOTES = "\n\t"
#: How much of a refused value a sentence repeats.
QUOTED: Final = 30
HIDDEN_CATEGORIES = {"Cc", "Cf", "Cs", "Zl", "Zp"}
# Without these some scripts and many emoji cannot be written.
JOINERS: Final = "\u200c\u200d"
UNSEEN_INITIALS: Final = ("C", "M", "Z")


class PlainTextField(forms.CharField):
    """Text of some length without hidden control characters.

    The length is checked here and not by the browser, which would cut off the rest
    of a pasted text without a word.
    """

    def __init__(self, *, longest: int, is_note: bool = False, **options: Any) -> None:
        if is_note:
            options["widget"] = forms.Textarea(attrs={"rows": 3})
        super().__init__(**options)
        self.allowed = ALLOWED_IN_NOTES if is_note else ""
        self.validators.append(
            MaxLengthValidator(
                longest,
                ngettext_lazy(
                    "Please keep this to %(limit_value)d character. "
                    "It has %(show_value)d now.",
                    "Please keep this to %(limit_value)d characters. "
                    "It has %(show_value)d now.",
                    "limit_value",
                ),
            )
        )

    def to_python(self, value: Any) -> str:
        """The text with line ends as one character; refuses hidden characters."""
        typed = super().to_python(value) or ""
        text = typed.replace("\r\n", "\n").replace("\r", "\n")
        hidden = (
            unicodedata.category(letter) in HIDDEN_CATEGORIES
            and letter not in self.allowed + JOINERS
            for letter in text
        )
        if any(hidden):
            raise ValidationError(
                _("There are hidden control characters in this. Please type it again.")
            )
        return text if any(map(_is_seen, text)) else ""


def _is_seen(letter: str) -> bool:
    """Whether a letter leaves a mark of its own."""
    return not unicodedata.category(letter).startswith(UNSEEN_INITIALS)


def quoted(value: Any) -> str:
    """The start of what was typed, for a sentence; browsers clear what they refuse."""
    shown = "".join(letter for letter in str(value) if letter.isprintable()).strip()
    return shown if len(shown) <= QUOTED else f"{shown[:QUOTED]}…"


class DayField(forms.DateField):
    """A calendar day."""

    default_error_messages = {
        "invalid": gettext_lazy("There is no such day. Please check it."),
        "required": gettext_lazy("Please give the day."),
    }

    def __init__(self, **options: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(widget=widget, **options)

    def to_python(self, value: Any) -> date | None:
        """The day; a refusal says which one was typed."""
        try:
            return super().to_python(value)
        except ValidationError as error:
            raise ValidationError(self._refusal(value), code=error.code) from error

    def _refusal(self, value: Any) -> str:
        typed = quoted(value)
        parts = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", str(value))
        if parts and int(parts[2]) in MONTHS:
            said = {"day": int(parts[3]), "month": MONTHS[int(parts[2])]}
            text = _("There is no %(day)s %(month)s %(year)s. Please check it.")
            return text % {**said, "year": parts[1]}
        if typed:
            return _("“%(typed)s” is not a date. Please check it.") % {"typed": typed}
        return str(self.error_messages["invalid"])


class ClockField(forms.TimeField):
    """A time on the clock at home."""

    default_error_messages = {
        "invalid": gettext_lazy("There is no such time. Please check it."),
    }

    def __init__(self, **options: Any) -> None:
        widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
        super().__init__(widget=widget, **options)

    def to_python(self, value: Any) -> time | None:
        """The time; a refusal says which one was typed."""
        try:
            return super().to_python(value)
        except ValidationError as error:
            text = _("“%(typed)s” is not a time. Please check it.")
            told = text % {"typed": quoted(value)}
            raise ValidationError(
                told if quoted(value) else str(self.error_messages["invalid"]),
                code=error.code,
            ) from error


class NumberField(forms.IntegerField):
    """A small whole number; its limits are the rules' matter."""

    default_error_messages = {"invalid": gettext_lazy("Please write a whole number.")}

    def __init__(self, **options: Any) -> None:
        super().__init__(
            widget=forms.NumberInput(attrs={"inputmode": "numeric"}), **options
        )

    def to_python(self, value: Any) -> int | None:
        """The number; a refusal says what was typed."""
        try:
            return super().to_python(value)
        except ValidationError as error:
            text = _("“%(typed)s” is not a whole number.") % {"typed": quoted(value)}
            raise ValidationError(
                text if quoted(value) else str(self.error_messages["invalid"]),
                code=error.code,
            ) from error


class ChipField(forms.ChoiceField):
    """One of a few answers, as large chips; nothing chosen is the first answer given.

    Every detail of an entry is optional, so a missing answer is no error.
    """

    default_error_messages = {
        "invalid_choice": gettext_lazy("Please choose one of these.")
    }

    def __init__(self, *, otherwise: str = "", **options: Any) -> None:
        super().__init__(
            widget=forms.RadioSelect, required=False, initial=otherwise, **options
        )
        self.otherwise = otherwise

    def clean(self, value: Any) -> Any:
        """The answer chosen, or what counts as none."""
        return super().clean(value) or self.otherwise

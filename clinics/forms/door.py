"""What staff type at the door: an exam-room code, and the days they promise."""

from typing import Any, Final

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from babies.forms.fields import PlainTextField

LONGEST: Final = 40
NEEDED: Final = _("Please choose at least one day.")


class CodeForm(forms.Form):
    """The code that a family reads out in the exam room."""

    code = PlainTextField(
        longest=LONGEST,
        label=_("Exam-room code"),
        help_text=_("Six letters or digits. The family reads them out."),
        error_messages={"required": _("Please type the six characters.")},
        widget=forms.TextInput(
            attrs={
                "autofocus": True,
                # Where the focus goes when the page came without a fresh load.
                "data-focus": True,
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
            }
        ),
    )


class WatchForm(forms.Form):
    """The weekdays on which staff will read a baby's diary; 1 is Monday."""

    reading_days = forms.TypedMultipleChoiceField(
        label=_("On which days will you read it?"),
        help_text=_("The family sees the next of these days."),
        choices=[(str(day + 1), name) for day, name in WEEKDAYS.items()],
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": NEEDED, "invalid_choice": NEEDED},
    )

    def days(self) -> list[int]:
        """The days chosen."""
        chosen: Any = self.cleaned_data["reading_days"]
        return list(chosen)

"""Other dates of birth that staff suggest, checked as those of the family are."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from babies.forms.dates import DatesForm
from babies.forms.fields import PlainTextField
from babies.models import NOTE_LENGTH
from babies.said import plain_values
from clinics.corrections import DATES


class CorrectionForm(DatesForm):
    """The dates alone, and why the clinic has others."""

    why = PlainTextField(
        label=_("Why"),
        longest=NOTE_LENGTH,
        is_note=True,
        help_text=_("The family reads this."),
        error_messages={"required": _("Please say where these dates are from.")},
    )

    def dates(self) -> dict[str, Any]:
        """The dates, once the form is valid."""
        return plain_values({name: self.cleaned_data[name] for name in DATES})

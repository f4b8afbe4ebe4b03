"""The next step of a referral."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from babies.forms.fields import PlainTextField
from babies.models import NOTE_LENGTH
from clinics.choices import NEXT_STEPS, ReferralStep

BAD_DAY = _("Please give a day, such as 2026-12-01.")


class StepForm(forms.Form):
    """Which step came, on which day, and for when a visit was booked."""

    step = forms.ChoiceField(
        label=_("Step"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Please choose the step."),
            "invalid_choice": _("This step cannot follow the last one."),
        },
    )
    on = forms.DateField(
        label=_("On"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": _("Please choose a day."), "invalid": BAD_DAY},
    )
    booked_for = forms.DateField(
        label=_("Booked for"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": BAD_DAY},
    )
    note = PlainTextField(
        label=_("Note for the team"), longest=NOTE_LENGTH, is_note=True, required=False
    )

    def __init__(self, data: Any = None, *, last: str, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["step"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (step.value, step.label) for step in NEXT_STEPS[ReferralStep(last)]
        ]

"""A note of staff, for the family or for the team alone."""

from django import forms
from django.utils.translation import gettext_lazy as _

from babies.forms.fields import PlainTextField
from babies.models import NOTE_LENGTH
from clinics.choices import Audience


class NoteForm(forms.Form):
    """What is noted, and who may read it."""

    audience = forms.ChoiceField(
        label=_("Who reads it"),
        choices=Audience.choices,
        initial=Audience.TEAM,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Please choose who reads it."),
            "invalid_choice": _("Please choose one of these."),
        },
    )
    words = PlainTextField(
        label=_("Note"),
        longest=NOTE_LENGTH,
        is_note=True,
        error_messages={"required": _("Please write the note.")},
    )

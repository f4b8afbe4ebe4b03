"""How a calendar words its days."""

from django import forms
from django.utils.translation import gettext_lazy as _


class CalendarForm(forms.Form):
    """Whether whoever looks over a shoulder may read what a day is."""

    is_private = forms.BooleanField(
        required=False,
        initial=True,
        label=_("Private words"),
        help_text=_("Each day is then called “Smilestone date”, without a name."),
    )

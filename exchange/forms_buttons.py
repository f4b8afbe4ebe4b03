"""What a button outside the page is to log."""

from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

from exchange.buttons import Tap

CHOOSE: Final = _("Please choose one of the three.")


class ButtonForm(forms.Form):
    """One kind of tap."""

    tap = forms.ChoiceField(
        label=_("What does a tap mean?"),
        choices=Tap.choices,
        widget=forms.RadioSelect,
        initial=Tap.SMILE,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )

"""The form for a new webhook."""

from collections.abc import Mapping
from typing import Final

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy as _

from babies.forms.fields import PlainTextField
from exchange.hooks import MOST
from exchange.models.outside import ADDRESS_LENGTH
from exchange.posting import RefusedAddressError, look_up

REFUSALS: Final[Mapping[str, str | Promise]] = {
    "address": _("We cannot post there. Give a whole address with https://."),
    "secrets": _("Please leave out the name and the password."),
    "private": _("This is not out on the internet. We cannot post there."),
    "unknown": _("We cannot find this name now. Please check it, or try again later."),
}


class WebhookForm(forms.Form):
    """Where to post, and whether to say what was logged."""

    address = PlainTextField(
        longest=ADDRESS_LENGTH,
        label=_("Address"),
        help_text=_("It begins with https:// and is out on the internet."),
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
        error_messages={"required": _("Please give the address.")},
    )
    with_details = forms.BooleanField(
        required=False,
        label=_("Send notes and health details, too"),
        help_text=_("Without it we only say that something was logged."),
    )

    def clean_address(self) -> str:
        """An address that letters would reach now; its name is asked for."""
        address: str = self.cleaned_data["address"]
        try:
            look_up(address, at_home=settings.PLAIN_HTTP)
        except RefusedAddressError as refused:
            raise ValidationError(str(REFUSALS[refused.reason])) from refused
        return address


def too_many_words() -> str:
    """Why a baby may have no other webhook."""
    return gettext("There are %(most)d already. Delete one first.") % {"most": MOST}

"""The form for a new webhook."""

from django import forms
from django.utils.translation import gettext_lazy as _

from babies.forms.fields import PlainTextField
from exchange.models.outside import ADDRESS_LENGTH


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

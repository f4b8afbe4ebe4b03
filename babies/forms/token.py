"""Asking for a token of the API."""

import uuid
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import TokenScope
from accounts.tokens import TokenWish
from babies.forms.fields import PlainTextField
from babies.models import Baby

CHOOSE = _("Please choose one of these.")
DAYS = [(30, _("One month")), (90, _("Three months")), (365, _("One year"))]
SCOPES = [
    (TokenScope.READ.value, _("Only read")),
    (TokenScope.WRITE.value, _("Read and write")),
    (TokenScope.ADD_ONLY.value, _("Only add new entries")),
]


class TokenForm(forms.Form):
    """What it is for, what it may do, which baby it reaches, and for how long."""

    name = PlainTextField(
        label=_("What is it for?"),
        longest=80,
        help_text=_("Such as: button in the kitchen."),
        error_messages={"required": _("Please say what it is for.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    scope = forms.ChoiceField(
        label=_("What may it do?"),
        choices=SCOPES,
        initial=TokenScope.ADD_ONLY,
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )
    baby = forms.ChoiceField(
        label=_("For which baby?"),
        required=False,
        error_messages={"invalid_choice": CHOOSE},
    )
    days = forms.TypedChoiceField(
        label=_("For how long?"),
        choices=DAYS,
        coerce=int,
        initial=365,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )

    def __init__(self, data: Any = None, *, babies: Iterable[Baby]) -> None:
        super().__init__(data)
        names = [(str(baby.pk), baby.name) for baby in babies]
        everyone = [("", _("All my babies"))]
        self.fields["baby"].choices = [*everyone, *names]  # type: ignore[attr-defined]  # a ChoiceField

    def wish(self, key: uuid.UUID) -> TokenWish:
        """What was asked for, once the form is valid."""
        said = self.cleaned_data
        return TokenWish(
            key=key,
            name=said["name"],
            scope=TokenScope(said["scope"]),
            baby_id=uuid.UUID(said["baby"]) if said["baby"] else None,
            days=said["days"],
        )

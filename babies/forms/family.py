"""Choosing a role for somebody."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from babies.choices import Role
from babies.family import ROLE_SENTENCES

REQUIRED: Final = _("Please choose one of the three.")


class RoleForm(forms.Form):
    """What somebody may do for a baby."""

    role = forms.ChoiceField(
        label=_("What may this person do?"),
        choices=Role.choices,
        widget=forms.RadioSelect,
        error_messages={"required": REQUIRED, "invalid_choice": REQUIRED},
    )

    def explained(self) -> list[tuple[Any, str]]:
        """Each choice with the sentence that explains it."""
        return [
            (option, str(ROLE_SENTENCES[option.data["value"]]))
            for option in self["role"].subwidgets
        ]

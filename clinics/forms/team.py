"""Who works at a clinic: a role, a name that families see, a hand-over."""

from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from babies.forms.fields import PlainTextField
from babies.models import NOTE_LENGTH
from clinics.choices import StaffRole
from clinics.models import Staff
from clinics.team import ROLE_SENTENCES, HandOver

NAME_LENGTH: Final = 120
ROLE_NEEDED: Final = _("Please choose one of the roles.")
COLLEAGUE_NEEDED: Final = _("Please choose a colleague.")


class StaffRoleForm(forms.Form):
    """What somebody may do at the clinic."""

    role = forms.ChoiceField(
        label=_("What may this person do?"),
        choices=StaffRole.choices,
        widget=forms.RadioSelect,
        error_messages={"required": ROLE_NEEDED, "invalid_choice": ROLE_NEEDED},
    )

    def __init__(self, data: Any = None, *, by: Staff, role: str) -> None:
        super().__init__(data, initial={"role": role})
        if StaffRole.LEAD not in {by.role, role}:
            # Only a lead makes somebody a lead.
            field: Any = self.fields["role"]
            field.choices = [
                choice for choice in StaffRole.choices if choice[0] != StaffRole.LEAD
            ]

    def explained(self) -> list[tuple[Any, str]]:
        """Each choice with the sentence that explains it."""
        return [
            (option, str(ROLE_SENTENCES[option.data["value"]]))
            for option in self["role"].subwidgets
        ]


class StaffNameForm(forms.Form):
    """What families read when this person looked."""

    name = PlainTextField(
        longest=NAME_LENGTH,
        label=_("Your name, as families see it"),
        help_text=_("It stands in the list of who looked."),
        error_messages={"required": _("Please write your name.")},
    )


class HandOverForm(forms.Form):
    """Who takes over what somebody has begun."""

    to_staff = forms.ChoiceField(
        label=_("Who takes over?"),
        error_messages={
            "required": COLLEAGUE_NEEDED,
            "invalid_choice": COLLEAGUE_NEEDED,
        },
    )
    note = PlainTextField(
        longest=NOTE_LENGTH,
        is_note=True,
        label=_("A note for them"),
        error_messages={"required": _("Please write what they should know.")},
    )

    def __init__(self, data: Any = None, *, colleagues: Iterable[Staff]) -> None:
        super().__init__(data)
        self.colleagues = {str(person.pk): person for person in colleagues}
        names = [(key, person.name) for key, person in self.colleagues.items()]
        field: Any = self.fields["to_staff"]
        field.choices = [("", COLLEAGUE_NEEDED), *names]

    def hand_over(self) -> HandOver:
        """What was chosen."""
        chosen = self.colleagues[self.cleaned_data["to_staff"]]
        return HandOver(chosen, self.cleaned_data["note"])

"""The form for what a family wants to tell at a visit."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from babies.forms.fields import PlainTextField
from babies.models import NOTE_LENGTH, VisitNotes
from exchange.notes import FIELDS, HELP, seen_of


class VisitNotesForm(forms.Form):
    """Eight short notes, all optional (clinical rules E.4).

    `seen` says which notes the page showed that was sent: two people may write at
    once, and neither may wipe out the other's words without having read them.
    """

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *, notes: VisitNotes, name: str, data: Any | None = None
    ) -> None:
        initial = {each: getattr(notes, each) for each in HELP}
        super().__init__(data, initial=initial)
        self.notes = notes
        # Which notes this page shows; sent again, they will have been read.
        self.shown = seen_of(notes)
        self.meanwhile: list[tuple[str, str]] = []
        for each, words in HELP.items():
            self.fields[each] = PlainTextField(
                longest=NOTE_LENGTH,
                is_note=True,
                label=FIELDS.get(each, _("Our questions")),
                help_text=str(words) % {"name": name},
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        """Refuse to write over words that came since, and tell which they are."""
        said = super().clean() or {}
        changed = [each for each in HELP if said.get(each) != getattr(self.notes, each)]
        if changed and said.get("seen") != self.shown:
            self.meanwhile = [
                (str(self.fields[each].label), getattr(self.notes, each))
                for each in changed
            ]
            self.add_error(
                None,
                _("These notes were changed since you opened them. Nothing is saved."),
            )
        return said

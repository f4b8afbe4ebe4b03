"""The letter of a referral."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from babies.forms.fields import PlainTextField
from clinics.letters import stamp_of

LONGEST: Final = 10_000


class LetterForm(forms.Form):
    """What the letter says.

    `seen` says which letter the page showed: two people may write at once, and neither
    may wipe out the other's words without having read them.
    """

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    letter = PlainTextField(
        label=_("Letter"),
        longest=LONGEST,
        is_note=True,
        error_messages={"required": _("Please write the letter.")},
    )

    def __init__(self, data: Any = None, *, saved: str, draft: str) -> None:
        super().__init__(data, initial={"letter": saved or draft})
        self.saved = saved
        # What this page shows; sent again, it will have been read.
        self.shown = stamp_of(saved)
        self.fields["letter"].widget.attrs["rows"] = 22

    def clean(self) -> dict[str, Any]:
        """Refuse to write over a letter that was saved since."""
        said = super().clean() or {}
        changed = said.get("letter") != self.saved
        if self.saved and changed and said.get("seen") != self.shown:
            self.add_error(
                None,
                _("Somebody saved another letter since you opened this. Compare them."),
            )
        return said
